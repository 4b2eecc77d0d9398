/** Stages of the journey and occasions without one. */
export const noteTemplateKeys = [
  'signed',
  'onboarding',
  'growth',
  'mature',
  'at_risk',
  'renewal',
  'churned',
  'kick_off',
  'qbr',
  'phone_call',
  'blank',
] as const
export type NoteTemplateKey = (typeof noteTemplateKeys)[number]

export interface TemplateText {
  readonly title: string
  /** Markdown; a line that ends with a colon waits for its answer. */
  readonly body: string
}

export type TemplateTexts = { readonly [Key in NoteTemplateKey]: TemplateText }
