import { type KeyboardEvent, useEffect, useRef } from 'react'
import { searchKinds } from '../../../shared/contract/index.ts'
import { Content, FailureNote, useNavigation, usePlace, useQuery } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { announce, Button, EmptyState, isImeKey, Kbd, SearchField, SegmentedControl } from '../../ui/index.ts'
import { SearchHit } from './search-hit.tsx'

const pageSize = 50
/** The contract's limit: who needs more adds a word. */
const mostShown = 200

const filters = ['all', ...searchKinds] as const
type Filter = (typeof filters)[number]

/** VIS-8: found while typing, never while composing; the words, the kind and how far one looked stand in the address. */
export function SearchPage() {
  const t = useT()
  const { query } = usePlace()
  const navigation = useNavigation()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const text = query['q'] ?? ''
  const filter: Filter = filters.find((kind) => kind === query['kind']) ?? 'all'
  const limit = Math.min(mostShown, Math.max(pageSize, Number(query['n'] ?? pageSize) || pageSize))
  const isAsked = text.trim() !== ''
  const answer = useQuery(
    'search.find',
    { text, limit, ...(filter === 'all' ? {} : { kinds: [filter] }) },
    { isEnabled: isAsked, keepPrevious: true },
  )
  const status = useQuery('workspace.status', {}).data
  const hits = isAsked ? (answer.data?.hits ?? []) : []
  const total = isAsked ? (answer.data?.total ?? 0) : 0
  const isAnswered = isAsked && answer.data !== undefined

  useEffect(() => {
    if (isAnswered) announce(t('search.count', { count: total }))
  }, [isAnswered, total, t])

  const focusHit = (index: number): void => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a.sr-hit') ?? [])]
    if (index < 0) input.current?.focus()
    else links[Math.min(index, links.length - 1)]?.focus()
  }
  const move = (event: KeyboardEvent): void => {
    if (isImeKey(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const links = [...(list.current?.querySelectorAll('a.sr-hit') ?? [])]
    const at = links.indexOf(document.activeElement ?? document.body)
    const isInText = event.target instanceof HTMLInputElement
    const step =
      event.key === 'ArrowDown' || (!isInText && event.key === 'j')
        ? 1
        : event.key === 'ArrowUp' || (!isInText && event.key === 'k')
          ? -1
          : 0
    if (step === 0 || (isInText && step < 0) || links.length === 0) return
    if (!isInText && at < 0) return
    event.preventDefault()
    focusHit(isInText ? 0 : at + step)
  }

  return (
    <Content className="sr">
      <div className="sr-in" onKeyDown={move}>
        <h1 className="visually-hidden">{t('search.title')}</h1>
        <SearchField
          label={t('search.label')}
          value={text}
          onSearch={(words) => navigation.setQuery({ q: words === '' ? null : words, n: null })}
          placeholder={t('search.placeholder')}
          autoFocus
          inputRef={input}
        />
        <SegmentedControl
          label={t('search.kinds')}
          size="small"
          className="sr-kinds"
          segments={filters.map((id) => ({
            id,
            label: id === 'all' ? t('search.allKinds') : t(`app.record.${id}`),
          }))}
          value={filter}
          onChange={(kind) => navigation.setQuery({ kind: kind === 'all' ? null : kind, n: null })}
        />
        {answer.error !== undefined && isAsked && (
          <FailureNote failure={answer.error} onRetry={answer.refetch} />
        )}
        {hits.length > 0 && (
          <>
            <p className="sr-count t12 muted">
              {total > hits.length
                ? t('search.shown', { shown: hits.length, total })
                : t('search.count', { count: total })}
              <span className="sp" />
              <Kbd keys="↑↓" /> {t('search.hint.move')} <Kbd keys="Enter" /> {t('search.hint.open')}
            </p>
            <ol ref={list} className="sr-list" aria-label={t('search.results')}>
              {hits.map((hit) => (
                <li key={`${hit.kind} ${hit.id}`}>
                  <SearchHit hit={hit} />
                </li>
              ))}
            </ol>
            {total > hits.length && limit < mostShown && (
              <Button onPress={() => navigation.setQuery({ n: String(limit + pageSize) })}>
                {t('search.more')}
              </Button>
            )}
          </>
        )}
        {!isAsked && (
          <EmptyState
            kind="first"
            title={
              status?.state === 'open' && status.empty ? t('search.empty.first') : t('search.empty.start')
            }
          >
            {status?.state === 'open' && status.empty
              ? t('search.empty.firstWhy')
              : t('search.empty.startWhy')}
          </EmptyState>
        )}
        {isAnswered && hits.length === 0 && (
          <EmptyState
            kind="filtered"
            title={t(filter === 'all' ? 'search.empty.nothing' : 'search.empty.filtered', { text })}
            {...(filter === 'all'
              ? {}
              : {
                  actions: (
                    <Button onPress={() => navigation.setQuery({ kind: null })}>
                      {t('search.empty.clear')}
                    </Button>
                  ),
                })}
          >
            {filter === 'all' ? t('search.empty.nothingWhy') : null}
          </EmptyState>
        )}
      </div>
    </Content>
  )
}
