import DOMPurify from 'dompurify'
import MarkdownIt from 'markdown-it'

/** Where a link of a note may lead: the web and mail. Nothing of this machine, nothing that runs. */
const allowedLink = /^(?:https:\/\/|mailto:)/i

/** What is left of a note as it is read: text and its shape. No picture (a note's pictures are its files), no form, no style. */
const allowedTags = [
  'a',
  'blockquote',
  'br',
  'code',
  'em',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'li',
  'ol',
  'p',
  'pre',
  's',
  'strong',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
]
const allowedAttributes = ['href', 'title', 'start', 'class']

/** Aligned columns by class: styles in tags are against the policy of the page. */
const alignments: Readonly<Record<string, string>> = { 'text-align:right': 'r', 'text-align:center': 'c' }

const levelOf = (tag: string): number | null => {
  const level = /^h([1-6])$/.exec(tag)?.[1]
  return level === undefined ? null : Number(level)
}

function createParser() {
  const parser = new MarkdownIt({ html: false, linkify: true, breaks: true, langPrefix: 'code-' })
  // Only what says where it leads: `example.com` without https stays text.
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
  parser.validateLink = (address) => allowedLink.test(address.trim())
  // A picture from elsewhere would tell its server when the note is read.
  parser.disable('image')
  parser.core.ruler.push('shape', ({ tokens }) => {
    const levels = tokens.flatMap(({ tag }) => levelOf(tag) ?? [])
    const highest = Math.min(...levels)
    for (const token of tokens) {
      const level = levelOf(token.tag)
      // The note's title is the heading above these: the highest of them comes next, whatever it is in the text.
      if (level !== null) token.tag = `h${Math.min(6, level - highest + 2)}`
      const alignment = alignments[token.attrGet('style') ?? '']
      if (alignment !== undefined) token.attrSet('class', alignment)
    }
  })
  return parser
}

let parser: ReturnType<typeof createParser> | null = null

/**
 * A note's text as it reads. Raw HTML in it is text (`html: false`), and what the parser made is sanitised after it was
 * made, so that neither of the two has to be right alone (reliability.md, checklist 29). It is a fragment, never HTML text.
 */
export function readableNote(text: string): DocumentFragment {
  parser ??= createParser()
  return DOMPurify.sanitize(parser.render(text), {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: allowedAttributes,
    ALLOWED_URI_REGEXP: allowedLink,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  })
}

/** For the tests of hostile notes: all that may be in a note that is read. */
export const readableShape = { tags: allowedTags, attributes: allowedAttributes, link: allowedLink }
