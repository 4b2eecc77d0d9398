/** Relative, so that it holds under app:// and http:// alike. */
export const ticketUrl = (ticket: string): string => `./ticket/${ticket}`

/** Streams a file of the page to an upload ticket. */
export async function postToTicket(file: Blob, ticket: string): Promise<'done' | 'refused' | 'failed'> {
  try {
    const { ok, status } = await fetch(ticketUrl(ticket), { method: 'POST', body: file })
    if (ok) return 'done'
    return status === 409 ? 'failed' : 'refused'
  } catch {
    // The core went away in the middle: nothing was kept.
    return 'failed'
  }
}
