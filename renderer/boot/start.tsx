import { createRoot } from 'react-dom/client'
import type { Port } from '../../shared/rpc/index.ts'
import { applyAppearance, readAppearance } from '../app/appearance/appearance.ts'
import { createClient } from '../app/client.ts'
import { createFrame } from '../app/create-frame.ts'
import type { EarlyQuestions } from '../app/early-answers.ts'
import { FrameContext } from '../app/index.ts'
import { UiProvider } from '../ui/index.ts'
import { chooseHost } from './choose-host.ts'
import { features } from './features.ts'
import type { FirstCalls } from './first-calls.ts'
import { Root } from './root.tsx'

const clock = { now: () => Date.now() }
const random = {
  bytes: (count: number): Uint8Array => window.crypto.getRandomValues(new Uint8Array(count)),
}

/** Draws the program over a core that has been asked the first questions. */
export async function start(port: Port, early: EarlyQuestions, asked: Promise<FirstCalls>): Promise<void> {
  const { path, calls } = await asked
  // Before anything is drawn, and before the core's long answers are on their way over the same host.
  const page = features.flatMap(({ routes = [] }) => routes).find(({ pattern }) => pattern === path)
  const code = page?.component.load?.()
  const host = chooseHost(window, import.meta.env.BOWTIE_VERSION)
  const [state, settings] = await Promise.all([
    early.peek('workspace.status', {}),
    early.peek('settings.get', {}),
  ])
  // Before a workspace is open the core knows no settings: the machine's language and the look of last time decide.
  const isOpen = state.ok && (state.value as { readonly state: string }).state === 'open'
  const appearance = readAppearance(
    window,
    window.bowtie === undefined ? null : host.facts.systemLanguage,
    isOpen && settings.ok ? (settings.value as object) : {},
  )
  await applyAppearance(window, appearance)
  const frame = createFrame({
    client: createClient({ port, early, clock, random }),
    host,
    clock,
    random,
    window,
    features,
    appearance,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  // What has been answered by the first drawing is in it: the first picture is whole, instead of growing answer by
  // answer. Long answers are not waited for.
  const status = await frame.queries.fetch('workspace.status', {})
  if (status.data?.state === 'open') {
    for (const [name, input] of calls) frame.queries.preload(name, input)
    await Promise.all([code, frame.queries.fetch('settings.get', {})])
  }
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no #root')
  createRoot(root).render(
    <UiProvider>
      <FrameContext value={frame}>
        <Root />
      </FrameContext>
    </UiProvider>,
  )
}
