import { readFileSync } from 'node:fs'

const path = new URL('../../../data/zh_meetings_vcsum/short_dev.txt', import.meta.url)

/** What people said in real Chinese meetings (VCSum), one list of sentences per turn. */
export function meetingTurns(): readonly (readonly string[])[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => (JSON.parse(line) as { context: string[][] }).context)
    .map((sentences) => sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== ''))
    .filter((sentences) => sentences.length > 0)
}
