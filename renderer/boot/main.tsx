import '../styles/index.css'
import { createRoot } from 'react-dom/client'
import { applyAppearance, readAppearance } from '../app/appearance/appearance.ts'
import { createClient } from '../app/client.ts'
import { createFrame } from '../app/create-frame.ts'
import { FrameContext } from '../app/index.ts'
import { UiProvider } from '../ui/index.ts'
import { chooseHost } from './choose-host.ts'
import { features } from './features.ts'
import { Root } from './root.tsx'

const clock = { now: () => Date.now() }
const random = {
  bytes: (count: number): Uint8Array => window.crypto.getRandomValues(new Uint8Array(count)),
}

const { port, host } = chooseHost(window, import.meta.env.BOWTIE_VERSION)
const appearance = readAppearance(window, window.bowtie === undefined ? null : host.facts.systemLanguage)
await applyAppearance(window, appearance)

const frame = createFrame({
  client: createClient({ port, clock, random }),
  host,
  clock,
  random,
  window,
  features,
  appearance,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
createRoot(root).render(
  <UiProvider>
    <FrameContext value={frame}>
      <Root />
    </FrameContext>
  </UiProvider>,
)
