import type { HostFacts } from '../shared/rpc/host-contract.ts'

const prefix = '--bowtie-facts='

/** Facts travel to a sandboxed preload as a process argument, because it can read nothing else at load time. */
export const factsToArgument = (facts: HostFacts): string =>
  prefix + encodeURIComponent(JSON.stringify(facts))

export function factsFromArguments(argv: readonly string[]): HostFacts {
  const argument = argv.find((text) => text.startsWith(prefix))
  if (argument === undefined) throw new Error('the window was opened without its facts')
  return JSON.parse(decodeURIComponent(argument.slice(prefix.length)))
}
