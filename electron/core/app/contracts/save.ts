import type { CallRequest } from '../../../../shared/contract/index.ts'
import { fail, ok } from '../../../../shared/kernel/index.ts'
import type { WriteStore } from '../../store/index.ts'
import { type Handler, notFound } from '../context.ts'
import { tidied } from '../typed-text.ts'
import { datesRefusal, lineRefusal } from './guards.ts'

type Line = CallRequest<'contract.save'>['lines'][number]

/** What only imports know of a line; the form leaves it as it is. */
const importedFlags = { upgraded: false, downgraded: false, churned: false }

/** The first refusal among the lines, with its place. Null: nothing against them. */
function linesRefusal(write: WriteStore, contractId: string | undefined, lines: readonly Line[]) {
  for (const [place, line] of lines.entries()) {
    const refusal = lineRefusal(line)
    if (refusal !== null) return fail({ ...refusal.error, data: { ...refusal.error.data, line: place } })
    if (line.id === undefined) continue
    const known = write.record('contract_line', line.id)
    if (known === undefined || contractId === undefined || known.contractId !== contractId)
      return notFound('contract_line', line.id)
  }
  return null
}

/** A contract and its lines as one action and one undo step (REN-1). */
export const saveContract: Handler<'contract.save'> = (context, { id, accountId, contract, lines }) => {
  const fields = tidied(contract, ['remark'])
  const name = id === undefined ? 'contract.create' : 'contract.update'
  return context.change({ name, label: { name: fields.title } }, (write) => {
    if (write.record('account', accountId) === undefined) return notFound('account', accountId)
    if (id !== undefined && write.record('contract', id)?.accountId !== accountId)
      return notFound('contract', id)
    const refusal = datesRefusal(fields) ?? linesRefusal(write, id, lines)
    if (refusal !== null) return refusal
    let changed = id === undefined
    if (id !== undefined) changed = write.update('contract', id, fields)
    const contractId = id ?? write.insert('contract', { ...fields, accountId })
    const kept = new Set(lines.map((line) => line.id))
    for (const known of write.records('contract_line', { contractId })) {
      if (kept.has(known.id)) continue
      write.remove('contract_line', known.id)
      changed = true
    }
    for (const { id: lineId, ...line } of lines) {
      const values = tidied(line)
      if (lineId !== undefined) changed = write.update('contract_line', lineId, values) || changed
      else {
        write.insert('contract_line', { ...values, ...importedFlags, accountId, contractId })
        changed = true
      }
    }
    return ok({ id: contractId, actionId: changed ? write.actionId : null })
  })
}
