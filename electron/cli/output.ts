/** Where a command says what it did. With --json: one document on standard output, nothing else there. */
export interface Output {
  /** The result. `text` is for people. */
  result(value: unknown, text: () => string): void
  /** Progress and remarks, on standard error; silent with --json. */
  remark(text: string): void
}

export const createOutput = (
  isJson: boolean,
  out: NodeJS.WritableStream,
  err: NodeJS.WritableStream,
): Output => ({
  result: (value, text) => void out.write(isJson ? `${JSON.stringify(value)}\n` : `${text()}\n`),
  remark: (text) => {
    if (!isJson) err.write(`${text}\n`)
  },
})

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/

/** Columns a terminal needs: Han characters take two. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0)

/** Lines up cells; the last column is not padded. Control characters never reach the terminal. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map((cell) => cell.replace(/\p{Cc}+/gu, ' ')))
  const widths: number[] = []
  for (const row of clean)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell))
  return clean
    .map((row) =>
      row
        .map((cell, index) =>
          index === row.length - 1 ? cell : cell + ' '.repeat((widths[index] ?? 0) - widthOf(cell)),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
