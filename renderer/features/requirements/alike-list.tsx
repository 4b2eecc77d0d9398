import { Link, useFrame, useQuery } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, SectionHead } from '../../ui/index.ts'
import type { Requirement } from './requirement.ts'

const mostShown = 3

/** REQ-5: wishes that read like this one; the same wish counts on one requirement. */
export function AlikeList({ requirement }: { readonly requirement: Requirement }) {
  const t = useT()
  const { write } = useFrame()
  const { id, title } = requirement
  const { data } = useQuery('requirement.similar', { text: title, limit: mostShown + 1 })
  const matches = (data?.matches ?? []).filter((match) => match.id !== id).slice(0, mostShown)
  if (matches.length === 0) return null
  return (
    <section>
      <SectionHead title={t('requirements.alike.title')} count={matches.length} />
      <ul className="plist">
        {matches.map((match) => (
          <li key={match.id}>
            <p>
              <Link to={`/requirements/${match.id}`}>{match.title}</Link>{' '}
              <span className="muted t12">
                <span className="num">{match.code}</span> ·{' '}
                {t('loops.requirement.askers', { count: match.askers })} ·{' '}
                {t(`loops.requirementState.${match.state}`)}
              </span>
            </p>
            <Button
              size="small"
              aria-label={t('requirements.alike.mergeNamed', { title: match.title })}
              onPress={() => void write('requirement.merge', { id, fromId: match.id })}
            >
              {t('requirements.alike.merge')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
