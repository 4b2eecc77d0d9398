#!/usr/bin/env node
import { readArguments } from './arguments.ts'
import { runCommand } from './run-command.ts'
import { createOutput } from './output.ts'
import { RefusedError, ToldRefusal, UsageError, usageText } from './usage.ts'

/** What a refusal knows besides its sentence: what does not fit, and where. */
function reasonsOf({ data }: RefusedError): string {
  const issues = Array.isArray(data['issues'])
    ? (data['issues'] as { path: unknown[]; message?: string }[])
    : []
  const parts = [
    ...issues.map(({ path, message }) => `${path.join('.')}${message === undefined ? '' : `: ${message}`}`),
    ...(typeof data['detail'] === 'string' && data['detail'] !== '' ? [data['detail']] : []),
  ]
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`
}

/** Runs one command; the exit code says how it ended. */
async function main(argv: readonly string[]): Promise<number> {
  const isJson = argv.includes('--json')
  const output = createOutput(isJson, process.stdout, process.stderr)
  try {
    const args = readArguments(argv)
    if (args.command === 'help') {
      output.result({ usage: usageText }, () => usageText.trimEnd())
      return 0
    }
    await runCommand(args.command, args, output)
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      if (isJson) {
        process.stdout.write(`${JSON.stringify({ error: { code: 'usage', message: error.message } })}\n`)
        return 2
      }
      process.stderr.write(`bowtie: ${error.message}\n\n${usageText}`)
      return 2
    }
    if (error instanceof ToldRefusal) {
      process.stderr.write(`bowtie: ${error.message}\n`)
      return 1
    }
    if (error instanceof RefusedError) {
      if (isJson)
        process.stdout.write(
          `${JSON.stringify({ error: { code: error.code, message: error.message, data: error.data } })}\n`,
        )
      else process.stderr.write(`bowtie: ${error.message}${reasonsOf(error)} (${error.code})\n`)
      return 1
    }
    // A bug, or a machine that fails in a way nobody foresaw: its stack is for the report, not for scripts.
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    if (isJson)
      process.stdout.write(
        `${JSON.stringify({ error: { code: 'internal', message: error instanceof Error ? error.message : String(error) } })}\n`,
      )
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
