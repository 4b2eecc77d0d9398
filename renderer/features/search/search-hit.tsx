import type { CallOutput } from '../../../shared/contract/index.ts'
import { Link, MarkedText, useFrame, useZone } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Icon } from '../../ui/index.ts'

type Hit = CallOutput<'search.find'>['hits'][number]

/** What was found: its name, where it belongs, and the words around the first match. Leads to that very place. */
export function SearchHit({ hit }: { readonly hit: Hit }) {
  const t = useT()
  const zone = useZone()
  const frame = useFrame()
  const records = frame.features.flatMap((feature) => feature.records ?? [])
  const { kind, id, accountId, position } = hit
  const record = records.find((known) => known.kind === kind)
  const route =
    record?.route({ id, accountId, position }) ?? (accountId === null ? null : `/accounts/${accountId}`)
  const content = (
    <>
      <Icon name={record?.icon ?? 'file'} />
      <span className="grow">
        <span className="sr-t">
          <MarkedText text={hit.title === '' ? t(`app.record.${kind}`) : hit.title} marks={hit.titleMarks} />
        </span>
        {hit.snippet !== '' && (
          <span className="sr-s">
            <MarkedText text={hit.snippet} marks={hit.snippetMarks} />
          </span>
        )}
      </span>
      <span className="sr-m t12 muted">
        {hit.accountName !== null && kind !== 'account' && <span className="cut">{hit.accountName}</span>}
        <span className="num">
          {t('search.at', { kind: t(`app.record.${kind}`), day: zone.dayOf(hit.at) })}
        </span>
      </span>
    </>
  )
  return route === null ? (
    <div className="sr-hit">{content}</div>
  ) : (
    <Link
      to={route}
      className="sr-hit"
      onClick={() => void frame.client.call('search.touched', { kind, id })}
    >
      {content}
    </Link>
  )
}
