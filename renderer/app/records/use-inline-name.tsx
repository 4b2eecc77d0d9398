import { type ReactNode, useId } from 'react'
import { useT } from '../../i18n/index.ts'

export interface InlineName {
  /** For the button that shows the value. */
  readonly props: { readonly id: string; readonly 'aria-labelledby'?: string }
  /** What stands in the button. */
  readonly content: ReactNode
  /** Stands beside the button, unseen. */
  readonly spoken: ReactNode
}

/**
 * What a value that can be changed where it stands is called: "Edit city Suzhou". The value is part of the name, so that
 * it is heard, and so that who steers by voice can say what is seen (WCAG 2.5.3).
 */
export function useInlineName(label: string, shown: ReactNode): InlineName {
  const t = useT()
  const [buttonId, spokenId] = [useId(), useId()]
  if (shown === null || shown === undefined)
    return {
      props: { id: buttonId },
      content: <span className="faint">{t('account.inline.add', { label })}</span>,
      spoken: null,
    }
  return {
    props: { id: buttonId, 'aria-labelledby': `${spokenId} ${buttonId}` },
    content: shown,
    spoken: (
      <span id={spokenId} hidden>
        {t('account.inline.edit', { label })}
      </span>
    ),
  }
}
