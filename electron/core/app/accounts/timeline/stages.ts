import { rowsOf, type Source } from './source.ts'

export const stageMoves: Source = (sources) =>
  rowsOf<{
    id: string
    from_stage: string | null
    to_stage: string
    day: string
    reason: string | null
    override: number
    created_by: string
  }>(
    sources,
    `SELECT id, from_stage, to_stage, day, reason, override, created_by
     FROM account_stage WHERE account_id = ? AND deleted_at IS NULL`,
  ).map((move) => ({
    kind: 'stage',
    id: move.id,
    at: sources.at(move.day),
    event: move.from_stage === null ? 'stage.entered' : 'stage.moved',
    title: move.to_stage,
    detail: move.reason,
    data: { from: move.from_stage, to: move.to_stage, override: move.override === 1, by: move.created_by },
  }))
