/** Text of a field: empty means nothing. */
export const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text)
