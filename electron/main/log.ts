import log from 'electron-log/node'
import type { ErrorFacts } from '../core/error-facts.ts'
import type { HostLog } from '../host/core-host.ts'

const largestBytes = 1024 * 1024

/**
 * The log file of this machine. It gets fixed words, numbers, and for bugs the name, code and frames of an error;
 * messages of errors and anything a person wrote never reach it (reliability.md, security checklist 37).
 */
export function openLog(file: string): HostLog {
  const logger = log.create({ logId: 'bowtie' })
  logger.transports.console.level = false
  logger.transports.file.level = 'info'
  logger.transports.file.maxSize = largestBytes
  logger.transports.file.resolvePathFn = () => file
  return {
    info: (message) => logger.info(message),
    bug: (incident: string, { name, code, frames }: ErrorFacts) =>
      logger.error(incident, name, code ?? '-', ...frames.map((frame) => `\n    ${frame}`)),
  }
}
