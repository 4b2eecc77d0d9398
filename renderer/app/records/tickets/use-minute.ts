import { useEffect } from 'react'

/** Asks again every minute while the page is there: a clock is read at an instant. */
export function useMinute(refetch: () => void): void {
  useEffect(() => {
    const timer = setInterval(refetch, 60_000)
    return () => clearInterval(timer)
  }, [refetch])
}
