import { type CallOutput, stageChecksKept } from '../../../../shared/contract/index.ts'
import { stages, toStage } from '../../../../shared/domain/journey/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'
import type { CallContext } from '../context.ts'
import { readCustomFields, readValueIds } from './custom-fields.ts'
import { toFields } from './fields.ts'
import { readAccountRows } from './rows.ts'
import { countTimeline } from './timeline/read-timeline.ts'

type AccountDetail = CallOutput<'account.get'>

/** Who set the tier last, whatever it was before. */
function readTierSetting(store: CallContext['store'], id: string): AccountDetail['tierSet'] {
  const changes = store.fieldHistory('account', id, 'tier').filter(({ fields }) => 'tier' in fields)
  const [last] = changes
  return last === undefined || changes.every(({ fields }) => fields['tier'] === null)
    ? null
    : { by: last.by, at: last.at }
}

/** What was checked at a move; null where it was not, or where a later version kept it in another form. */
const keptChecks = (checks: unknown): AccountDetail['stageHistory'][number]['checks'] =>
  stageChecksKept.safeParse(checks).data ?? null

/** The neighbours by name: where previous and next lead when no list says otherwise. */
function readSiblings(read: ReadStore, account: RecordOf<'account'>): AccountDetail['siblings'] {
  const neighbour = (comparison: '<' | '>', order: 'ASC' | 'DESC'): string | null =>
    read.rows<{ id: string }>(
      `SELECT id FROM account WHERE deleted_at IS NULL AND (name, id) ${comparison} (?, ?)
       ORDER BY name ${order}, id ${order} LIMIT 1`,
      account.name,
      account.id,
    )[0]?.id ?? null
  return { previousId: neighbour('<', 'DESC'), nextId: neighbour('>', 'ASC') }
}

const countsSql = `
  WITH this (id) AS (SELECT ?)
  SELECT
    (SELECT count(*) FROM contract WHERE account_id = this.id AND deleted_at IS NULL)
      + (SELECT count(*) FROM contract_line WHERE account_id = this.id AND contract_id IS NULL AND deleted_at IS NULL)
      AS contracts,
    (SELECT count(*) FROM person WHERE account_id = this.id AND deleted_at IS NULL) AS people,
    (SELECT count(*) FROM note WHERE account_id = this.id AND deleted_at IS NULL) AS notes,
    (SELECT count(*) FROM visit WHERE account_id = this.id AND deleted_at IS NULL) AS visits,
    (SELECT count(*) FROM promise WHERE account_id = this.id AND deleted_at IS NULL) AS promises,
    (SELECT count(DISTINCT r.id) FROM requirement_ask k JOIN requirement r ON r.id = k.requirement_id
      WHERE k.account_id = this.id AND k.deleted_at IS NULL AND r.deleted_at IS NULL) AS requirements,
    (SELECT count(*) FROM risk WHERE account_id = this.id AND deleted_at IS NULL) AS risks,
    (SELECT count(*) FROM value_entry WHERE account_id = this.id AND deleted_at IS NULL) AS 'values',
    (SELECT count(*) FROM milestone WHERE account_id = this.id AND deleted_at IS NULL) AS milestones,
    (SELECT count(*) FROM milestone WHERE account_id = this.id AND deleted_at IS NULL AND reached_on IS NOT NULL)
      AS milestonesReached,
    (SELECT count(*) FROM task WHERE account_id = this.id AND deleted_at IS NULL) AS tasks,
    (SELECT count(*) FROM (
      SELECT id FROM attachment WHERE account_id = this.id AND deleted_at IS NULL
      UNION
      SELECT f.id FROM note n JOIN attachment f ON f.note_id = n.id
      WHERE n.account_id = this.id AND n.deleted_at IS NULL AND f.deleted_at IS NULL
    )) AS files,
    (SELECT count(*) FROM ticket WHERE account_id = this.id AND deleted_at IS NULL) AS tickets
  FROM this`

/** ACC-1: an account with what belongs to it, or null when there is none or it lies in the bin. */
export function readAccountDetail(
  context: Pick<CallContext, 'store' | 'clock' | 'today' | 'dayOf' | 'startOfDay'>,
  id: string,
): AccountDetail | null {
  const { read } = context.store
  const account = read.record('account', id)
  const [row] = readAccountRows(read, context, id)
  if (account === undefined || row === undefined) return null
  const [counts] = read.rows<Omit<AccountDetail['counts'], 'timeline'>>(countsSql, id)
  if (counts === undefined) throw new Error('the counts are one row')
  return {
    ...row,
    fields: toFields(account),
    tierSet: readTierSetting(context.store, id),
    createdAt: account.createdAt,
    createdBy: account.createdBy,
    children: read
      .records('account', { parentId: id }, { orderBy: ['name', 'id'] })
      .map((child) => ({ id: child.id, name: child.name })),
    siblings: readSiblings(read, account),
    customFields: readCustomFields(read),
    customValueIds: readValueIds(read, id),
    stageHistory: read
      .records('account_stage', { accountId: id }, { orderBy: ['day', 'createdAt', 'id'] })
      .map((move) => ({
        id: move.id,
        from: stages.find((stage) => stage === move.fromStage) ?? null,
        to: toStage(move.toStage),
        day: move.day,
        reason: move.reason,
        override: move.override,
        checks: keptChecks(move.checks),
        by: move.createdBy,
      })),
    counts: { ...counts, timeline: countTimeline(context, id) },
  }
}
