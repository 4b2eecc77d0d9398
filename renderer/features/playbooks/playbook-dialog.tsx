import { useState } from 'react'
import {
  checkHasLimit,
  playbookRoles,
  playbookTaskKinds,
  stageChecks,
} from '../../../shared/domain/playbooks/index.ts'
import { newId } from '../../../shared/kernel/index.ts'
import { type DialogProps, useFrame, useQuery } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { checkWords, roleWords } from '../../app/records/rule-words.ts'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { Button, IconButton, NumberField, SectionHead, Select, TextArea, TextField } from '../../ui/index.ts'
import type { SavedPlaybook } from './playbook-sheet.tsx'

/** Writes the next version of a stage's playbook. What accounts were given already stays as it is. */
export function PlaybookDialog({ input, onClose }: DialogProps<'playbook.edit'>) {
  const list = useQuery('playbook.list', {})
  const start = list.data?.playbooks
    .find(({ stage }) => stage === input.stage)
    ?.versions.find(({ version }) => version === input.version)
  return start === undefined ? null : <PlaybookForm start={start} onClose={onClose} />
}

type Task = SavedPlaybook['tasks'][number]
type Rule = SavedPlaybook['entry'][number]

interface PlaybookFormProps extends Pick<DialogProps<'playbook.edit'>, 'onClose'> {
  readonly start: SavedPlaybook
}

/** The list without one, with one changed. */
const without = <Item,>(list: readonly Item[], at: number): Item[] => list.filter((_, index) => index !== at)
const changed = <Item,>(list: readonly Item[], at: number, item: Item): Item[] =>
  list.map((each, index) => (index === at ? item : each))

function PlaybookForm({ start, onClose }: PlaybookFormProps) {
  const t = useT()
  const { clock, random } = useFrame()
  const save = useRecordSave()
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState(start)
  const [actions, setActions] = useState(start.keyActions.join('\n'))
  const set = (patch: Partial<SavedPlaybook>): void => setDraft((now) => ({ ...now, ...patch }))
  const isFaulty = draft.goal.trim() === '' || draft.tasks.some(({ title }) => title.trim() === '')
  const run = async (): Promise<void> => {
    setTried(true)
    if (isFaulty) return
    const { version: _version, savedAt: _at, savedBy: _by, ...playbook } = draft
    const keyActions = actions
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    const result = await save.run('playbook.save', { playbook: { ...playbook, keyActions } })
    if (result?.ok) onClose({ id: result.value.id ?? start.stage })
  }
  const setTask = (at: number, patch: Partial<Task>): void =>
    setDraft((now) => ({
      ...now,
      tasks: now.tasks.map((task, index) => (index === at ? { ...task, ...patch } : task)),
    }))
  const freshKey = (): string => newId(clock, random)
  return (
    <RecordDialog
      size="wide"
      title={t('playbooks.form.title', { stage: t(`account.stage.${start.stage}`) })}
      saveLabel={t('playbooks.form.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      <p className="t13 muted">{t('playbooks.form.lead')}</p>
      <TextArea
        label={t('playbooks.journey')}
        rows={2}
        value={draft.journey}
        onChange={(journey) => set({ journey })}
      />
      <TextArea
        label={t('playbooks.goal')}
        rows={2}
        isRequired
        value={draft.goal}
        onChange={(goal) => set({ goal })}
        error={isTried && draft.goal.trim() === '' ? t('playbooks.form.goalMissing') : undefined}
      />
      <TextArea
        label={t('playbooks.keyActions')}
        hint={t('playbooks.form.perLine')}
        rows={5}
        value={actions}
        onChange={setActions}
      />
      <SectionHead
        title={t('playbooks.roles')}
        actions={
          <Button
            size="small"
            icon="plus"
            onPress={() => set({ roles: [...draft.roles, { role: 'csm', duty: '' }] })}
          >
            {t('playbooks.form.addRole')}
          </Button>
        }
      />
      {draft.roles.map((entry, at) => (
        <div className="pb-line" key={at}>
          <Select
            label={t('playbooks.form.role', { number: at + 1 })}
            className="pb-pick"
            choices={playbookRoles.map((id) => ({ id, label: roleWords(id) }))}
            value={entry.role}
            onChange={(role) => set({ roles: changed(draft.roles, at, { ...entry, role }) })}
          />
          <TextField
            label={t('playbooks.form.duty', { number: at + 1 })}
            value={entry.duty}
            onChange={(duty) => set({ roles: changed(draft.roles, at, { ...entry, duty }) })}
          />
          <IconButton
            icon="trash"
            label={t('playbooks.form.remove', { name: roleWords(entry.role) })}
            onPress={() => set({ roles: without(draft.roles, at) })}
          />
        </div>
      ))}
      <RuleFields
        title={t('playbooks.entry')}
        rules={draft.entry}
        freshKey={freshKey}
        onChange={(entry) => set({ entry })}
      />
      <RuleFields
        title={t('playbooks.exit')}
        rules={draft.exit}
        freshKey={freshKey}
        onChange={(exit) => set({ exit })}
      />
      <SectionHead
        title={t('playbooks.tasks')}
        actions={
          <Button
            size="small"
            icon="plus"
            onPress={() =>
              set({
                tasks: [
                  ...draft.tasks,
                  { key: freshKey(), kind: 'task', role: 'csm', offsetDays: 0, title: '', detail: '' },
                ],
              })
            }
          >
            {t('playbooks.form.addTask')}
          </Button>
        }
      />
      {draft.tasks.map((task, at) => (
        <div className="pb-task" key={task.key}>
          <div className="pb-line">
            <NumberField
              label={t('playbooks.form.days', { number: at + 1 })}
              className="pb-days"
              minimum={0}
              maximum={730}
              value={task.offsetDays}
              onChange={(days) => setTask(at, { offsetDays: Math.round(days ?? 0) })}
            />
            <TextField
              label={t('playbooks.form.task', { number: at + 1 })}
              value={task.title}
              onChange={(title) => setTask(at, { title })}
              error={isTried && task.title.trim() === '' ? t('playbooks.form.taskMissing') : undefined}
            />
            <IconButton
              icon="trash"
              label={t('playbooks.form.remove', { name: task.title })}
              onPress={() => set({ tasks: without(draft.tasks, at) })}
            />
          </div>
          <div className="pb-line">
            <Select
              label={t('playbooks.task.role')}
              className="pb-pick"
              choices={playbookRoles.map((id) => ({ id, label: roleWords(id) }))}
              value={task.role}
              onChange={(role) => setTask(at, { role })}
            />
            <Select
              label={t('playbooks.task.kind')}
              className="pb-kind"
              choices={playbookTaskKinds.map((id) => ({ id, label: t(`playbooks.kind.${id}`) }))}
              value={task.kind}
              onChange={(kind) => setTask(at, { kind })}
            />
            <TextField
              label={t('playbooks.form.detail')}
              value={task.detail}
              onChange={(detail) => setTask(at, { detail })}
            />
          </div>
        </div>
      ))}
    </RecordDialog>
  )
}

interface RuleFieldsProps {
  readonly title: string
  readonly rules: readonly Rule[]
  readonly freshKey: () => string
  readonly onChange: (rules: Rule[]) => void
}

function RuleFields({ title, rules, freshKey, onChange }: RuleFieldsProps) {
  const t = useT()
  const choose = (check: string): Rule => {
    const known = stageChecks.find((each) => each === check)
    if (known === undefined) return { check: 'confirmed', key: freshKey(), text: '' }
    return checkHasLimit(known) ? { check: known, limit: 1 } : { check: known }
  }
  return (
    <>
      <SectionHead
        title={title}
        actions={
          <Button size="small" icon="plus" onPress={() => onChange([...rules, choose('')])}>
            {t('playbooks.form.addRule')}
          </Button>
        }
      />
      {rules.map((rule, at) => (
        <div className="pb-line" key={at}>
          <Select
            label={t('playbooks.form.rule', { number: at + 1 })}
            className="pb-rule"
            choices={[
              { id: 'confirmed', label: t('playbooks.form.ownPoint') },
              ...stageChecks.map((id) => ({ id, label: checkWords(id) })),
            ]}
            value={rule.check}
            onChange={(check) => onChange(changed(rules, at, choose(check)))}
          />
          {rule.check === 'confirmed' ? (
            <TextField
              label={t('playbooks.form.point', { number: at + 1 })}
              value={rule.text}
              onChange={(text) => onChange(changed(rules, at, { ...rule, text }))}
            />
          ) : (
            checkHasLimit(rule.check) && (
              <NumberField
                label={t('playbooks.form.limit', { number: at + 1 })}
                className="pb-days"
                minimum={0}
                maximum={10_000}
                value={rule.limit ?? 1}
                onChange={(limit) => onChange(changed(rules, at, { ...rule, limit: Math.round(limit ?? 0) }))}
              />
            )
          )}
          <span className="sp" />
          <IconButton
            icon="trash"
            label={t('playbooks.form.removeRule', { number: at + 1 })}
            onPress={() => onChange(without(rules, at))}
          />
        </div>
      ))}
    </>
  )
}
