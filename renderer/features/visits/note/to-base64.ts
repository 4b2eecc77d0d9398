/** As many bytes at once as a function takes arguments everywhere; a multiple of three, though the whole is encoded at once. */
const stride = 8_190

/** Base64 of bytes, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += stride)
    text += String.fromCharCode(...bytes.subarray(at, at + stride))
  return btoa(text)
}
