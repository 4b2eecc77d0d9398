import { evidenceHandlers } from './evidence/handlers.ts'
import { draftHandlers } from './notes/drafts.ts'
import { noteReadHandlers } from './notes/read.ts'
import { noteWriteHandlers } from './notes/write.ts'

/** VIS-3 … VIS-7, and the tie between a sentence and what was made of it. */
export const notesHandlers = {
  ...noteReadHandlers,
  ...noteWriteHandlers,
  ...draftHandlers,
  ...evidenceHandlers,
}
