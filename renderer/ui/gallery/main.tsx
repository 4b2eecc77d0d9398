import '../../styles/index.css'
import './gallery.css'
import { createRoot } from 'react-dom/client'
import { isLanguage, pseudoLanguage, setLanguage } from '../../i18n/index.ts'
import { UiProvider } from '../index.ts'
import { Gallery } from './gallery.tsx'
import { States } from './states.tsx'

/** `gallery.html?theme=dark&lang=en&density=compact&page=states&rows=10000`. */
const wishes = new URLSearchParams(location.search)
const { dataset } = document.documentElement
dataset['theme'] = wishes.get('theme') ?? 'light'
dataset['density'] = wishes.get('density') ?? 'comfortable'
const language = wishes.get('lang') ?? 'zh-CN'
await setLanguage(isLanguage(language) ? language : pseudoLanguage)

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <UiProvider>
    {wishes.get('page') === 'states' ? <States /> : <Gallery rowCount={Number(wishes.get('rows') ?? 5)} />}
  </UiProvider>,
)
