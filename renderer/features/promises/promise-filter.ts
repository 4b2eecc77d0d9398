import { promiseKinds } from '../../../shared/contract/index.ts'
import { type PromiseStanding, promiseStandings, standingOf } from '../../../shared/domain/promise/index.ts'
import { choiceField, defineListFilter } from '../../app/index.ts'
import type { LedgerRow } from './promise.ts'

const withoutName = ''

/** Whom a promise was made to: people of one name at two customers are two people. */
const listenerOf = ({ accountId, toName }: LedgerRow): string =>
  toName === null ? withoutName : `${accountId} ${toName}`

/** Promises that are not settled yet, in time or not. */
export const openStandings: readonly PromiseStanding[] = ['overdue', 'open']

/** REQ-11: what of the ledger is being looked at. */
export const promiseFilter = defineListFilter<LedgerRow, 'standing' | 'account' | 'by' | 'to' | 'kind'>({
  name: 'promises.filter',
  order: ['standing', 'account', 'by', 'to', 'kind'],
  fields: {
    standing: choiceField(promiseStandings, {
      label: (t) => t('promises.filter.standing'),
      value: standingOf,
      word: (t, standing) => t(`promises.standing.${standing}`),
    }),
    account: {
      label: (t) => t('promises.filter.account'),
      values: ({ accountId }) => [accountId],
      word: (_, value, rows) => rows.find(({ accountId }) => accountId === value)?.accountName ?? value,
    },
    by: {
      label: (t) => t('promises.filter.by'),
      values: ({ byName }) => [byName],
      word: (t, value) => (value === withoutName ? t('promises.unnamed') : value),
    },
    to: {
      label: (t) => t('promises.filter.to'),
      values: (row) => [listenerOf(row)],
      word: (t, value, rows) => {
        if (value === withoutName) return t('promises.unnamed')
        const row = rows.find((each) => listenerOf(each) === value)
        if (row === undefined) return value.slice(value.indexOf(' ') + 1)
        const isAmbiguous = rows.some(
          (each) => each.toName === row.toName && each.accountId !== row.accountId,
        )
        return isAmbiguous ? `${row.toName} · ${row.accountName}` : (row.toName ?? '')
      },
    },
    kind: choiceField(promiseKinds, {
      label: (t) => t('promises.filter.kind'),
      value: ({ kind }) => kind,
      word: (t, kind) => t(`loops.promiseKind.${kind}`),
    }),
  },
  textsOf: ({ title, accountName, byName, toName, evidence }) => [
    title,
    accountName,
    byName,
    toName,
    ...evidence.map(({ quote }) => quote),
  ],
})
