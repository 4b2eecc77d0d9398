const flushAt = 64 * 1024

/** Texts as UTF-8 in pieces worth sending. */
export async function* byteChunks(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let pending = ''
  for await (const text of texts) {
    pending += text
    if (pending.length > flushAt) {
      yield Buffer.from(pending, 'utf8')
      pending = ''
    }
  }
  if (pending !== '') yield Buffer.from(pending, 'utf8')
}
