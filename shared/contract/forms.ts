import { z } from 'zod'
import { read, write } from './call.ts'
import { body, id, instant } from './common.ts'

/** Which form: the dialog's name, and what it is about (a record, or the account of a record to come). */
const formPlace = z.object({ form: z.string().min(1).max(100), about: z.string().max(4_000) })

/** A text field of a form whose words are not saved yet. */
export const keptField = z.object({
  /** What the field is known by within its form. */
  name: z.string().min(1).max(2_100),
  text: body,
  /** What the record said in this field when the words were typed. */
  base: body,
})

/** VIS-6: words typed into a form, kept on this device until the form is saved. Not actions: nothing to undo. */
export const formCalls = {
  /** Of each opening of the form that was not saved, the latest first. */
  'form.kept': read(
    [],
    formPlace,
    z.object({
      drafts: z.array(z.object({ opening: id, savedAt: instant, fields: z.array(keptField) })),
    }),
  ),
  /**
   * Durable when answered; replaces what was kept of this opening, and of `replaces`, whose words it took over. No
   * fields, as after its save: nothing is kept.
   */
  'form.keep': write(
    [],
    formPlace.extend({
      opening: id,
      replaces: z.array(id).max(500),
      fields: z.array(keptField).max(500),
    }),
    z.object({ savedAt: instant }),
  ),
} as const
