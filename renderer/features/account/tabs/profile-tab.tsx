import { useState } from 'react'
import { useFrame } from '../../../app/index.ts'
import { minorToDecimal } from '../../../../shared/kernel/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, IconButton, SectionHead, TextField, textToMinor } from '../../../ui/index.ts'
import { ruleWords } from '../../../app/records/rule-words.ts'
import { FieldHistory } from '../../../app/records/field-history.tsx'
import { InlineChoice } from '../inline/inline-choice.tsx'
import { InlineDay } from '../../../app/records/inline-day.tsx'
import { InlineText } from '../../../app/records/inline-text.tsx'
import { SeatsAndBudget } from './seats-and-budget.tsx'
import { useAccountChange } from '../inline/use-account-change.ts'
import type { AccountDetail, CustomField } from '../records.ts'

const textFields = [
  'code',
  'shortName',
  'owner',
  'city',
  'region',
  'country',
  'address',
  'industry',
  'edition',
  'website',
  'phone',
  'taxId',
  'source',
  'tierReason',
] as const

/** What is written about the account: every field with its history, tags, own fields, the way through the stages. */
export function ProfileTab({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const change = useAccountChange(account.id)
  return (
    <div className="c3-grid">
      <div className="col c3-col">
        <section>
          <SectionHead title={t('account.profile.fields')} />
          <dl className="prof">
            {textFields.map((field) => (
              <div key={field}>
                <dt>{t(`account.field.${field}`)}</dt>
                <dd>
                  <InlineText
                    label={t(`account.field.${field}`)}
                    value={account.fields[field]}
                    onSave={(text) => change({ [field]: text })}
                  />
                  <FieldHistory
                    kind="account"
                    id={account.id}
                    field={field}
                    label={t(`account.field.${field}`)}
                  />
                </dd>
              </div>
            ))}
            <div>
              <dt>{t('account.field.signupDay')}</dt>
              <dd>
                <InlineDay
                  label={t('account.field.signupDay')}
                  value={account.fields.signupDay}
                  onSave={(signupDay) => change({ signupDay })}
                />
                <FieldHistory
                  kind="account"
                  id={account.id}
                  field="signupDay"
                  label={t('account.field.signupDay')}
                />
              </dd>
            </div>
            <div>
              <dt>{t('account.field.description')}</dt>
              <dd>
                <InlineText
                  label={t('account.field.description')}
                  isMultiline
                  value={account.fields.description}
                  onSave={(description) => change({ description })}
                />
              </dd>
            </div>
          </dl>
        </section>
      </div>
      <div className="col c3-col">
        <SeatsAndBudget account={account} />
        <Tags account={account} />
        <CustomFields account={account} />
        <StageHistory account={account} />
      </div>
    </div>
  )
}

function Tags({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const { write } = useFrame()
  const [text, setText] = useState('')
  const add = async (): Promise<void> => {
    const tag = text.trim()
    if (tag === '') return
    const result = await write('account.update', { ids: [account.id], patch: {}, addTags: [tag] })
    if (result.ok) setText('')
  }
  return (
    <section>
      <SectionHead title={t('account.profile.tags')} count={account.tags.length} />
      <div className="row wrap tags">
        {account.tags.map((tag) => (
          <span key={tag} className="fchip">
            {tag}
            <IconButton
              size="small"
              icon="close"
              iconSize={12}
              label={t('ui.chip.remove', { name: tag })}
              onPress={() =>
                void write('account.update', { ids: [account.id], patch: {}, removeTags: [tag] })
              }
            />
          </span>
        ))}
      </div>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <TextField label={t('account.profile.newTag')} hideLabel value={text} onChange={setText} />
        <Button type="submit" size="small">
          {t('account.profile.addTag')}
        </Button>
      </form>
    </section>
  )
}

/** ACC-11: what this account says in the fields people added, and a way to add one. */
function CustomFields({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const { dialogs } = useFrame()
  return (
    <section>
      <SectionHead
        title={t('account.profile.custom')}
        actions={
          <Button size="small" onPress={() => void dialogs.open('customField.edit', {})}>
            {t('fields.create')}
          </Button>
        }
      />
      {account.customFields.length === 0 ? (
        <p className="muted t13">{t('account.profile.noCustom')}</p>
      ) : (
        <dl className="prof">
          {account.customFields.map((field) => (
            <CustomValue key={field.id} account={account} field={field} />
          ))}
        </dl>
      )}
    </section>
  )
}

function CustomValue({ account, field }: { readonly account: AccountDetail; readonly field: CustomField }) {
  const format = useFormat()
  const { write } = useFrame()
  const valueId = account.customValueIds[field.id]
  const value = account.custom[field.id] ?? null
  const save = async (next: string | null): Promise<boolean> =>
    (await write('account.update', { ids: [account.id], patch: {}, custom: { [field.id]: next } })).ok
  const currency = field.currency ?? 'CNY'
  const moneyWord = (stored: unknown): string =>
    typeof stored === 'string' ? format.moneyFull({ minor: Number(stored), currency }) : ''
  return (
    <div>
      <dt>{field.name}</dt>
      <dd>
        {field.kind === 'choice' ? (
          <InlineChoice
            label={field.name}
            shown={value}
            entries={field.options.map((option) => ({
              id: option,
              label: option,
              isChecked: option === value,
              onAction: () => void save(option === value ? null : option),
            }))}
          />
        ) : field.kind === 'date' ? (
          <InlineDay label={field.name} value={value} onSave={save} />
        ) : field.kind === 'money' ? (
          <InlineText
            label={field.name}
            isNumeric
            value={value === null ? null : minorToDecimal(Number(value), currency)}
            reads={moneyWord(value)}
            onSave={(text) => {
              const minor = text === null ? null : textToMinor(text, currency)
              return save(text === null ? null : minor === null ? text : String(minor))
            }}
          />
        ) : (
          <InlineText label={field.name} isNumeric={field.kind === 'number'} value={value} onSave={save} />
        )}
        {valueId !== undefined && (
          <FieldHistory
            kind="custom_value"
            id={valueId}
            field="value"
            label={field.name}
            {...(field.kind === 'money' ? { wordOf: moneyWord } : {})}
          />
        )}
      </dd>
    </div>
  )
}

function StageHistory({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const { dialogs } = useFrame()
  return (
    <section>
      <SectionHead
        title={t('account.profile.stages')}
        actions={
          <Button size="small" onPress={() => void dialogs.open('account.moveStage', { ids: [account.id] })}>
            {t('account.profile.moveStage')}
          </Button>
        }
      />
      <ol className="hist-l">
        {account.stageHistory.toReversed().map((move) => (
          <li key={move.id}>
            <span>
              <span className="num muted">{move.day}</span>{' '}
              {move.from !== null && `${t(`account.stage.${move.from}`)} → `}
              <b>{t(`account.stage.${move.to}`)}</b>
            </span>
            <span className="muted t12">{[move.reason, move.by].filter(Boolean).join(' · ')}</span>
            <MissedRules checks={move.checks} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** ACC-6: what did not hold when the account was moved nevertheless. */
function MissedRules({ checks }: { readonly checks: AccountDetail['stageHistory'][number]['checks'] }) {
  const t = useT()
  const missed = [...(checks?.missing.exit ?? []), ...(checks?.missing.entry ?? [])]
  if (missed.length === 0) return null
  const rules = missed.map(({ rule }) => ruleWords(rule, t)).join(t('playbooks.missing.listSep'))
  return <span className="cau t12">{t('playbooks.missing.kept', { rules })}</span>
}
