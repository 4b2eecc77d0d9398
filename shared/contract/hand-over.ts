import { z } from 'zod'
import { handOverKeys, handOverLacks, pointStates } from '../domain/hand-over/index.ts'
import { created, day, done, id, line, title } from './common.ts'
import { read, write } from './call.ts'

const remark = z.string().max(10_000).nullable()

export const handOverFields = z.object({
  handedOn: day.nullable(),
  salesName: line.nullable(),
  csmName: line.nullable(),
  remark,
})

/** A point that is stored goes by its id, a shipped one that nobody touched by its key. */
export const pointRef = z.union([z.object({ id }), z.object({ key: z.enum(handOverKeys) })])

export const handOverPoint = z.object({
  id: id.nullable(),
  key: z.enum(handOverKeys).nullable(),
  title: z.string(),
  detail: z.string(),
  state: z.enum(pointStates),
  doneBy: z.string().nullable(),
  doneOn: day.nullable(),
  remark: z.string().nullable(),
})

export const handOverCalls = {
  /**
   * ACC-7: the checklist of an account, worded in the language of the settings, its hand-over, and what is missing
   * for it. What sales promised is in the ledger: `promise.list`, kind `sales`.
   */
  'handOver.get': read(
    ['handOver', 'promises', 'accounts', 'settings'],
    z.object({ accountId: id }),
    handOverFields.extend({
      id: id.nullable(),
      accountId: id,
      accountName: z.string(),
      points: z.array(handOverPoint),
      isHandedOver: z.boolean(),
      missing: z.array(z.object({ lack: z.enum(handOverLacks), count: z.int() })),
    }),
  ),
  /** The day, both names, a remark. */
  'handOver.update': write(
    ['handOver'],
    z.object({ accountId: id, patch: handOverFields.partial() }),
    created.extend({ id: id.nullable() }),
  ),
  'handOver.addPoint': write(['handOver'], z.object({ accountId: id, title }), created),
  /** Who did a point and when are the person and the day of now where a point becomes done without them. */
  'handOver.setPoint': write(
    ['handOver'],
    z.object({
      accountId: id,
      point: pointRef,
      patch: z
        .object({
          title,
          state: z.enum(pointStates),
          doneBy: line.nullable(),
          doneOn: day.nullable(),
          remark,
        })
        .partial(),
    }),
    created,
  ),
  /** An own point goes to the bin; a shipped one is marked as not needed here, and can be put back. */
  'handOver.removePoint': write(['handOver'], z.object({ accountId: id, point: pointRef }), done),
} as const
