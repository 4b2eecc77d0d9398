const shape = /^REQ-(\d+)$/

/** The number in `REQ-0417`; 0 when the text is no code of ours. */
export const requirementNumber = (code: string): number => Number(shape.exec(code)?.[1] ?? 0)

/** 417 → `REQ-0417`; five digits and more once they are needed. */
export const requirementCode = (number: number): string => `REQ-${String(number).padStart(4, '0')}`
