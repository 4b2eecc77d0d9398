/** One entry of a Select, ComboBox, RadioGroup or SegmentedControl. */
export interface Choice<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** Meta behind the label, such as a reason or a count. */
  readonly meta?: string
  readonly isDisabled?: boolean
  /** Further words by which it is found while typing, such as pinyin and initials. */
  readonly keywords?: string
}

/** Whether a choice matches typed text: by label or keywords, without regard to case. */
export function choiceMatches(choice: Choice, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return (
    wanted === '' ||
    choice.label.toLowerCase().includes(wanted) ||
    (choice.keywords?.toLowerCase().includes(wanted) ?? false)
  )
}
