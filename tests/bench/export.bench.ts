import ExcelJS from 'exceljs'
import { exported } from '../support/downloads.ts'
import { openTestCore } from '../support/core.ts'
import type { Figure } from './figure.ts'
import { measureInTurns, median, p95 } from './statistics.ts'
import { addAccounts } from './support/accounts.ts'

const seed = 20_261_126
const accounts = 10_000

/** IOX-2: all accounts as a workbook, against another writer that is handed the finished cells. */
export async function run(): Promise<readonly Figure[]> {
  const core = await openTestCore({ seed })
  try {
    addAccounts(core, seed, accounts)
    const { bytes } = await exported(core, { what: 'accounts', format: 'xlsx' })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(bytes).buffer)
    const rows: ExcelJS.CellValue[][] = []
    book.worksheets[0]?.eachRow((row) => rows.push(row.values as ExcelJS.CellValue[]))
    if (rows.length <= accounts) throw new Error('the workbook does not hold every account')
    const times = await measureInTurns(
      () => exported(core, { what: 'accounts', format: 'xlsx' }),
      () => {
        const again = new ExcelJS.Workbook()
        again.addWorksheet('accounts').addRows(rows)
        return again.xlsx.writeBuffer()
      },
      { times: 5, warmUp: 1 },
    )
    return [
      {
        name: `export of ${accounts} accounts to XLSX (p95)`,
        value: p95(times.ours),
        unit: 'ms',
        limit: 1000,
        peer: 'ExcelJS, cells given',
        ratio: median(times.ours) / median(times.peers),
        ratioLimit: 1,
      },
    ]
  } finally {
    await core.stop()
  }
}
