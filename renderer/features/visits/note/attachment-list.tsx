import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import { useFrame } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Icon, IconButton } from '../../../ui/index.ts'

type Attachment = CallOutput<'note.get'>['attachments'][number]

/** Pictures as pictures, sound to be played, files by name and size. */
export function AttachmentList({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const t = useT()
  return (
    <ul className="note-files" aria-label={t('notes.files')}>
      {attachments.map((attachment) => (
        <AttachmentRow key={attachment.id} attachment={attachment} />
      ))}
    </ul>
  )
}

function AttachmentRow({ attachment }: { readonly attachment: Attachment }) {
  const t = useT()
  const format = useFormat()
  const frame = useFrame()
  const { id, kind, name, size } = attachment
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (kind === 'file') return
    let isGone = false
    void frame.client.call('attachment.open', { id }).then((answer) => {
      if (!isGone && answer.ok) setAddress(frame.host.ticketUrl(answer.value.ticket))
    })
    return () => {
      isGone = true
    }
  }, [frame, id, kind])
  const save = async (): Promise<void> => {
    const answer = await frame.client.call('attachment.open', { id })
    if (answer.ok) await frame.host.saveDownload(answer.value.ticket, name)
    else frame.tellFailure(answer.error)
  }
  return (
    <li>
      {kind === 'image' && address !== null && <img src={address} alt={name} loading="lazy" />}
      {kind === 'voice' && address !== null && <audio controls src={address} aria-label={name} />}
      <span className="row t13">
        <Icon name={kind === 'image' ? 'image' : kind === 'voice' ? 'mic' : 'file'} />
        <button type="button" className="link grow cut" onClick={() => void save()}>
          {name}
        </button>
        <span className="muted num nw">{format.bytes(size)}</span>
        <IconButton
          icon="trash"
          iconSize={14}
          size="small"
          label={t('notes.removeFile', { name })}
          onPress={() => void frame.write('attachment.remove', { id })}
        />
      </span>
    </li>
  )
}
