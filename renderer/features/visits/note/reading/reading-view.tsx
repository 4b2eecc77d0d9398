import { type MouseEvent, useLayoutEffect, useRef } from 'react'
import { useFrame } from '../../../../app/index.ts'
import { useT } from '../../../../i18n/index.ts'
import { readableNote } from './note-markdown.ts'

/** The note as it reads, on screen and in print. Links are opened by the host, which asks first. */
export function ReadingView({ text }: { readonly text: string }) {
  const t = useT()
  const { host } = useFrame()
  const article = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    article.current?.replaceChildren(readableNote(text))
  }, [text])
  const openLink = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!(link instanceof HTMLAnchorElement)) return
    event.preventDefault()
    void host.openLink(link.href)
  }
  return (
    <div
      className="note-read"
      // Scrolls by keyboard: there is nothing in it that takes the focus but links.
      tabIndex={0}
      role="region"
      aria-label={t('notes.reading.text')}
      onClick={openLink}
      onAuxClick={openLink}
    >
      {text.trim() === '' && <p className="muted">{t('notes.reading.empty')}</p>}
      <article ref={article} className="note-md" />
    </div>
  )
}
