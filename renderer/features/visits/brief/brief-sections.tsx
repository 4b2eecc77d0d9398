import { Link, useFrame, useZone } from '../../../app/index.ts'
import { Due } from '../../../app/records/due.tsx'
import { useFormat, useT } from '../../../i18n/index.ts'
import { SectionHead, Tag } from '../../../ui/index.ts'
import type { Brief } from './brief.ts'
import { CappedList } from './capped-list.tsx'
import { openRecordOf, questionText } from './question-words.ts'

interface SectionProps {
  readonly brief: Brief
}

const attitudeTones: Readonly<Record<Brief['people'][number]['attitude'], string>> = {
  support: 'pos',
  neutral: 'cau',
  against: 'dan',
  unknown: 'faint',
}

/** What is not known, with room to tick it by hand on paper; each leads to where its fact is written down. */
export function QuestionSection({ brief }: SectionProps) {
  const t = useT()
  const frame = useFrame()
  const { questions, account, visit } = brief
  return (
    <section tabIndex={-1} id={`br-questions-${visit?.id ?? account.id}`}>
      <SectionHead title={t('brief.section.questions')} count={questions.length} />
      {questions.length === 0 ? (
        <p className="muted t13">{t('brief.section.noQuestions')}</p>
      ) : (
        <CappedList items={questions} shown={9} label={t('brief.section.questions')}>
          {(question) => (
            <>
              <span className={question.weight === 3 ? 'br-box grave' : 'br-box'} aria-hidden />
              <span className="grow">
                <button
                  type="button"
                  className="br-go"
                  onClick={() => openRecordOf(frame, account.id, question)}
                >
                  {questionText(t, question)}
                </button>
                {question.answer !== null && (
                  <span className="t12 pos br-said">
                    {t('brief.answer.said', { text: question.answer.answer })}
                  </span>
                )}
              </span>
            </>
          )}
        </CappedList>
      )}
    </section>
  )
}

/** What was promised and is open, ours and theirs, overdue first. */
export function PromiseSection({ brief }: SectionProps) {
  const t = useT()
  const { promises, account } = brief
  const side = (wanted: 'ours' | 'theirs') => promises.filter((owed) => owed.side === wanted)
  return (
    <section>
      <SectionHead
        title={<Link to={`/accounts/${account.id}?tab=promises`}>{t('brief.section.promises')}</Link>}
        count={promises.length}
      />
      {promises.length === 0 && <p className="muted t13">{t('brief.section.noPromises')}</p>}
      {(['ours', 'theirs'] as const).map((wanted) =>
        side(wanted).length === 0 ? null : (
          <div key={wanted}>
            <h3 className="br-sub">{t(`brief.section.${wanted}`)}</h3>
            <CappedList items={side(wanted)} shown={4} label={t(`brief.section.${wanted}`)}>
              {(owed) => <Owed owed={owed} />}
            </CappedList>
          </div>
        ),
      )}
    </section>
  )
}

function Owed({ owed }: { readonly owed: Brief['promises'][number] }) {
  const t = useT()
  const { dialogs } = useFrame()
  const who = [
    owed.byName ?? (owed.kind === null ? null : t(`account.promiseKind.${owed.kind}`)),
    owed.toName,
  ].filter((name) => name !== null)
  return (
    <>
      <span className="grow">
        <button
          type="button"
          className="br-go"
          onClick={() =>
            void dialogs.open(owed.record === 'promise' ? 'promise.edit' : 'milestone.edit', { id: owed.id })
          }
        >
          {owed.title}
        </button>
        {who.length > 0 && <span className="muted t12 br-by">{who.join(' → ')}</span>}
      </span>
      <Due day={owed.dueDay} />
    </>
  )
}

/** What this customer asked for and waits to hear of; what can be told goes first. */
export function RequirementSection({ brief }: SectionProps) {
  const t = useT()
  const { requirements, account } = brief
  return (
    <section>
      <SectionHead
        title={<Link to={`/accounts/${account.id}?tab=requirements`}>{t('brief.section.requirements')}</Link>}
        count={requirements.length}
      />
      {requirements.length === 0 ? (
        <p className="muted t13">{t('brief.section.noRequirements')}</p>
      ) : (
        <CappedList
          items={requirements.map((requirement) => ({
            ...requirement,
            requirementId: requirement.id,
            id: requirement.askId,
          }))}
          shown={5}
          label={t('brief.section.requirements')}
        >
          {(requirement) => (
            <>
              <span className="grow">
                <Link className="br-go" to={`/requirements/${requirement.requirementId}`}>
                  {requirement.title}
                </Link>
                <span className="muted t12 br-by">
                  {[requirement.code, requirement.askedBy].filter((part) => part !== null).join(' · ')}
                </span>
              </span>
              {requirement.isToTell ? (
                <b className="cau t12 nw">{t(`account.requirementState.${requirement.state}`)}</b>
              ) : (
                <span className="muted t12 nw">
                  {[
                    t(`account.requirementState.${requirement.state}`),
                    requirement.version,
                    requirement.dueDay,
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              )}
            </>
          )}
        </CappedList>
      )}
    </section>
  )
}

export function RiskSection({ brief }: SectionProps) {
  const t = useT()
  const { dialogs } = useFrame()
  const { risks, account } = brief
  return (
    <section>
      <SectionHead
        title={<Link to={`/accounts/${account.id}?tab=risks`}>{t('brief.section.risks')}</Link>}
        count={risks.length}
      />
      {risks.length === 0 ? (
        <p className="muted t13">{t('brief.section.noRisks')}</p>
      ) : (
        <CappedList items={risks} shown={4} label={t('brief.section.risks')}>
          {(risk) => (
            <>
              <span className="grow">
                <button
                  type="button"
                  className="br-go"
                  onClick={() => void dialogs.open('risk.edit', { id: risk.id })}
                >
                  {risk.title}
                </button>
                <span className="muted t12 br-by">
                  {t(`account.symptom.${risk.symptom}`)} · <span className="num">{risk.seenOn}</span>
                </span>
                {risk.cause !== null && (
                  <span className="muted t12 br-cause">
                    {t('brief.fact.cause', { cause: risk.cause.text })} ·{' '}
                    {risk.cause.isTested ? (
                      t(risk.cause.by === null ? 'brief.fact.causeTested' : 'brief.fact.causeTestedBy', {
                        day: risk.cause.on ?? '',
                        how: risk.cause.how ?? '',
                        name: risk.cause.by ?? '',
                      })
                    ) : (
                      <span className="cau">{t('brief.fact.causeUntested')}</span>
                    )}
                  </span>
                )}
              </span>
              <span className={risk.severity === 'high' ? 'dan t12 nw' : 'muted t12 nw'}>
                {t(`account.severity.${risk.severity}`)}
              </span>
            </>
          )}
        </CappedList>
      )}
    </section>
  )
}

/** Who is met this time, then who else decides there, with attitude and when they were last met. */
export function PeopleSection({ brief }: SectionProps) {
  const t = useT()
  const format = useFormat()
  const { dialogs } = useFrame()
  const { people, account, today } = brief
  return (
    <section>
      <SectionHead
        title={<Link to={`/accounts/${account.id}?tab=people`}>{t('brief.section.people')}</Link>}
        count={people.length}
      />
      {people.length === 0 ? (
        <p className="muted t13">{t('brief.section.noPeople')}</p>
      ) : (
        <CappedList items={people} shown={5} label={t('brief.section.people')}>
          {(person) => (
            <>
              <span className="grow">
                <button
                  type="button"
                  className="br-go"
                  onClick={() => void dialogs.open('person.edit', { id: person.id })}
                >
                  <b>{person.name}</b>
                </button>{' '}
                {person.title}
                {person.isComing && <Tag>{t('brief.section.coming')}</Tag>}
                <span className="muted t12 br-by">
                  {t(`account.role.${person.role}`)} ·{' '}
                  <span className={attitudeTones[person.attitude]}>
                    {t(`account.attitude.${person.attitude}`)}
                  </span>
                </span>
              </span>
              <span className="muted t12 nw">
                {person.lastMetOn === null ? t('account.met.never') : format.dayAge(person.lastMetOn, today)}
              </span>
            </>
          )}
        </CappedList>
      )}
    </section>
  )
}

export function VisitSection({ brief }: SectionProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { lastVisits, account, visitsTotal } = brief
  return (
    <section>
      <SectionHead
        title={<Link to={`/accounts/${account.id}?tab=notes`}>{t('brief.section.visits')}</Link>}
        count={visitsTotal}
      />
      {lastVisits.length === 0 ? (
        <p className="muted t13">{t('brief.section.noVisits')}</p>
      ) : (
        <CappedList items={lastVisits} shown={3} label={t('brief.section.visits')}>
          {(visit) => (
            <>
              <span className="num muted t12 nw">{format.day(zone.dayOf(visit.at)).slice(0, 10)}</span>
              <span className="grow">
                {visit.noteId === null ? (
                  visit.title
                ) : (
                  <Link className="br-go" to={`/notes/${visit.noteId}`}>
                    {visit.title}
                  </Link>
                )}
                <span className="muted t12 br-by">
                  {[t(`notes.visit.kinds.${visit.kind}`), ...visit.people].join(' · ')}
                </span>
              </span>
            </>
          )}
        </CappedList>
      )}
    </section>
  )
}

/** What the customer gained, in money and in their own words. */
export function ValueSection({ brief }: SectionProps) {
  const t = useT()
  const format = useFormat()
  const { dialogs } = useFrame()
  const { values, account } = brief
  return (
    <section>
      <SectionHead
        title={<Link to={`/accounts/${account.id}?tab=values`}>{t('brief.section.values')}</Link>}
        count={values.length}
      />
      {values.length === 0 ? (
        <p className="muted t13">{t('brief.section.noValues')}</p>
      ) : (
        <CappedList items={values} shown={3} label={t('brief.section.values')}>
          {(value) => (
            <>
              <span className="grow">
                <button
                  type="button"
                  className="br-go"
                  onClick={() => void dialogs.open('valueEntry.edit', { id: value.id })}
                >
                  {value.result}
                </button>
                {value.quote !== null && <span className="mark t12 br-quote">{value.quote}</span>}
                <span className="muted t12 br-by num">
                  {[value.personName, value.day].filter((part) => part !== null).join(' · ')}
                </span>
              </span>
              {value.amountMinor !== null && value.currency !== null && (
                <span className="num t12 nw">
                  {format.money({ minor: value.amountMinor, currency: value.currency })}
                </span>
              )}
            </>
          )}
        </CappedList>
      )}
    </section>
  )
}
