import { Content, FailureNote, usePage, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { NoteEditor } from './note-editor.tsx'

export function NotePage({ params }: { readonly params: { readonly id: string } }) {
  const t = useT()
  const { data, error, refetch } = useQuery('note.get', { id: params.id })
  usePage(data === undefined ? null : data.title || t('notes.untitled'))
  if (data !== undefined) return <NoteEditor key={data.id} note={data} />
  return <Content>{error ? <FailureNote failure={error} onRetry={refetch} /> : null}</Content>
}
