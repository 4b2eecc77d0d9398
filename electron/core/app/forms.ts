import { z } from 'zod'
import { keptField } from '../../../shared/contract/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import type { Handlers } from './context.ts'

const storedFields = z.array(keptField)

/** VIS-6: the words of a form until it is saved. Of this device only: not in the log. */
export const formsHandlers = {
  'form.kept': ({ store }, { form, about }) => {
    const [draft] = store.read.rows<{ updatedAt: number; fields: string }>(
      'SELECT updated_at AS updatedAt, fields FROM form_draft WHERE form = ? AND about = ?',
      form,
      about,
    )
    if (draft === undefined) return ok({ kept: null })
    return ok({ kept: { savedAt: draft.updatedAt, fields: storedFields.parse(JSON.parse(draft.fields)) } })
  },

  'form.keep': ({ store, clock }, { form, about, fields }) => {
    const savedAt = clock.now()
    store.local((write) => {
      if (fields.length === 0)
        write.run({
          sql: 'DELETE FROM form_draft WHERE form = ? AND about = ?',
          parameters: [form, about],
        })
      else
        write.run({
          sql: `INSERT INTO form_draft (form, about, updated_at, fields) VALUES (?, ?, ?, ?)
                ON CONFLICT (form, about) DO UPDATE SET updated_at = excluded.updated_at, fields = excluded.fields`,
          parameters: [form, about, savedAt, JSON.stringify(fields)],
        })
    })
    return ok({ savedAt })
  },
} satisfies Handlers<'form.kept' | 'form.keep'>
