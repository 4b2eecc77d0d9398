import * as substitute from './electron.ts'

/** Runs the built main process and carries out what the test asks of the substitute, one after another. */

const [built = ''] = process.argv.slice(2)

process.on('message', (message: { id: number; source: string; values: unknown[] }) => {
  void (async () => {
    try {
      // The function comes from the test file of this repository, as text; it sees nothing but its arguments.
      const module = `data:text/javascript,${encodeURIComponent(`export const work = ${message.source}`)}`
      const { work } = (await import(module)) as { work: (...values: unknown[]) => unknown }
      const value = await work(substitute, ...message.values)
      process.send?.({ id: message.id, value })
    } catch (error) {
      process.send?.({
        id: message.id,
        failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
    }
  })()
})

// Whoever tested is gone, and nobody else would end this process.
process.once('disconnect', () => process.exit(1))

await import(built)
process.send?.({ id: 0, value: 'loaded' })
