import { z } from 'zod'
import { read, write } from './call.ts'
import { body, instant } from './common.ts'

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
  'form.kept': read(
    [],
    formPlace,
    z.object({ kept: z.object({ savedAt: instant, fields: z.array(keptField) }).nullable() }),
  ),
  /** Durable when answered; replaces what was kept of this form. No fields, as after its save: nothing is kept. */
  'form.keep': write(
    [],
    formPlace.extend({ fields: z.array(keptField).max(500) }),
    z.object({ savedAt: instant }),
  ),
} as const
