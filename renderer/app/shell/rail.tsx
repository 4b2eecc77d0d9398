import { useT } from '../../i18n/index.ts'
import { classNames, Icon, Logo } from '../../ui/index.ts'
import type { RailEntry } from '../frame.ts'
import { useFrame } from '../frame-context.ts'
import { Link } from '../routes/link.tsx'
import { useMatchedRoute } from '../routes/match.ts'

/** Entries at the foot of the rail start here. */
const footPosition = 900

/** The spine: where one can be. Only areas that exist. */
export function Rail() {
  const t = useT()
  const { features } = useFrame()
  const current = useMatchedRoute()?.route.railId
  const entries = features
    .flatMap((feature) => feature.rail ?? [])
    .toSorted((left, right) => left.position - right.position)
  const entryLink = (entry: RailEntry) => (
    <Link
      key={entry.id}
      to={entry.route}
      className={classNames(entry.id === current && 'on')}
      {...(entry.id === current ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon name={entry.icon} size={20} />
      <span>{t(entry.labelKey)}</span>
    </Link>
  )
  return (
    <nav className="rail" aria-label={t('app.rail.label')}>
      <span className="logo">
        <Logo label={t('app.product')} />
      </span>
      {entries.filter(({ position }) => position < footPosition).map(entryLink)}
      <span className="sp" />
      {entries.filter(({ position }) => position >= footPosition).map(entryLink)}
    </nav>
  )
}
