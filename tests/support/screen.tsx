import { type RenderResult, render, waitFor } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { onTestFinished } from 'vitest'
import { createClient } from '../../renderer/app/client.ts'
import { createFrame } from '../../renderer/app/create-frame.ts'
import { type Feature, type Frame, FrameContext } from '../../renderer/app/index.ts'
import { features as allFeatures } from '../../renderer/boot/features.ts'
import { Root } from '../../renderer/boot/root.tsx'
import { createFakeHost, type FakeHost } from '../../renderer/host/fake-host.ts'
import { type AnyLanguage, isLanguage, setLanguage } from '../../renderer/i18n/index.ts'
import { UiProvider } from '../../renderer/ui/index.ts'
import { openTestCore, type TestCore } from './core.ts'
import { seededRandom } from './seeded.ts'

export interface Screen extends RenderResult {
  readonly core: TestCore
  readonly frame: Frame
  readonly host: FakeHost
  readonly user: UserEvent
}

export interface ScreenOptions {
  /** A core that the test has filled; else a fresh one with an open workspace. Either is stopped with the test. */
  readonly core?: TestCore
  /** Where the window opens: `/accounts`. */
  readonly route?: string
  readonly features?: readonly Feature[]
  readonly language?: AnyLanguage
  readonly microphone?: () => Promise<MediaStream | null>
}

/**
 * The whole interface in jsdom over a real core and its encrypted store: frame, shell, features, as in the product;
 * only the host is the fake one. Everything ends with the test.
 */
export async function openScreen(options: ScreenOptions = {}): Promise<Screen> {
  const { route = '/', features = allFeatures, language = 'zh-CN' } = options
  const core = options.core ?? (await openTestCore())
  if (isLanguage(language) && (await isOpen(core))) await core.call('settings.set', { language })
  await setLanguage(language)
  window.location.hash = `#${route}`
  const random = seededRandom(77)
  const host = createFakeHost({
    async send(file, ticket) {
      const outcome = await core.tickets.accept(ticket, readFile(file))
      return outcome === 'done' || outcome === 'failed' ? outcome : 'refused'
    },
    ...(options.microphone ? { microphone: options.microphone } : {}),
  })
  const frame = createFrame({
    client: createClient({ port: core.openPort(), clock: core.clock, random }),
    host,
    clock: core.clock,
    random,
    window,
    features,
    appearance: { language, theme: 'light', density: 'comfortable', fontSize: 14, motion: false },
    timeZone: 'Asia/Shanghai',
  })
  const user = userEvent.setup()
  const shown = render(
    <UiProvider>
      <FrameContext value={frame}>
        <Root />
      </FrameContext>
    </UiProvider>,
  )
  onTestFinished(async () => {
    shown.unmount()
    frame.stop()
    await core.stop()
    window.location.hash = ''
  })
  await waitFor(() => {
    if (document.getElementById('page') === null) throw new Error('the interface has not been drawn')
  })
  return { ...shown, core, frame, host, user }
}

async function* readFile(file: File): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(await file.arrayBuffer())
}

const isOpen = async (core: TestCore): Promise<boolean> =>
  (await core.call('workspace.status', {})).state === 'open'
