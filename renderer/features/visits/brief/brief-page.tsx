import {
  Content,
  FailureNote,
  type RouteProps,
  useCommands,
  useFrame,
  usePage,
  useQuery,
} from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, EmptyState } from '../../../ui/index.ts'
import type { Brief } from './brief.ts'
import { BriefSheet } from './brief-sheet.tsx'
import { usePrint } from './use-print.ts'

/** VIS-2: the brief before a visit. */
export function VisitBriefPage({ params }: RouteProps<{ readonly id: string }>) {
  const { data, error, refetch } = useQuery('visit.brief', { visitIds: [params.id] })
  return <BriefScreen brief={data?.briefs[0]} isThere={data !== undefined} error={error} onRetry={refetch} />
}

/** VIS-2 without a visit: whoever calls out of the blue. */
export function AccountBriefPage({ params }: RouteProps<{ readonly id: string }>) {
  const { data, error, refetch } = useQuery('account.brief', { accountId: params.id })
  return <BriefScreen brief={data} isThere={data !== undefined} error={error} onRetry={refetch} />
}

interface BriefScreenProps {
  readonly brief: Brief | undefined
  readonly isThere: boolean
  readonly error: Parameters<typeof FailureNote>[0]['failure'] | undefined
  readonly onRetry: () => void
}

function BriefScreen({ brief, isThere, error, onRetry }: BriefScreenProps) {
  const t = useT()
  const print = usePrint()
  const { dialogs, navigation } = useFrame()
  const name = brief === undefined ? null : t('brief.of', { name: brief.account.name })
  usePage(name)
  useCommands([
    {
      id: 'brief.print',
      titleKey: 'brief.print',
      group: 'record',
      icon: 'export',
      when: () => name !== null,
      run: () => print(name ?? ''),
    },
  ])
  if (error)
    return (
      <Content>
        <FailureNote failure={error} onRetry={onRetry} />
      </Content>
    )
  if (brief === undefined)
    return (
      <Content>
        {isThere && (
          <EmptyState kind="filtered" title={t('brief.notThere')}>
            {t('brief.notThereWhy')}
          </EmptyState>
        )}
      </Content>
    )
  const { visit, account } = brief
  const note = async (): Promise<void> => {
    const made = await dialogs.open('note.create', {
      accountId: account.id,
      ...(visit === null ? {} : { visitId: visit.id }),
    })
    if (made !== null) navigation.go(`/notes/${made.id}`)
  }
  const plan = async (): Promise<void> => {
    const made = await dialogs.open(
      'visit.plan',
      visit === null ? { accountId: account.id } : { id: visit.id },
    )
    if (made !== null && visit === null) navigation.go(`/visits/${made.id}/brief`)
  }
  return (
    <Content className="br-page">
      <div className="br-bar no-print">
        <span className="muted t13 grow">{t('brief.title')}</span>
        <Button icon="calendar" onPress={() => void plan()}>
          {t(visit === null ? 'brief.plan' : 'brief.edit')}
        </Button>
        <Button icon="export" onPress={() => void print(t('brief.of', { name: account.name }))}>
          {t('brief.print')}
        </Button>
        <Button kind="primary" icon="note" onPress={() => void note()}>
          {t('brief.note')}
        </Button>
      </div>
      <BriefSheet brief={brief} />
    </Content>
  )
}
