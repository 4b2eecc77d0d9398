import { z } from 'zod'
import { keptField } from '../../../shared/contract/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import type { Handlers } from './context.ts'

const storedFields = z.array(keptField)

/** VIS-6: the words of a form until it is saved. Of this device only: not in the log. */
export const formsHandlers = {
  'form.kept': ({ store }, { form, about }) => {
    const rows = store.read.rows<{ opening: string; savedAt: number; fields: string }>(
      `SELECT opening, updated_at AS savedAt, fields FROM form_draft WHERE form = ? AND about = ?
       ORDER BY updated_at DESC, opening DESC LIMIT 500`,
      form,
      about,
    )
    return ok({
      drafts: rows.map(({ fields, ...row }) => ({ ...row, fields: storedFields.parse(JSON.parse(fields)) })),
    })
  },

  'form.keep': ({ store, clock }, { form, about, opening, replaces, fields }) => {
    const savedAt = clock.now()
    store.local((write) => {
      for (const each of [opening, ...replaces])
        write.run({
          sql: 'DELETE FROM form_draft WHERE form = ? AND about = ? AND opening = ?',
          parameters: [form, about, each],
        })
      if (fields.length > 0)
        write.run({
          sql: 'INSERT INTO form_draft (form, about, opening, updated_at, fields) VALUES (?, ?, ?, ?, ?)',
          parameters: [form, about, opening, savedAt, JSON.stringify(fields)],
        })
    })
    return ok({ savedAt })
  },
} satisfies Handlers<'form.kept' | 'form.keep'>
