import type { ReactNode } from 'react'
import type { Preparable, RouteDefinition, RouteProps } from '../frame.ts'

type NamesIn<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<Rest>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never

type ParametersOf<Pattern extends string> = { readonly [Name in NamesIn<Pattern>]: string }

/** One route, its component typed by the names in its pattern. */
export const defineRoute = <const Pattern extends string>(
  route: Omit<RouteDefinition, 'pattern' | 'component'> & {
    readonly pattern: Pattern
    readonly component: ((props: RouteProps<ParametersOf<Pattern>>) => ReactNode) & Preparable
  },
): RouteDefinition => route

export const defineRoutes = (routes: readonly RouteDefinition[]): readonly RouteDefinition[] => routes
