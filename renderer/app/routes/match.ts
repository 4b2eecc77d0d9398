import { matchRoute, useRouter } from 'wouter'
import { useFrame } from '../frame-context.ts'
import type { RouteDefinition, RouteParameters } from '../frame.ts'
import { usePlace } from './use-navigation.ts'

type Parser = Parameters<typeof matchRoute>[0]

export interface MatchedRoute {
  readonly route: RouteDefinition
  readonly params: RouteParameters
}

const parametersIn = (pattern: string): number => pattern.split('/:').length - 1

/** A route that names its place wins over one that takes any: `/accounts/duplicates` over `/accounts/:id`. */
export function findRoute(
  parser: Parser,
  routes: readonly RouteDefinition[],
  path: string,
): MatchedRoute | null {
  for (const route of routes.toSorted(
    (left, right) => parametersIn(left.pattern) - parametersIn(right.pattern),
  )) {
    const [isMatch, found] = matchRoute(parser, route.pattern, path)
    if (!isMatch) continue
    const named = Object.entries(found).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !/^\d+$/.test(entry[0]),
    )
    return {
      route,
      params: Object.fromEntries(named.map(([name, value]) => [name, decodeURIComponent(value)])),
    }
  }
  return null
}

/** The route of the present place, or null for an address that leads nowhere. */
export function useMatchedRoute(): MatchedRoute | null {
  const { features } = useFrame()
  const { parser } = useRouter()
  const { path } = usePlace()
  return findRoute(
    parser,
    features.flatMap((feature) => feature.routes ?? []),
    path,
  )
}
