const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i
const atItsEnd = /[.\s]+$/u
const longest = 120

/** A proposed name that every file system here takes: no separators, no device, no dots or spaces at its end. */
export function cleanFileName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[<>:"/\\|?*]|\p{Cc}|\p{Cf}/gu, '_')
    .trim()
    .replace(/^\.+/, '_')
    .replace(atItsEnd, '')
  const free = deviceName.test(plain) ? `_${plain}` : plain
  // What was inside may be the end now.
  return [...free].slice(0, longest).join('').replace(atItsEnd, '') || 'bowtie'
}
