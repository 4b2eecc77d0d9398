import { type RenderResult, render } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import axe from 'axe-core'
import type { ReactElement } from 'react'
import { UiProvider } from '../../../renderer/ui/index.ts'

export interface Shown extends RenderResult {
  readonly user: UserEvent
}

export function show(element: ReactElement): Shown {
  const user = userEvent.setup()
  return { user, ...render(<UiProvider>{element}</UiProvider>) }
}

/** What axe finds wrong, one line each. Colours are left to the contrast test: jsdom paints nothing. */
export async function axeFindings(root: Element = document.body): Promise<readonly string[]> {
  const { violations } = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help} · ${html.slice(0, 160)}`),
  )
}
