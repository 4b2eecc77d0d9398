import { createElement, type FunctionComponent, useEffect } from 'react'
import { useT } from '../../i18n/index.ts'
import { EmptyState, PanelBoundary } from '../../ui/index.ts'
import { useFrame } from '../frame-context.ts'
import { Link } from '../routes/link.tsx'
import { useMatchedRoute } from '../routes/match.ts'
import { Content } from '../routes/page.tsx'
import type { RouteParameters } from '../frame.ts'
import { usePlace } from '../routes/use-navigation.ts'

/** The page of the present place. A page that breaks leaves rail, top bar and everything typed elsewhere alone. */
export function RouteView() {
  const t = useT()
  const { path, key } = usePlace()
  const matched = useMatchedRoute()
  const home = useHomeRoute()
  const { navigation } = useFrame()
  const isHome = matched === null && path === '/' && home !== null
  useEffect(() => {
    if (isHome) navigation.go(home, { replace: true })
  }, [isHome, home, navigation])
  if (isHome) return <div className="main" />
  if (matched === null) return <NotFound />
  // A route's component gets exactly the names of its pattern; `defineRoute` has checked that.
  const page = matched.route.component as FunctionComponent<{ readonly params: RouteParameters }>
  return (
    // Another entry of the history is another page, even on the same path: its scroll and selection are its own.
    <div className="main" key={`${path} ${key}`}>
      <PanelBoundary panel={t(matched.route.titleKey)}>
        {createElement(page, { params: matched.params })}
      </PanelBoundary>
    </div>
  )
}

/** The first entry of the rail: today, once it is there. */
function useHomeRoute(): string | null {
  const { features } = useFrame()
  const [first] = features
    .flatMap((feature) => feature.rail ?? [])
    .toSorted((left, right) => left.position - right.position)
  return first?.route ?? null
}

function NotFound() {
  const t = useT()
  return (
    <div className="main">
      <Content>
        <EmptyState
          kind="filtered"
          title={t('app.notFound.title')}
          actions={
            <Link className="btn" to="/">
              {t('app.notFound.home')}
            </Link>
          }
        >
          {t('app.notFound.why')}
        </EmptyState>
      </Content>
    </div>
  )
}
