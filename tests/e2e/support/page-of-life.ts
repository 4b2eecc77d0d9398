import type { Locator, Page } from 'playwright-core'

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A name that begins so: required fields say so after it, buttons their shortcut. */
export const named = (text: string): RegExp => new RegExp(`^${escaped(text)}`)

/** Goes there within the page. */
export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, `#${route}`)
}

export const press = (scope: Page | Locator, name: string): Promise<void> =>
  scope
    .getByRole('button', { name: named(name) })
    .first()
    .click()

export const fill = (scope: Page | Locator, label: string, text: string): Promise<void> =>
  scope
    .getByRole('textbox', { name: named(label) })
    .first()
    .fill(text)

/** Types a day into the fields of its parts. */
export async function fillDay(page: Page, scope: Locator, label: string, day: string): Promise<void> {
  await scope
    .getByRole('group', { name: named(label) })
    .getByRole('spinbutton')
    .first()
    .click()
  await page.keyboard.type(day.replaceAll('-', ''))
}

export async function choose(page: Page, scope: Locator, label: string, option: string): Promise<void> {
  await scope
    .getByRole('button', { name: new RegExp(escaped(label)) })
    .first()
    .click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Types into a field that offers what it knows, and takes what is offered. */
export async function pick(page: Page, scope: Locator, label: string, text: string): Promise<void> {
  await scope
    .getByRole('combobox', { name: named(label) })
    .first()
    .fill(text)
  await page
    .getByRole('option', { name: named(text) })
    .first()
    .click()
}

/** Does something in a dialog, and sees that it is closed by it. */
export async function inDialogOf(
  page: Page,
  title: string,
  work: (dialog: Locator) => Promise<void>,
): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title, exact: true })
  await dialog.waitFor()
  await work(dialog)
  await dialog.waitFor({ state: 'detached' })
}
