import { useState } from 'react'
import type { CallInput } from '../../../shared/contract/index.ts'
import { useFrame } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, Dialog, MenuButton, TextField } from '../../ui/index.ts'
import type { AccountRow } from './account-words.ts'

type Asked = 'owner' | 'city' | 'addTag' | 'removeTag'

export interface BulkBarProps {
  readonly chosen: readonly AccountRow[]
  readonly rows: readonly AccountRow[]
  readonly onDone: () => void
}

/** What can be done with all ticked rows at once: each is one action with one undo. */
export function BulkBar({ chosen, rows, onDone }: BulkBarProps) {
  const t = useT()
  const format = useFormat()
  const { write, dialogs } = useFrame()
  const [asked, setAsked] = useState<Asked | null>(null)
  const ids = chosen.map(({ id }) => id)
  const update = async (change: Omit<CallInput<'account.update'>, 'ids'>): Promise<void> => {
    const result = await write('account.update', { ids, ...change })
    if (result.ok) onDone()
  }
  const changeTier = async (): Promise<void> => {
    if ((await dialogs.open('account.tier', { ids })) !== null) onDone()
  }
  const remove = async (): Promise<void> => {
    const result = await write('account.remove', { ids })
    if (result.ok) onDone()
  }
  const owners = [...new Set(rows.flatMap(({ owner }) => owner ?? []))]
    .sort(format.collator.compare)
    .slice(0, 20)
  return (
    <div className="ac-foot" role="toolbar" aria-label={t('accounts.bulk.label')}>
      <span className="t13 w6 num" role="status">
        {t('accounts.bulk.count', { count: chosen.length })}
      </span>
      <Button size="small" kind="quiet" onPress={() => void changeTier()}>
        {t('accounts.bulk.tier')}
      </Button>
      <MenuButton
        size="small"
        label={t('accounts.bulk.owner')}
        entries={[
          ...owners.map((owner) => ({
            id: owner,
            label: owner,
            onAction: () => void update({ patch: { owner } }),
          })),
          { type: 'divider', id: 'divider' },
          { id: 'other', label: t('accounts.bulk.other'), onAction: () => setAsked('owner') },
        ]}
      >
        {t('accounts.bulk.owner')}
      </MenuButton>
      <Button size="small" kind="quiet" onPress={() => setAsked('city')}>
        {t('accounts.bulk.city')}
      </Button>
      <Button size="small" kind="quiet" onPress={() => setAsked('addTag')}>
        {t('accounts.bulk.addTag')}
      </Button>
      <Button size="small" kind="quiet" onPress={() => setAsked('removeTag')}>
        {t('accounts.bulk.removeTag')}
      </Button>
      <Button size="small" kind="quiet" onPress={() => void dialogs.open('account.moveStage', { ids })}>
        {t('accounts.bulk.stage')}
      </Button>
      <span className="sp" />
      <Button size="small" kind="danger" icon="trash" onPress={() => void remove()}>
        {t('accounts.bulk.remove')}
      </Button>
      <Button size="small" kind="quiet" onPress={onDone}>
        {t('accounts.bulk.clear')}
      </Button>
      {asked !== null && (
        <OneValue
          title={t(`accounts.bulk.${asked}`)}
          count={chosen.length}
          onCancel={() => setAsked(null)}
          onSave={(text) => {
            setAsked(null)
            if (asked === 'addTag') void update({ patch: {}, addTags: [text] })
            else if (asked === 'removeTag') void update({ patch: {}, removeTags: [text] })
            else void update({ patch: { [asked]: text } })
          }}
        />
      )}
    </div>
  )
}

interface OneValueProps {
  readonly title: string
  readonly count: number
  readonly onSave: (text: string) => void
  readonly onCancel: () => void
}

function OneValue({ title, count, onSave, onCancel }: OneValueProps) {
  const t = useT()
  const [text, setText] = useState('')
  return (
    <Dialog isOpen onClose={onCancel} title={title} description={t('accounts.bulk.oneStep', { count })}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') onSave(text.trim())
        }}
      >
        <TextField label={title} hideLabel autoFocus value={text} onChange={setText} />
        <div className="row" style={{ marginTop: 16 }}>
          <span className="sp" />
          <Button onPress={onCancel}>{t('common.action.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('common.action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
