import { type Arguments, required } from '../arguments.ts'
import type { CoreSession } from '../core-session.ts'
import { minorToDecimal } from '../../../shared/kernel/index.ts'
import { formatTable, type Output } from '../output.ts'

const percent = (ratio: number | null): string =>
  ratio === null ? 'not defined' : `${(ratio * 100).toFixed(1)} %`

/** `metrics --from D --to D`: retention of the accounts that had contracts on the first day. */
export async function showMetrics(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  const metrics = await session.call('metrics.retention', {
    from: required(args.values, 'from'),
    to: required(args.values, 'to'),
  })
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
