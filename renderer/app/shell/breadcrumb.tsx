import { useEffect } from 'react'
import { useT } from '../../i18n/index.ts'
import { useFrame } from '../frame-context.ts'
import { Link } from '../routes/link.tsx'
import { useMatchedRoute } from '../routes/match.ts'
import { pageFacts } from '../routes/page.tsx'

/** Where the window is, and its title in the system's list of windows. */
export function Breadcrumb() {
  const t = useT()
  const { host } = useFrame()
  const matched = useMatchedRoute()
  const { title: ownTitle, crumbs: ownCrumbs } = pageFacts((state) => state.facts)
  const title = ownTitle ?? (matched === null ? t('app.notFound.title') : t(matched.route.titleKey))
  const crumbs = [
    ...(matched?.route.parents ?? []).map((parent) => ({ label: t(parent.titleKey), route: parent.route })),
    ...ownCrumbs,
  ]
  const windowTitle = `${title} · ${t('app.product')}`
  useEffect(() => {
    void host.setTitle(windowTitle)
  }, [host, windowTitle])
  return (
    <nav className="crumb" aria-label={t('app.topbar.path')}>
      {crumbs.map(({ label, route }) => (
        <span key={route} className="row" style={{ gap: 6 }}>
          <Link to={route} className="muted">
            {label}
          </Link>
          <span className="sep" aria-hidden>
            ›
          </span>
        </span>
      ))}
      <b className="cut" aria-current="page">
        {title}
      </b>
    </nav>
  )
}
