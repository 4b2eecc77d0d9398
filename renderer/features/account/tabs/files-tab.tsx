import { useFrame, useQuery, useZone } from '../../../app/index.ts'
import type { ChosenFile } from '../../../host/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, IconButton, SectionHead, showToast } from '../../../ui/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { RecordButton } from '../../../app/records/record-button.tsx'
import type { Attachment } from '../records.ts'

/** VIS-5: files of the account and of its notes. */
export function FilesTab({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { host, client, tellFailure, write } = useFrame()
  const files = useQuery('attachment.list', { accountId })

  const putIn = async (file: ChosenFile): Promise<void> => {
    const upload = await write('attachment.upload', {
      accountId,
      noteId: null,
      kind: 'file',
      name: file.name,
      mime: 'application/octet-stream',
      durationMs: null,
    })
    if (!upload.ok) return
    if ((await file.send(upload.value.ticket)) !== 'done') {
      showToast({ text: t('account.file.failed', { name: file.name }), icon: 'risk' })
      return
    }
    await write('attachment.finish', { attachmentId: upload.value.attachmentId })
  }
  const choose = async (): Promise<void> => {
    const chosen = await host.pickFiles({
      title: t('account.file.add'),
      multiple: true,
      folder: false,
      extensions: [],
    })
    for (const file of chosen) await putIn(file)
  }
  const open = async (file: Attachment): Promise<void> => {
    const opened = await client.call('attachment.open', { id: file.id })
    if (opened.ok) await host.saveDownload(opened.value.ticket, opened.value.name)
    else tellFailure(opened.error)
  }
  return (
    <Loaded query={files}>
      {({ attachments }) => (
        <>
          <SectionHead
            title={t('account.tab.files')}
            count={attachments.length}
            actions={
              <Button size="small" icon="clip" onPress={() => void choose()}>
                {t('account.file.add')}
              </Button>
            }
          />
          {attachments.length === 0 ? (
            <Nothing text={t('account.file.none')} />
          ) : (
            <ul className="plist ruled">
              {attachments.map((file) => (
                <li key={file.id}>
                  <p className="cut">
                    <RecordButton onPress={() => void open(file)}>{file.name}</RecordButton>
                  </p>
                  <span className="num muted">{format.bytes(file.size)}</span>
                  <span className="num muted">{zone.dayOf(file.createdAt)}</span>
                  <IconButton
                    size="small"
                    icon="trash"
                    label={t('account.file.remove', { name: file.name })}
                    onPress={() => void write('attachment.remove', { id: file.id })}
                  />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Loaded>
  )
}
