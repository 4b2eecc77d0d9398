import { type CallInput, requirementKinds, severities } from '../../../shared/contract/index.ts'
import { FieldHistory } from '../../app/records/field-history.tsx'
import { InlineText } from '../../app/records/inline-text.tsx'
import { useT } from '../../i18n/index.ts'
import { Callout, SectionHead, Select } from '../../ui/index.ts'
import { missingWords, type Requirement } from './requirement.ts'

interface RecordFieldsProps {
  readonly requirement: Requirement
  readonly onChange: (patch: CallInput<'requirement.update'>['patch']) => Promise<boolean>
}

const grades = ['1', '2', '3', '4', '5'] as const
const noGrade = 'none'

/** REQ-2, SAF-3: the situation and the why, changed where they stand, each with its history. */
export function RecordFields({ requirement, onChange }: RecordFieldsProps) {
  const t = useT()
  const { id, kind, missing } = requirement
  const texts =
    kind === 'bug' ? (['conditions', 'steps', 'background'] as const) : (['scenario', 'background'] as const)
  return (
    <section>
      <SectionHead title={t('requirements.page.background')} />
      {missing.length > 0 && (
        <Callout tone="info" icon="unknown">
          {t('requirements.card.missing', { what: missingWords(t, requirement) })} ·{' '}
          {t('requirements.page.backgroundNeeded')}
        </Callout>
      )}
      <dl className="rq-f">
        {texts.map((field) => (
          <div key={field}>
            <dt>
              {t(`loops.requirement.${field}`)}
              <FieldHistory
                kind="requirement"
                id={id}
                field={field}
                label={t(`loops.requirement.${field}`)}
              />
            </dt>
            <dd>
              <InlineText
                label={t(`loops.requirement.${field}`)}
                isMultiline
                value={requirement[field]}
                onSave={(text) => onChange({ [field]: text })}
              />
            </dd>
          </div>
        ))}
      </dl>
      <div className="form-3">
        <Select
          label={t('requirements.page.kind')}
          choices={requirementKinds.map((each) => ({ id: each, label: t(`loops.requirementKind.${each}`) }))}
          value={kind}
          onChange={(next) => void onChange({ kind: next })}
        />
        {kind === 'bug' && (
          <Select
            label={t('loops.requirement.severity')}
            choices={severities.map((each) => ({ id: each, label: t(`loops.bugSeverity.${each}`) }))}
            value={requirement.severity}
            onChange={(severity) => void onChange({ severity })}
          />
        )}
        {(['effort', 'effect'] as const).map((field) => (
          <Select
            key={field}
            label={t(`requirements.page.${field}`)}
            choices={[
              { id: noGrade, label: t('common.word.unknown') },
              ...grades.map((each) => ({
                id: each,
                label: t('requirements.page.scale', { count: Number(each) }),
              })),
            ]}
            value={requirement[field] === null ? noGrade : String(requirement[field])}
            onChange={(grade) => void onChange({ [field]: grade === noGrade ? null : Number(grade) })}
          />
        ))}
      </div>
    </section>
  )
}
