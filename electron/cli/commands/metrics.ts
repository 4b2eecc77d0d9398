import { type Arguments, dayOf, takeWords } from '../arguments.ts'
import type { CoreSession } from '../core-session.ts'
import { minorToDecimal } from '../../../shared/kernel/index.ts'
import { formatTable, type Output } from '../output.ts'
import { UsageError } from '../usage.ts'

const percent = (ratio: number | null): string =>
  ratio === null ? 'not defined' : `${(ratio * 100).toFixed(1)} %`

/** `metrics --from D --to D`: retention of the accounts that had contracts on the first day. */
export async function showMetrics(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  takeWords(args, 0, 'no further words')
  const [from, to] = [dayOf(args.values, 'from'), dayOf(args.values, 'to')]
  if (to < from) throw new UsageError(`--to ${to} lies before --from ${from}`)
  const metrics = await session.call('metrics.retention', { from, to })
  output.result(metrics, () =>
    metrics.figures.length === 0
      ? 'no contract was active on the first day'
      : formatTable([
          ['currency', 'accounts', 'opening ARR', 'closing ARR', 'NRR', 'GRR', 'logo'],
          ...metrics.figures.map((figure) => [
            figure.currency,
            String(figure.cohort),
            minorToDecimal(figure.openingArrMinor, figure.currency),
            minorToDecimal(figure.closingArrMinor, figure.currency),
            percent(figure.nrr),
            percent(figure.grr),
            percent(figure.logo),
          ]),
        ]),
  )
}
