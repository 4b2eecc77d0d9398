import { requirementKinds } from '../../../shared/contract/index.ts'
import { requirementStates } from '../../../shared/domain/requirement/index.ts'
import { choiceField, defineListFilter } from '../../app/index.ts'
import { handlersOf, type Requirement } from './requirement.ts'

type Field = 'account' | 'state' | 'kind' | 'handler'

/** The columns of the board are the states: a filter by state belongs to the table. */
export const boardFields: readonly Field[] = ['account', 'kind', 'handler']

/** REQ-8: what is being looked at, on the board and in the table alike. */
export const requirementFilter = defineListFilter<Requirement, Field>({
  name: 'requirements.filter',
  order: ['account', 'state', 'kind', 'handler'],
  fields: {
    account: {
      label: (t) => t('requirements.filter.account'),
      values: ({ asks }) => asks.map(({ accountId }) => accountId),
      word: (_, value, requirements) => {
        for (const { asks } of requirements)
          for (const ask of asks) if (ask.accountId === value) return ask.accountName
        return value
      },
    },
    state: choiceField(requirementStates, {
      label: (t) => t('requirements.filter.state'),
      value: ({ state }) => state,
      word: (t, state) => t(`loops.requirementState.${state}`),
    }),
    kind: choiceField(requirementKinds, {
      label: (t) => t('requirements.filter.kind'),
      value: ({ kind }) => kind,
      word: (t, kind) => t(`loops.requirementKind.${kind}`),
    }),
    handler: {
      label: (t) => t('requirements.filter.handler'),
      values: handlersOf,
      word: (_, value) => value,
    },
  },
  textsOf: ({ title, code, asks }) => [
    title,
    code,
    ...asks.flatMap(({ accountName, askedBy }) => [accountName, askedBy]),
  ],
})
