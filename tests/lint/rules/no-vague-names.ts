import { basename } from 'node:path'
import { problem } from './rule.ts'
import { pathOf } from './source-paths.ts'

const vague = /^(?:utils?|helpers?|misc|stuff)$/i

/** Why a path is badly named, or null. A file is named after what it holds. */
export function nameViolation(path: string): string | null {
  const bad = path
    .replace(/^tests\//, '')
    .split('/')
    .map((part) => basename(part).replace(/\..*$/, ''))
    .find((part) => vague.test(part))
  return bad === undefined ? null : `"${bad}" says nothing: name it after what it holds`
}

export const noVagueNames = problem((context) => ({
  Program(node) {
    const reason = nameViolation(pathOf(context))
    if (reason !== null) context.report({ node, message: reason })
  },
}))
