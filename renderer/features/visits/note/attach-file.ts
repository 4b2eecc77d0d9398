import type { Frame } from '../../../app/index.ts'
import type { ChosenFile } from '../../../host/index.ts'

export interface AttachTo {
  readonly noteId: string
  readonly accountId: string | null
}

const kindOf = (mime: string): 'image' | 'file' | 'voice' =>
  mime.startsWith('image/') ? 'image' : mime.startsWith('audio/') ? 'voice' : 'file'

const mimeByExtension: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
}

const mimeOf = (name: string): string =>
  mimeByExtension[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'

/** VIS-5: the bytes travel by ticket; the attachment exists once they are on the disk. */
export async function attachFile(
  frame: Frame,
  file: ChosenFile,
  { noteId, accountId }: AttachTo,
  given: { readonly mime?: string } = {},
): Promise<boolean> {
  const mime = given.mime || mimeOf(file.name)
  const started = await frame.write(
    'attachment.upload',
    {
      accountId,
      noteId,
      kind: kindOf(mime),
      name: file.name || 'file',
      mime,
      durationMs: null,
    },
    { undo: 'silent' },
  )
  if (!started.ok) return false
  const { ticket, attachmentId } = started.value
  // Both ends at once: the core takes the bytes while they come.
  const [, finished] = await Promise.all([
    file.send(ticket),
    frame.write('attachment.finish', { attachmentId }),
  ])
  return finished.ok
}
