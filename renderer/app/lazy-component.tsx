import { createElement, type FunctionComponent, type ReactNode, useLayoutEffect, useState } from 'react'

type Load<Props> = () => Promise<FunctionComponent<Props>>

export interface LazyComponent<Props> {
  (props: Props): ReactNode
  /** Fetches the code ahead of need; the first drawing then has it. */
  load(): Promise<unknown>
}

/**
 * A component whose code comes with its first use. React's own `lazy` waits 300 ms from one fallback to what replaces
 * it, so that fallbacks do not flicker; from the disk beside us the code is there within a frame, and that wait would
 * be all a person sees. Code that cannot be fetched breaks the panel around it, and is fetched again on the next try.
 */
export function lazyComponent<Props extends object>(
  load: Load<Props>,
  whileLoading: ReactNode = null,
): LazyComponent<Props> {
  let component: FunctionComponent<Props> | null = null
  let loading: Promise<unknown> | null = null
  const start = (): Promise<unknown> => {
    loading ??= load().then(
      (loaded) => {
        component = loaded
      },
      (error: unknown) => {
        loading = null
        throw error
      },
    )
    return loading
  }

  function Lazy(props: Props): ReactNode {
    const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null)
    const [, setIsLoaded] = useState(component !== null)
    useLayoutEffect(() => {
      if (component !== null) {
        setIsLoaded(true)
        return
      }
      let isGone = false
      start().then(
        () => isGone || setIsLoaded(true),
        (error: unknown) => isGone || setFailure({ error }),
      )
      return () => {
        isGone = true
      }
    }, [])
    if (failure !== null) throw failure.error
    return component === null ? whileLoading : createElement(component, props)
  }
  // Ahead of need nobody waits for it: the drawing fetches it again, and says what is wrong then.
  return Object.assign(Lazy, { load: () => start().catch(() => undefined) })
}

/** A page of a route: an empty one stands in its place meanwhile, so that links to it and the focus have an aim. */
export const lazyPage = <Props extends object>(load: Load<Props>): LazyComponent<Props> =>
  lazyComponent(load, <main id="page" className="content" tabIndex={-1} />)
