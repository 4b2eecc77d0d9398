import { peopleWarnings, type WatchedPerson } from '../../../shared/domain/people/index.ts'
import { useT } from '../../i18n/index.ts'
import { Callout } from '../../ui/index.ts'
import { useToday } from '../use-settings.ts'

type NamedPerson = WatchedPerson & { readonly name: string }

/** PPL-4: one contact only, the one who decides not met, the champion gone. Nothing where nothing is thin. */
export function ThinRelations({ people }: { readonly people: readonly NamedPerson[] }) {
  const t = useT()
  const today = useToday()
  const warnings = peopleWarnings(people, today)
  if (warnings.length === 0) return null
  const nameOf = (id: string | null): string => people.find((person) => person.id === id)?.name ?? ''
  return (
    <Callout tone="caution" icon="risk">
      <ul aria-label={t('account.thin.label')}>
        {warnings.map((warning) => (
          <li key={warning.code}>
            {t(`account.thin.${warning.code}`, {
              name: nameOf(warning.personId),
              ...('days' in warning ? { count: warning.days } : {}),
            })}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
