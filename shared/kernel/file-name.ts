const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A proposed name that every file system here takes: no separators, no device, no dots or spaces at its end. */
export function cleanFileName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[<>:"/\\|?*]|\p{Cc}|\p{Cf}/gu, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '')
    .trim()
  const cut = [...plain].slice(0, 120).join('')
  if (cut === '') return 'bowtie'
  return deviceName.test(cut) ? `_${cut}` : cut
}
