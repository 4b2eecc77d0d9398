import { useCallback, useRef, useState } from 'react'
import type { CallInput } from '../../../shared/contract/index.ts'
import type { AnswerResult, WriteName } from '../client.ts'
import { useFrame } from '../frame-context.ts'
import type { WriteOptions } from './writes.ts'

/** One write call bound to a component: `isRunning` keeps a button from sending twice. */
export function useWrite<Name extends WriteName>(
  name: Name,
): readonly [
  (input: CallInput<Name>, options?: WriteOptions) => Promise<AnswerResult<Name>>,
  { readonly isRunning: boolean },
] {
  const { write } = useFrame()
  const running = useRef(0)
  const [isRunning, setRunning] = useState(false)
  const run = useCallback(
    async (input: CallInput<Name>, options?: WriteOptions) => {
      running.current += 1
      setRunning(true)
      const result = await write(name, input, options)
      running.current -= 1
      setRunning(running.current > 0)
      return result
    },
    [write, name],
  )
  return [run, { isRunning }]
}
