import type { ReactNode } from 'react'
import type { TranslationKey } from '../../i18n/index.ts'
import type { Frame } from '../frame.ts'

export type RouteParameters = Readonly<Record<string, string>>

export interface RouteProps<Parameters extends RouteParameters = RouteParameters> {
  readonly params: Parameters
}

/** One kind of place. `component` may be `lazy(…)`: the frame waits for it without a spinner. */
export interface RouteDefinition {
  /** `/accounts`, `/accounts/:id`. The first that fits wins, so the more particular comes first. */
  readonly pattern: string
  /** The breadcrumb's word and the window's title, until the page says better with `usePage`. */
  readonly titleKey: TranslationKey
  /** The rail entry that is lit here. */
  readonly railId?: string
  /** Breadcrumbs before this one. */
  readonly parents?: readonly { readonly titleKey: TranslationKey; readonly route: string }[]
  readonly component: (props: RouteProps<never>) => ReactNode
  /** Asks for the page's data ahead of need. */
  preload?(frame: Frame, params: RouteParameters): void
}

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
    readonly component: (props: RouteProps<ParametersOf<Pattern>>) => ReactNode
  },
): RouteDefinition => route

export const defineRoutes = (routes: readonly RouteDefinition[]): readonly RouteDefinition[] => routes
