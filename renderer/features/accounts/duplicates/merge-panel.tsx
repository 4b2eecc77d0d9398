import { useState } from 'react'
import { FailureNote, useFrame, useNavigation, useQuery } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, SectionHead, TableHead } from '../../../ui/index.ts'
import { fieldWords, type MergeField, movedWords, valueWords } from './duplicate-words.ts'

export interface MergePanelProps {
  readonly keepId: string
  readonly dropId: string
}

/** ACC-10: per field what both say and whose word is taken, what goes over, then one step. */
export function MergePanel({ keepId, dropId }: MergePanelProps) {
  const t = useT()
  const { write } = useFrame()
  const navigation = useNavigation()
  const [choices, setChoices] = useState<Readonly<Record<string, MergeField['take']>>>({})
  const [isRunning, setRunning] = useState(false)
  const { data, error, refetch } = useQuery(
    'account.mergePreview',
    { keepId, dropId, choices },
    { keepPrevious: true },
  )
  const back = (): void => navigation.setQuery({ keep: null, drop: null })
  if (error)
    return (
      <>
        <FailureNote failure={error} onRetry={refetch} />
        <Button onPress={back}>{t('duplicates.merge.back')}</Button>
      </>
    )
  if (data === undefined) return null
  const { keep, drop, fields, moved, left, children } = data

  const merge = async (): Promise<void> => {
    setRunning(true)
    const result = await write('account.merge', { keepId, dropId, choices })
    setRunning(false)
    if (result.ok) back()
  }
  return (
    <div className="dup">
      <h1 className="t16 w6">{t('duplicates.merge.title')}</h1>
      <p className="muted t13 dup-lead">
        {t('duplicates.merge.lead', { keep: keep.name, drop: drop.name })}{' '}
        <Button kind="quiet" size="small" onPress={() => navigation.setQuery({ keep: dropId, drop: keepId })}>
          {t('duplicates.merge.swap')}
        </Button>
      </p>
      <SectionHead title={t('duplicates.merge.fields')} count={fields.length} />
      {fields.length === 0 ? (
        <p className="muted t13 dup-lead">{t('duplicates.merge.sameFields')}</p>
      ) : (
        <table className="tbl dup-tbl" aria-label={t('duplicates.merge.fields')}>
          <TableHead
            columns={[
              t('duplicates.merge.field'),
              t('duplicates.merge.kept', { name: keep.name }),
              t('duplicates.merge.dropped', { name: drop.name }),
            ]}
          />
          <tbody>
            {fields.map((field) => (
              <FieldRow
                key={field.field}
                field={field}
                take={choices[field.field] ?? field.take}
                onTake={(take) => setChoices((known) => ({ ...known, [field.field]: take }))}
              />
            ))}
          </tbody>
        </table>
      )}
      <SectionHead title={t('duplicates.merge.moved')} />
      {moved.length === 0 ? (
        <p className="muted t13 dup-lead">{t('duplicates.merge.nothing', { name: drop.name })}</p>
      ) : (
        <ul className="dup-moved t13">
          {moved.map(({ kind, count }) => (
            <li key={kind}>
              {movedWords(t, kind)} <b className="num">{count}</b>
            </li>
          ))}
        </ul>
      )}
      {left > 0 && <p className="muted t13">{t('duplicates.merge.left', { count: left })}</p>}
      {children > 0 && <p className="muted t13">{t('duplicates.merge.children', { count: children })}</p>}
      <p className="row dup-end">
        <Button onPress={back}>{t('duplicates.merge.back')}</Button>
        <Button kind="primary" isDisabled={isRunning} onPress={() => void merge()}>
          {t('duplicates.merge.action')}
        </Button>
      </p>
    </div>
  )
}

interface FieldRowProps {
  readonly field: MergeField
  readonly take: MergeField['take']
  readonly onTake: (take: MergeField['take']) => void
}

/** Both words side by side, one taken: radio buttons, so the arrow keys change the side. */
function FieldRow({ field, take, onTake }: FieldRowProps) {
  const t = useT()
  const format = useFormat()
  const name = fieldWords(t, field)
  const sides = [
    { side: 'kept', value: valueWords(t, format, field.field, field.kept, field.keptName) },
    { side: 'dropped', value: valueWords(t, format, field.field, field.dropped, field.droppedName) },
  ] as const
  return (
    <tr>
      <th scope="row">{name}</th>
      {sides.map(({ side, value }) => (
        <td key={side} className={take === side ? undefined : 'muted'}>
          <label className="dup-side">
            <input
              type="radio"
              name={`take ${field.field}`}
              checked={take === side}
              aria-label={t('duplicates.merge.choice', { field: name, value })}
              onChange={() => onTake(side)}
            />
            <span>{value}</span>
          </label>
        </td>
      ))}
    </tr>
  )
}
