/** Stands in a wording where the title of the wish goes; the same in every language, as wordings are shared. */
export const titleMark = '{title}'

/** REQ-4: a wording with the title of one wish in it, as the customer reads it. */
export const filledWording = (wording: string, title: string): string =>
  wording.replaceAll(titleMark, () => title)

/** REQ-4: what was written for one wish as a wording for any: its title becomes the mark. Blank titles stay out. */
export const asWording = (text: string, title: string): string =>
  title.trim() === '' ? text : text.replaceAll(title, () => titleMark)
