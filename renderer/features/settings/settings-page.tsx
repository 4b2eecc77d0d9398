import { Content, Link, Panel, usePage } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { classNames } from '../../ui/index.ts'
import { BinPage } from './bin-page.tsx'
import { DataPage } from './data-page.tsx'
import { FieldsPage } from './fields/fields-page.tsx'
import { HistoryPage } from './history-page.tsx'
import { InputPage } from './input-page.tsx'
import { LookPage } from './look-page.tsx'
import { ShortcutsPage } from './shortcuts-page.tsx'

const pages = [
  { id: 'look', Page: LookPage },
  { id: 'input', Page: InputPage },
  { id: 'shortcuts', Page: ShortcutsPage },
  { id: 'fields', Page: FieldsPage },
  { id: 'data', Page: DataPage },
  { id: 'history', Page: HistoryPage },
  { id: 'bin', Page: BinPage },
] as const

export function SettingsPage({ params }: { readonly params: { readonly page?: string } }) {
  const t = useT()
  const current = pages.find(({ id }) => id === params.page) ?? pages[0]
  const { Page } = current
  usePage(t(`settings.page.${current.id}`))
  return (
    <Content isFlush>
      <div className="set">
        <nav className="set-nav" aria-label={t('settings.nav')}>
          {pages.map(({ id }) => (
            <Link
              key={id}
              to={`/settings/${id}`}
              className={classNames(id === current.id && 'on')}
              {...(id === current.id ? { 'aria-current': 'page' as const } : {})}
            >
              {t(`settings.page.${id}`)}
            </Link>
          ))}
        </nav>
        <div className="set-body">
          <Panel name={t(`settings.page.${current.id}`)}>
            <Page />
          </Panel>
        </div>
      </div>
    </Content>
  )
}
