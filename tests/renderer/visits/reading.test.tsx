import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { readableNote, readableShape } from '../../../renderer/features/visits/note/reading/note-markdown.ts'
import { languages } from '../../../renderer/i18n/index.ts'
import { openTestCore } from '../../support/core.ts'
import { hostileNotes } from '../../support/hostile-notes.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

/** What of a fragment could act, ask a server or change the page: anything but plain shape. */
function activeContent(fragment: DocumentFragment): string[] {
  return [...fragment.querySelectorAll('*')].flatMap((element) => [
    ...(readableShape.tags.includes(element.localName) ? [] : [`<${element.localName}>`]),
    ...(element.namespaceURI === 'http://www.w3.org/1999/xhtml' ? [] : [String(element.namespaceURI)]),
    ...[...element.attributes].flatMap(({ name, value }) => {
      if (!readableShape.attributes.includes(name)) return [`${name}=${value}`]
      return name === 'href' && !readableShape.link.test(value) ? [`href=${value}`] : []
    }),
  ])
}

describe('security checklist 29: hostile notes', () => {
  test('VIS-3 there are at least three hundred of them', () => {
    expect(new Set(hostileNotes.map(({ text }) => text)).size).toBeGreaterThanOrEqual(300)
  })

  test('VIS-3 none survives as active content', () => {
    const survivors = hostileNotes.flatMap(({ name, text }) => {
      const active = activeContent(readableNote(text))
      return active.length === 0 ? [] : [{ name, active }]
    })
    expect(survivors).toEqual([])
  })

  test('VIS-3 the check itself finds what is active', () => {
    const fragment = document.createDocumentFragment()
    const made = (name: string, attributes: Readonly<Record<string, string>>): void => {
      const element = document.createElement(name)
      for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
      fragment.append(element)
    }
    made('p', { onclick: 'x' })
    made('img', { src: 'x' })
    made('a', { href: 'javascript:x' })
    fragment.append(document.createElementNS('http://www.w3.org/2000/svg', 'svg'))
    expect(activeContent(fragment).toSorted((one, other) => (one < other ? -1 : 1))).toEqual(
      ['<img>', '<svg>', 'href=javascript:x', 'http://www.w3.org/2000/svg', 'onclick=x', 'src=x'].toSorted(
        (one, other) => (one < other ? -1 : 1),
      ),
    )
  })

  test('VIS-3 raw HTML is shown as the text that it is, and nothing of it is lost', () => {
    const text = '<b>粗</b> 与 <script>alert(1)</script>'
    expect(readableNote(text).textContent.trim()).toBe(text)
  })
})

describe('VIS-3 a note is read', () => {
  test('VIS-3 headings below the title, lists, tables by alignment, line breaks, links of the web and mail only', () => {
    const host = document.createElement('div')
    host.append(
      readableNote(
        '## 现象\n### 细节\n第一行\n第二行\n\n- 甲\n  1. 乙\n\n| 项 | 金额 |\n|---|--:|\n| 年费 | 286 |\n\n[官网](https://example.com) <mailto:a@example.com> http://example.com ~~旧~~',
      ),
    )
    expect(host.querySelector('h2')?.textContent).toBe('现象')
    expect(host.querySelector('h3')?.textContent).toBe('细节')
    expect(host.querySelector('h1')).toBeNull()
    expect(host.querySelectorAll('p br')).toHaveLength(1)
    expect(host.querySelector('ul ol li')?.textContent).toBe('乙')
    expect(host.querySelector('td.r')?.textContent).toBe('286')
    expect([...host.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      'https://example.com',
      'mailto:a@example.com',
    ])
    expect(host.textContent).toContain('http://example.com')
    expect(host.querySelector('s')?.textContent).toBe('旧')
  })

  test('VIS-3 reading shows what was just typed, writing goes on where it was, print prints what is read', async () => {
    const core = await openTestCore()
    await core.call('settings.set', { plainEditor: true })
    const { id } = await core.call('note.create', {
      accountId: null,
      title: '走访',
      body: '## 现象\n客户说慢。',
    })
    const { user, frame, host } = await openScreen({ core, route: `/notes/${id}` })
    const field = (await screen.findByRole('textbox', { name: '记录正文' })) as HTMLTextAreaElement
    await user.type(field, ' **很慢**', { initialSelectionStart: field.value.length })
    await user.click(screen.getByRole('button', { name: /阅读/ }))
    const read = await screen.findByRole('region', { name: '记录，阅读' })
    await waitFor(() => expect(within(read).getByRole('heading', { level: 2, name: '现象' })).toBeTruthy())
    expect(within(read).getByText('很慢').tagName).toBe('STRONG')
    expect(screen.queryByRole('textbox', { name: '记录正文' })).toBeNull()
    expect(await axeFindings()).toEqual([])
    await waitFor(async () => expect((await core.call('note.get', { id })).body).toContain('**很慢**'))

    await user.click(screen.getByRole('button', { name: '打印这条记录' }))
    await waitFor(() => expect(host.printed).toEqual(['走访']))
    act(() => void frame.commands.run('note.print', frame))
    await waitFor(() => expect(host.printed).toEqual(['走访', '走访']))
    expect(screen.getByRole('region', { name: '记录，阅读' })).toBeTruthy()

    await user.click(screen.getByRole('button', { name: /继续写/ }))
    const again = await screen.findByRole('textbox', { name: '记录正文' })
    expect(again).toBe(field)
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(field.value).toContain('**很慢**')
  })

  test('VIS-3 a link is opened by the host, which asks first; the page stays', async () => {
    const core = await openTestCore()
    await core.call('settings.set', { plainEditor: true })
    const { id } = await core.call('note.create', {
      accountId: null,
      title: '链接',
      body: '见 [官网](https://example.com/a)',
    })
    const { user, host } = await openScreen({ core, route: `/notes/${id}` })
    await user.click(await screen.findByRole('button', { name: /阅读/ }))
    await user.click(await screen.findByRole('link', { name: '官网' }))
    await waitFor(() => expect(host.opened).toEqual(['https://example.com/a']))
    expect(window.location.hash).toBe(`#/notes/${id}`)
  })

  test.each(languages)('VIS-3 reading in %s: no key instead of a word', async (language) => {
    const core = await openTestCore()
    await core.call('settings.set', { plainEditor: true })
    const { id } = await core.call('note.create', { accountId: null, title: 'A', body: '' })
    const { user, container } = await openScreen({ core, route: `/notes/${id}`, language })
    await waitFor(() => expect(container.querySelector('textarea')).not.toBeNull())
    await user.keyboard('{Control>}{Shift>}m{/Shift}{/Control}')
    await waitFor(() => expect(container.querySelector('.note-read')).not.toBeNull())
    expect(container.textContent).not.toMatch(/\b(?:notes|common|app)\.[a-z]+\b/)
  })
})
