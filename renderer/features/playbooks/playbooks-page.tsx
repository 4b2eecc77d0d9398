import { useState } from 'react'
import { stages } from '../../../shared/domain/journey/index.ts'
import { Content, Link, noAnswer, Panel, usePage, useQuery } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { classNames } from '../../ui/index.ts'
import { PlaybookSheet } from './playbook-sheet.tsx'

/** PLY-1: the seven stages beside each other's names, one of them open. */
export function PlaybooksPage({ params }: { readonly params: { readonly stage?: string } }) {
  const t = useT()
  const current = stages.find((stage) => stage === params.stage) ?? stages[0]
  const { data, error, refetch } = useQuery('playbook.list', {})
  const [shown, setShown] = useState<{ readonly stage: string; readonly version: number } | null>(null)
  usePage(t(`account.stage.${current}`))
  if (error !== undefined || data === undefined) return noAnswer(error, refetch)
  const versions = data.playbooks.find(({ stage }) => stage === current)?.versions ?? []
  const playbook =
    versions.find(({ version }) => shown?.stage === current && version === shown.version) ?? versions.at(-1)
  return (
    <Content isFlush>
      <div className="pb">
        <nav className="pb-nav" aria-label={t('playbooks.stages')}>
          {stages.map((stage, index) => (
            <Link
              key={stage}
              to={`/playbooks/${stage}`}
              className={classNames(stage === current && 'on')}
              {...(stage === current ? { 'aria-current': 'page' as const } : {})}
            >
              <span className="pb-n num">{index + 1}</span>
              {t(`account.stage.${stage}`)}
            </Link>
          ))}
        </nav>
        <div className="pb-body paper">
          <Panel name={t(`account.stage.${current}`)}>
            {playbook && (
              <PlaybookSheet
                playbook={playbook}
                versions={versions}
                onShow={(version) => setShown({ stage: current, version })}
              />
            )}
          </Panel>
        </div>
      </div>
    </Content>
  )
}
