import { useState } from 'react'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import { type DialogProps, useQuery, useToday } from '../../../app/index.ts'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../../app/records/use-record-save.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Checkbox, DatePickerField, Select } from '../../../ui/index.ts'

type Template = CallOutput<'plan.templates'>['templates'][number]

interface Part {
  readonly key: string
  readonly depth: number
  readonly title: string
  readonly startDay: string | null
  readonly dueDay: string
  /** Keys of the parts it stands below: left out with any of them. */
  readonly above: readonly string[]
}

/** The parts of a template as lines, each below what it belongs to. */
const partsOf = (template: Template): Part[] =>
  template.outcomes.flatMap((outcome) => [
    ...(outcome.title === null ? [] : [{ ...outcome, title: outcome.title, depth: 0, above: [] }]),
    ...outcome.milestones.flatMap((milestone) => [
      { ...milestone, depth: 1, above: [outcome.key] },
      ...milestone.tasks.map((task) => ({ ...task, depth: 2, above: [outcome.key, milestone.key] })),
    ]),
  ])

/** VAL-4: a plan to begin with, seen with its days before it is written; what is ticked is written in one step. */
export function TemplateDialog({ input: { accountId }, onClose }: DialogProps<'plan.template'>) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const save = useRecordSave()
  const plan = useQuery('plan.get', { accountId })
  const account = useQuery('account.get', { id: accountId })
  const [startDay, setStartDay] = useState(today)
  const [templateKey, setTemplateKey] = useState('standard')
  const [intentId, setIntentId] = useState<string | null>(null)
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const offered = useQuery('plan.templates', { accountId, startDay }, { keepPrevious: true })
  if (offered.data === undefined || plan.data === undefined || account.data === undefined) return null
  const { templates } = offered.data
  const template = templates.find(({ key }) => key === templateKey) ?? templates[0]
  if (template === undefined) return null
  const parts = partsOf(template)
  const isIn = ({ key, above }: Part): boolean => !out.has(key) && !above.some((each) => out.has(each))
  const wanted = parts.filter(isIn).length
  const isStage = template.key === 'stage'
  const { stage } = account.data
  const run = async (): Promise<void> => {
    if (wanted === 0) {
      onClose(null)
      return
    }
    const result = await save.run('plan.takeOver', {
      accountId,
      templateKey: template.key,
      startDay,
      intentId: intentId ?? plan.data?.intents[0]?.id ?? null,
      leaveOut: [...out],
    })
    if (result?.ok) onClose({ id: accountId })
  }
  const { intents } = plan.data
  return (
    <RecordDialog
      title={t('plan.template.dialog')}
      saveLabel={wanted === 0 ? t('plan.template.none') : t('plan.template.take', { count: wanted })}
      size="wide"
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      <div className="form-2">
        <Select
          label={t('plan.template.which')}
          choices={templates.map(({ key, title }) => ({
            id: key,
            label: key === 'stage' ? t('plan.template.stage', { stage: t(`account.stage.${stage}`) }) : title,
          }))}
          value={template.key}
          onChange={(key) => {
            setTemplateKey(key)
            setOut(new Set())
          }}
        />
        {!isStage && (
          <DatePickerField
            label={t('plan.template.startDay')}
            value={startDay}
            onChange={(day) => {
              if (day !== null) setStartDay(day)
            }}
          />
        )}
        {!isStage && intents.length > 0 && (
          <Select
            label={t('plan.outcome.intent')}
            choices={intents.map(({ id, statement }) => ({ id, label: statement }))}
            value={intentId ?? intents[0]?.id ?? null}
            onChange={setIntentId}
          />
        )}
      </div>
      <p className="t12 muted">{isStage ? t('plan.template.stageWhy') : template.about}</p>
      <ul className="pl-tpl" aria-label={t('plan.template.parts')}>
        {parts.map((part) => (
          <li key={part.key} className={`pl-t${part.depth}`}>
            <Checkbox
              isSelected={isIn(part)}
              isDisabled={part.above.some((each) => out.has(each))}
              onChange={(isWanted) =>
                setOut((now) =>
                  isWanted
                    ? new Set([...now].filter((key) => key !== part.key))
                    : new Set([...now, part.key]),
                )
              }
            >
              {part.title}
            </Checkbox>
            <span className="num t12 nw muted">
              {part.startDay === null || part.startDay === part.dueDay
                ? format.shortDay(part.dueDay, today)
                : t('plan.span', {
                    from: format.shortDay(part.startDay, today),
                    to: format.shortDay(part.dueDay, today),
                  })}
            </span>
          </li>
        ))}
      </ul>
    </RecordDialog>
  )
}
