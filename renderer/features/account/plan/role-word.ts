import type { trainingRoles } from '../../../../shared/contract/index.ts'
import type { Translate } from '../../../i18n/index.ts'

/** Who a training is for, in words. */
export const roleWord = (t: Translate, role: (typeof trainingRoles)[number]): string =>
  role === 'everyone' ? t('plan.everyone') : t(`account.role.${role}`)
