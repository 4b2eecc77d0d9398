import type { CallRequest } from '../../../shared/contract/index.ts'
import {
  handOverKeys,
  handOverMissing,
  handOverTexts,
  isHandedOver,
  isHandOverKey,
} from '../../../shared/domain/hand-over/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import type { RecordOf, WriteStore } from '../store/index.ts'
import { type CallContext, type Handlers, notFound } from './context.ts'
import { readHandOver, readPoints } from './hand-over/read.ts'
import { readSettings } from './settings.ts'
import { tidied } from './typed-text.ts'

type PointRef = CallRequest<'handOver.setPoint'>['point']

const languageOf = ({ store, timeZone }: CallContext): string => readSettings(store.read, timeZone).language
const accountLabel = ({ store }: CallContext, accountId: string) => ({
  name: store.read.record('account', accountId)?.name ?? '',
})

/** The row of a point of this account; null: a shipped one that has none yet. */
function storedPoint(
  write: WriteStore,
  accountId: string,
  point: PointRef,
): RecordOf<'hand_over_item'> | null | undefined {
  if ('id' in point) {
    const row = write.record('hand_over_item', point.id)
    return row?.accountId === accountId ? row : undefined
  }
  const [row] = write.records(
    'hand_over_item',
    { accountId, itemKey: point.key },
    { orderBy: ['createdAt', 'id'], limit: 1 },
  )
  return row ?? null
}

function pointLabel(context: CallContext, point: PointRef) {
  const row = 'id' in point ? context.store.read.record('hand_over_item', point.id) : undefined
  const key = 'key' in point ? point.key : (row?.itemKey ?? null)
  return { title: row?.title ?? (isHandOverKey(key) ? handOverTexts(languageOf(context))[key].title : '') }
}

/** Own points stand behind the shipped ones. */
function nextPosition(write: WriteStore, accountId: string): number {
  const [last] = write.records('hand_over_item', { accountId }, { orderBy: '-position', limit: 1 })
  return Math.max(handOverKeys.length, (last?.position ?? -1) + 1)
}

/** ACC-7: from sales to customer success. */
export const handOverHandlers = {
  'handOver.get': (context, { accountId }) => {
    const { read } = context.store
    const account = read.record('account', accountId)
    if (account === undefined) return notFound('account', accountId)
    const record = readHandOver(read, accountId)
    const points = readPoints(read, accountId, languageOf(context))
    const { handedOn = null, salesName = null, csmName = null, remark = null } = record ?? {}
    const promises = read
      .records('promise', { accountId, kind: 'sales' })
      .map(({ byName, toName, place, dueDay, state }) => ({
        byName,
        toName,
        place,
        dueDay,
        isOpen: state === 'open',
      }))
    const filled = { handedOn, salesName, csmName }
    return ok({
      id: record?.id ?? null,
      accountId,
      accountName: account.name,
      ...filled,
      remark,
      points,
      isHandedOver: isHandedOver(filled),
      missing: handOverMissing(points, promises, filled),
    })
  },

  'handOver.update': (context, { accountId, patch }) =>
    context.change({ name: 'handOver.update', label: accountLabel(context, accountId) }, (write) => {
      if (write.record('account', accountId) === undefined) return notFound('account', accountId)
      const fields = tidied(patch, ['remark'])
      const record = readHandOver(write, accountId)
      if (record !== undefined) {
        const changed = write.update('hand_over', record.id, fields)
        return ok({ id: record.id, actionId: changed ? write.actionId : null })
      }
      if (Object.values(fields).every((value) => value === null)) return ok({ id: null, actionId: null })
      const id = write.insert('hand_over', { accountId, ...fields })
      return ok({ id, actionId: write.actionId })
    }),

  'handOver.addPoint': (context, { accountId, title }) => {
    const fields = tidied({ title })
    return context.change({ name: 'handOver.addPoint', label: fields }, (write) => {
      if (write.record('account', accountId) === undefined) return notFound('account', accountId)
      const position = nextPosition(write, accountId)
      const id = write.insert('hand_over_item', { accountId, ...fields, state: 'open', position })
      return ok({ id, actionId: write.actionId })
    })
  },

  'handOver.setPoint': (context, { accountId, point, patch }) =>
    context.change({ name: 'handOver.setPoint', label: pointLabel(context, point) }, (write) => {
      if (write.record('account', accountId) === undefined) return notFound('account', accountId)
      const row = storedPoint(write, accountId, point)
      if (row === undefined) return notFound('hand_over_item', 'id' in point ? point.id : point.key)
      const fields = tidied(patch, ['remark'])
      const isMoved = fields.state !== undefined && fields.state !== (row?.state ?? 'open')
      // Who settled it and when belong to the state: they come with it, and go with it.
      const settled =
        !isMoved || fields.state === undefined
          ? {}
          : fields.state === 'done' || fields.state === 'not_applicable'
            ? { doneBy: write.user, doneOn: context.today() }
            : { doneBy: null, doneOn: null }
      const changes = { ...settled, ...fields }
      if (row !== null) {
        const changed = write.update('hand_over_item', row.id, changes)
        return ok({ id: row.id, actionId: changed ? write.actionId : null })
      }
      const key = 'key' in point ? point.key : null
      const id = write.insert('hand_over_item', {
        accountId,
        itemKey: key,
        position: handOverKeys.findIndex((known) => known === key),
        ...changes,
        state: changes.state ?? 'open',
      })
      return ok({ id, actionId: write.actionId })
    }),

  'handOver.removePoint': (context, { accountId, point }) =>
    context.change({ name: 'handOver.removePoint', label: pointLabel(context, point) }, (write) => {
      if (write.record('account', accountId) === undefined) return notFound('account', accountId)
      const row = storedPoint(write, accountId, point)
      if (row === undefined) return notFound('hand_over_item', 'id' in point ? point.id : point.key)
      if (row === null) {
        const key = 'key' in point ? point.key : null
        write.insert('hand_over_item', {
          accountId,
          itemKey: key,
          state: 'removed',
          position: handOverKeys.findIndex((known) => known === key),
        })
        return ok({ actionId: write.actionId })
      }
      const changed =
        row.itemKey === null
          ? write.remove('hand_over_item', row.id)
          : write.update('hand_over_item', row.id, { state: 'removed' })
      return ok({ actionId: changed ? write.actionId : null })
    }),
} satisfies Handlers<
  'handOver.get' | 'handOver.update' | 'handOver.addPoint' | 'handOver.setPoint' | 'handOver.removePoint'
>
