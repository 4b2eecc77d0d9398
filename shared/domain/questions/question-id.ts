/** `rule/subject`: the same question keeps its id from day to day. */
export const questionIdOf = (key: string, subject: string | null): string => `${key}/${subject ?? ''}`
