/** The one place the application is loaded from. */
export const appScheme = 'app'
export const appHost = 'bowtie'
export const appOrigin = `${appScheme}://${appHost}`

/**
 * Whether a URL lies on our own origin. Compared part by part: `URL.origin` is the text `null` for schemes that
 * Node does not know, and comparing prefixes would admit `app://bowtie.evil`.
 */
export function isOwnUrl(text: string): boolean {
  // `new URL` drops tabs and line breaks and trims the ends; what needs that is not an address of ours.
  if (/[\s\\]/.test(text) || !URL.canParse(text)) return false
  const url = new URL(text)
  return (
    url.protocol === `${appScheme}:` &&
    url.host === appHost &&
    url.username === '' &&
    url.password === '' &&
    /^app:\/\/bowtie(?:[/?#]|$)/.test(text)
  )
}

/** The place (`/accounts/…`) that one of our own addresses names; null: it names no place of ours. */
export function routeOfUrl(text: string): string | null {
  if (!isOwnUrl(text)) return null
  const { hash, pathname, search } = new URL(text)
  return ['', '/', '/index.html'].includes(pathname) && search === '' && hash.startsWith('#/')
    ? hash.slice(1)
    : null
}
