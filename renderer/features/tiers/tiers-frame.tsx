import type { ReactNode } from 'react'
import { Content, useFrame } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Tabs } from '../../ui/index.ts'

const tabs = ['rules', 'coverage', 'service'] as const
type TierTab = (typeof tabs)[number]

const routes: Readonly<Record<TierTab, string>> = {
  rules: '/tiers',
  coverage: '/tiers/coverage',
  service: '/tiers/service',
}

export interface TiersFrameProps {
  readonly current: TierTab
  readonly lead: string
  /** Beside the title. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** What decides a tier, and what a tier gets: pages beside each other. */
export function TiersFrame({ current, lead, actions, children }: TiersFrameProps) {
  const t = useT()
  const { navigation } = useFrame()
  return (
    <Content>
      <div className="tr">
        <div className="pagehead">
          <div className="grow">
            <h1>{t('tiers.title')}</h1>
            <p className="muted t13">{lead}</p>
          </div>
          {actions}
        </div>
        <Tabs
          label={t('tiers.title')}
          className="tr-tabs"
          panelClassName="tr-panel"
          tabs={tabs.map((id) => ({ id, label: t(`tiers.tab.${id}`) }))}
          selected={current}
          onSelect={(id) => navigation.go(routes[id])}
        >
          {children}
        </Tabs>
      </div>
    </Content>
  )
}
