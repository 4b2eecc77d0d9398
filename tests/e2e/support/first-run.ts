import type { Page } from 'playwright-core'

/** The first run in Simplified Chinese up to the question what to begin with: look, key, recovery code. */
export async function toTheFirstCustomers(page: Page): Promise<void> {
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('工作区名称').fill('华东大客户')
  await page.getByRole('textbox', { name: /你的名字/ }).fill('陆闻笙')
  await page.getByRole('button', { name: '加密并生成恢复码' }).click()
  const code = page.getByRole('status', { name: '恢复码' })
  await code.waitFor()
  const groups = await code.locator('span').allTextContents()
  await page.getByRole('button', { name: '已收好，去核对' }).click()
  for (const field of await page.getByRole('textbox').all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '')
    await field.fill(groups[Number(/\d/.exec(label)?.[0]) - 1] ?? '')
  }
  await page.getByRole('button', { name: '核对' }).click()
}
