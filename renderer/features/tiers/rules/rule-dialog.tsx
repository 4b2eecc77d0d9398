import { useMemo, useState } from 'react'
import { tierMeasures } from '../../../../shared/contract/index.ts'
import { tiers } from '../../../../shared/domain/journey/index.ts'
import { tierRuleFaults } from '../../../../shared/domain/tiers/index.ts'
import { newId } from '../../../../shared/kernel/index.ts'
import { type DialogProps, useFrame, useQuery, useSettings } from '../../../app/index.ts'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../../app/records/use-record-save.ts'
import { useT } from '../../../i18n/index.ts'
import {
  Button,
  Checkbox,
  IconButton,
  MoneyField,
  NumberField,
  RadioGroup,
  SectionHead,
  Select,
  TextArea,
} from '../../../ui/index.ts'
import { type Condition, measureWord, type Rule } from './rule-words.ts'
import { type Tiering, useTiering } from './use-rules.ts'

/** ACC-2: one rule, new or changed, and how many accounts would change by it. */
export function RuleDialog({ input, onClose }: DialogProps<'tierRule.edit'>) {
  const { data } = useQuery('tier.rules', {})
  const tiering = useTiering()
  const rule = data?.rules.find(({ id }) => id === input.id)
  // A rule that is gone meanwhile leaves nothing to change.
  if (data === undefined || tiering === undefined || (input.id !== undefined && rule === undefined))
    return null
  return <RuleForm rules={data.rules} rule={rule ?? null} tiering={tiering} onClose={onClose} />
}

interface RuleFormProps {
  readonly rules: readonly Rule[]
  readonly rule: Rule | null
  readonly tiering: Tiering
  readonly onClose: DialogProps<'tierRule.edit'>['onClose']
}

/** A new rule stands before the one for everybody, behind which it would never be reached. */
function withRule(rules: readonly Rule[], rule: Rule): readonly Rule[] {
  if (rules.some(({ id }) => id === rule.id)) return rules.map((each) => (each.id === rule.id ? rule : each))
  const everybody = rules.findIndex(({ when }) => when.length === 0)
  return rules.toSpliced(everybody < 0 ? rules.length : everybody, 0, rule)
}

function RuleForm({ rules, rule, tiering, onClose }: RuleFormProps) {
  const t = useT()
  const { clock, random } = useFrame()
  const settings = useSettings()
  const save = useRecordSave()
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState<Rule>(
    () => rule ?? { id: newId(clock, random), tier: 'large', ka: false, when: [] },
  )
  const firstCurrency = tiering.currencies[0] ?? settings.currency
  const next = useMemo(() => withRule(rules, draft), [rules, draft])
  const faults = useMemo(() => tierRuleFaults(next), [next])
  const effect = useMemo(() => tiering.preview(next), [tiering, next])
  const setCondition = (at: number, condition: Condition): void =>
    setDraft((now) => ({ ...now, when: now.when.map((each, index) => (index === at ? condition : each)) }))
  const own = faults.filter(({ ruleId }) => ruleId === draft.id)
  const others = faults.filter(({ ruleId }) => ruleId !== draft.id)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (faults.length > 0) return
    const result = await save.run('tier.saveRules', { rules: [...next] })
    if (result?.ok) onClose({ id: draft.id })
  }
  return (
    <RecordDialog
      size="wide"
      title={rule === null ? t('tiers.form.new') : t('tiers.form.edit')}
      saveLabel={t('tiers.form.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
    >
      <div className="row wrap tr-head">
        <RadioGroup
          label={t('tiers.form.tier')}
          orientation="horizontal"
          choices={tiers.map((id) => ({ id, label: t(`account.tier.${id}`) }))}
          value={draft.tier}
          onChange={(tier) => setDraft((now) => ({ ...now, tier }))}
        />
        <Checkbox isSelected={draft.ka} onChange={(ka) => setDraft((now) => ({ ...now, ka }))}>
          {t('account.head.kaFlag')}
        </Checkbox>
      </div>
      <SectionHead
        title={t('tiers.form.conditions')}
        count={draft.when.length}
        actions={
          <Button
            size="small"
            icon="plus"
            onPress={() =>
              setDraft((now) => ({
                ...now,
                when: [...now.when, emptyCondition('unit_price', firstCurrency)],
              }))
            }
          >
            {t('tiers.form.addCondition')}
          </Button>
        }
      />
      {draft.when.length === 0 && <p className="muted t13">{t('tiers.form.everybody')}</p>}
      {draft.when.map((condition, at) => (
        <ConditionLine
          key={at}
          number={at + 1}
          condition={condition}
          tiering={tiering}
          firstCurrency={firstCurrency}
          onChange={(changed) => setCondition(at, changed)}
          onRemove={() => setDraft((now) => ({ ...now, when: now.when.filter((_, index) => index !== at) }))}
        />
      ))}
      {isTried && faults.length > 0 && (
        <ul className="tr-faults dan t13" role="alert">
          {[...new Set(own.map(({ fault }) => t(`tiers.fault.${fault}`)))].map((words) => (
            <li key={words}>{words}</li>
          ))}
          {others.length > 0 && <li>{t('tiers.fault.others')}</li>}
        </ul>
      )}
      <p className="t13" aria-live="polite">
        {t('tiers.form.effect', { count: effect.changes.length })}
        {effect.held.length > 0 && (
          <span className="muted"> {t('tiers.form.held', { count: effect.held.length })}</span>
        )}
      </p>
    </RecordDialog>
  )
}

function emptyCondition(measure: Condition['measure'], currency: string): Condition {
  switch (measure) {
    case 'unit_price':
      return { measure, atLeast: null, below: null, currency }
    case 'employees':
    case 'seats':
      return { measure, atLeast: null, below: null }
    case 'industry':
    case 'edition':
      return { measure, oneOf: [] }
  }
}

interface ConditionLineProps {
  readonly number: number
  readonly condition: Condition
  readonly tiering: Tiering
  readonly firstCurrency: string
  readonly onChange: (condition: Condition) => void
  readonly onRemove: () => void
}

function ConditionLine({
  number,
  condition,
  tiering,
  firstCurrency,
  onChange,
  onRemove,
}: ConditionLineProps) {
  const t = useT()
  return (
    <div className="pb-line tr-line">
      <Select
        label={t('tiers.form.measure', { number })}
        className="pb-pick"
        choices={tierMeasures.map((id) => ({ id, label: measureWord(t, id) }))}
        value={condition.measure}
        onChange={(measure) => onChange(emptyCondition(measure, firstCurrency))}
      />
      {'oneOf' in condition ? (
        <OneOf condition={condition} number={number} tiering={tiering} onChange={onChange} />
      ) : condition.measure === 'unit_price' ? (
        <>
          <MoneyField
            label={t('tiers.form.atLeast')}
            currency={condition.currency}
            value={condition.atLeast}
            onChange={(atLeast) => onChange({ ...condition, atLeast })}
          />
          <MoneyField
            label={t('tiers.form.below')}
            currency={condition.currency}
            value={condition.below}
            onChange={(below) => onChange({ ...condition, below })}
          />
          <Select
            label={t('tiers.form.currency')}
            className="pb-kind"
            choices={[...new Set([condition.currency, ...tiering.currencies, firstCurrency])].map((id) => ({
              id,
              label: id,
            }))}
            value={condition.currency}
            onChange={(currency) => onChange({ ...condition, currency })}
          />
        </>
      ) : (
        <>
          <NumberField
            label={t('tiers.form.atLeast')}
            minimum={0}
            value={condition.atLeast}
            onChange={(value) =>
              onChange({ ...condition, atLeast: value === null ? null : Math.round(value) })
            }
          />
          <NumberField
            label={t('tiers.form.below')}
            minimum={0}
            value={condition.below}
            onChange={(value) => onChange({ ...condition, below: value === null ? null : Math.round(value) })}
          />
        </>
      )}
      <IconButton icon="trash" label={t('tiers.form.removeCondition', { number })} onPress={onRemove} />
    </div>
  )
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')

interface OneOfProps extends Pick<ConditionLineProps, 'number' | 'tiering' | 'onChange'> {
  readonly condition: Extract<Condition, { readonly oneOf: readonly string[] }>
}

function OneOf({ condition, number, tiering, onChange }: OneOfProps) {
  const t = useT()
  const [typed, setTyped] = useState(condition.oneOf.join('\n'))
  // What was typed stays as it was, blank lines too, as long as it says what the condition holds: that of another
  // condition, or of another measure, is never shown for it.
  const text = linesOf(typed).join('\n') === condition.oneOf.join('\n') ? typed : condition.oneOf.join('\n')
  const known = new Set<string>()
  for (const account of tiering.accountsById.values()) {
    const value = account[condition.measure]?.trim() ?? ''
    if (value !== '') known.add(value)
  }
  const some = [...known].slice(0, 12).join(t('tiers.words.or'))
  return (
    <TextArea
      label={t('tiers.form.oneOf', { number })}
      hint={some === '' ? t('tiers.form.perLine') : t('tiers.form.known', { list: some })}
      rows={3}
      value={text}
      onChange={(next) => {
        setTyped(next)
        onChange({ ...condition, oneOf: linesOf(next) })
      }}
    />
  )
}
