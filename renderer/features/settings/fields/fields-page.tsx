import { useRef } from 'react'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import { FailureNote, useFrame, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, EmptyState, IconButton, SectionHead, TableHead } from '../../../ui/index.ts'

type Field = CallOutput<'customField.list'>['fields'][number]

/** ACC-11: the person's own fields: made, named, ordered, retired and brought back; values stay throughout. */
export function FieldsPage() {
  const t = useT()
  const { dialogs } = useFrame()
  const { data, error, refetch } = useQuery('customField.list', {})
  if (error) return <FailureNote failure={error} onRetry={refetch} />
  if (data === undefined) return null
  const used = data.fields.filter(({ retiredOn }) => retiredOn === null)
  const retired = data.fields.filter(({ retiredOn }) => retiredOn !== null)
  const create = (): void => void dialogs.open('customField.edit', {})
  return (
    <>
      <SectionHead
        title={t('fields.title')}
        count={used.length}
        actions={
          <Button size="small" icon="plus" onPress={create}>
            {t('fields.create')}
          </Button>
        }
      />
      <p className="muted set-lead">{t('fields.lead')}</p>
      {used.length === 0 ? (
        <EmptyState kind="first" title={t('fields.empty')}>
          {t('fields.emptyWhy')}
        </EmptyState>
      ) : (
        <UsedFields fields={used} />
      )}
      {retired.length > 0 && <RetiredFields fields={retired} />}
    </>
  )
}

function UsedFields({ fields }: { readonly fields: readonly Field[] }) {
  const t = useT()
  const { write, dialogs } = useFrame()
  const body = useRef<HTMLTableSectionElement>(null)
  const ids = fields.map(({ id }) => id)
  const move = async (index: number, places: -1 | 1): Promise<void> => {
    const id = ids[index]
    const to = index + places
    if (id === undefined || to < 0 || to >= ids.length) return
    const order = ids.toSpliced(index, 1).toSpliced(to, 0, id)
    const wasOnButton = document.activeElement?.closest(`[data-field="${CSS.escape(id)}"]`) !== null
    const result = await write('customField.reorder', { ids: order })
    if (!result.ok || !wasOnButton) return
    // The row was drawn in another place, and at the end of the list its button has nothing more to do.
    requestAnimationFrame(() => {
      const row = body.current?.querySelector(`[data-field="${CSS.escape(id)}"]`)
      const [up, down] = row?.querySelectorAll<HTMLButtonElement>('.fld-move button') ?? []
      const wanted = places < 0 ? [up, down] : [down, up]
      wanted.find((button) => button?.disabled === false)?.focus()
    })
  }
  return (
    <table className="tbl set-tbl" aria-label={t('fields.list')}>
      <TableHead
        columns={[
          t('fields.name'),
          t('fields.kind'),
          { figures: t('fields.values') },
          t('fields.order'),
          { unseen: t('fields.actions') },
        ]}
      />
      <tbody ref={body}>
        {fields.map((field, index) => (
          <tr key={field.id} data-field={field.id}>
            <td className="w6">{field.name}</td>
            <td>
              <Kind field={field} />
            </td>
            <td className="r num nw">
              <Values field={field} />
            </td>
            <td className="nw fld-move">
              <IconButton
                icon="up"
                size="small"
                iconSize={14}
                label={t('fields.up', { name: field.name })}
                isDisabled={index === 0}
                onPress={() => void move(index, -1)}
              />
              <IconButton
                icon="down"
                size="small"
                iconSize={14}
                label={t('fields.down', { name: field.name })}
                isDisabled={index === fields.length - 1}
                onPress={() => void move(index, 1)}
              />
            </td>
            <td className="r nw">
              <Button
                size="small"
                kind="quiet"
                aria-label={t('fields.editOne', { name: field.name })}
                onPress={() => void dialogs.open('customField.edit', { id: field.id })}
              >
                {t('fields.edit')}
              </Button>
              <Button
                size="small"
                kind="quiet"
                aria-label={t('fields.retireOne', { name: field.name })}
                onPress={() => void write('customField.retire', { id: field.id, retired: true })}
              >
                {t('fields.retire')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RetiredFields({ fields }: { readonly fields: readonly Field[] }) {
  const t = useT()
  const { write } = useFrame()
  return (
    <>
      <SectionHead title={t('fields.retired')} count={fields.length} />
      <p className="muted set-lead">{t('fields.retiredLead')}</p>
      <table className="tbl set-tbl" aria-label={t('fields.retired')}>
        <TableHead
          columns={[
            t('fields.name'),
            t('fields.kind'),
            { figures: t('fields.values') },
            t('fields.retiredOn'),
            { unseen: t('fields.actions') },
          ]}
        />
        <tbody>
          {fields.map((field) => (
            <tr key={field.id}>
              <td>{field.name}</td>
              <td>
                <Kind field={field} />
              </td>
              <td className="r num nw">
                <Values field={field} />
              </td>
              <td className="num nw muted">{field.retiredOn}</td>
              <td className="r nw">
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('fields.bringBackOne', { name: field.name })}
                  onPress={() => void write('customField.retire', { id: field.id, retired: false })}
                >
                  {t('fields.bringBack')}
                </Button>
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('fields.removeOne', { name: field.name })}
                  onPress={() => void write('customField.remove', { id: field.id })}
                >
                  {t('fields.remove')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The kind and what belongs to it: the currency, or the first of what can be chosen. */
function Kind({ field }: { readonly field: Field }) {
  const t = useT()
  const meta = field.kind === 'choice' ? field.options.join(t('accounts.filter.or')) : (field.currency ?? '')
  return (
    <span className="fld-kind">
      {t(`fields.kinds.${field.kind}`)}
      {meta !== '' && (
        <span className="muted t12 cut" title={meta}>
          {meta}
        </span>
      )}
    </span>
  )
}

function Values({ field }: { readonly field: Field }) {
  const t = useT()
  return field.values === 0 ? (
    <span className="faint">{0}</span>
  ) : (
    <>{t('fields.valuesOf', { count: field.values })}</>
  )
}
