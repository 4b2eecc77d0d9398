import type { ImportEntity } from '../../../../shared/domain/exchange/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import type { Values } from './record-pool.ts'

const defaults: { readonly [Entity in ImportEntity]: Values } = {
  account: { ka: false, trial: false, churnedFlag: false },
  person: { role: 'other', influence: 'unknown', attitude: 'unknown' },
  contract_line: {
    amountMinor: 0,
    amountBasis: 'span',
    giftMonths: 0,
    autoRenew: false,
    trial: false,
    upgraded: false,
    downgraded: false,
    churned: false,
  },
  usage: { beta: false },
  ticket: { escalated: false },
  churn_event: { precedingUpgrade: false, precedingDowngrade: false, reactivation: false },
  opportunity: {},
}

/** A row's values with what a new record must have besides. */
export function newRecord(
  entity: ImportEntity,
  given: Values,
  { today, currency }: { readonly today: Day; readonly currency: string },
): Values {
  const values = { ...defaults[entity], ...given }
  if (entity === 'contract_line') return { currency, ...values }
  if (entity !== 'account') return values
  return {
    ...values,
    // A file that calls a customer lost says where it stands; otherwise the journey begins at its beginning (ACC-6).
    stage: values['stage'] ?? (values['churnedFlag'] === true ? 'churned' : 'signed'),
    stageSince: values['signupDay'] ?? today,
  }
}
