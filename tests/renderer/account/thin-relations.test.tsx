import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { anAccount, aPerson, seedRows } from '../../support/account-builders.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

const dayMs = 86_400_000

/** Checked in so many days ago with these people. */
const met = (core: TestCore, accountId: string, daysAgo: number, personIds: readonly string[]): void =>
  seedRows(core, (write) => {
    const at = core.clock.now() - daysAgo * dayMs
    const visitId = write.insert('visit', {
      accountId,
      title: '例会',
      kind: 'onsite',
      plannedStart: at,
      checkedInAt: at,
    })
    for (const personId of personIds)
      write.insert('visit_attendee', { visitId, personId, name: '来人', side: 'theirs' })
  })

test('PPL-4 one contact only, the buyer not met and the champion gone stand over the people; met again, they go', async () => {
  const core = await openTestCore()
  const accountId = await anAccount(core)
  const buyer = await aPerson(core, accountId, { name: '覃若谷', role: 'economic_buyer' })
  const user = await aPerson(core, accountId, { name: '卢一苇', role: 'user' })
  const champion = await aPerson(core, accountId, { name: '沈既明', role: 'champion' })
  await core.call('person.left', { id: champion, day: '2026-11-11', reason: null })
  met(core, accountId, 120, [buyer])
  met(core, accountId, 200, [user])
  await openScreen({ core, route: `/accounts/${accountId}?tab=people` })
  const list = await screen.findByRole('list', { name: '关系薄弱之处' })
  expect(
    within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    '最近 180 天只见过覃若谷一个人。',
    '拍板的覃若谷已有 120 天没见。',
    '支持者沈既明离开 10 天了，还没有人接。',
  ])
  expect(await axeFindings()).toEqual([])

  met(core, accountId, 3, [buyer, user])
  await core.call('person.update', { id: user, patch: { role: 'champion' } })
  await waitFor(() => expect(screen.queryByRole('list', { name: '关系薄弱之处' })).toBeNull())
})

test.each(languages)('PPL-4 says in %s what is thin', async (language) => {
  const core = await openTestCore()
  const accountId = await anAccount(core)
  await aPerson(core, accountId)
  await openScreen({ core, route: `/accounts/${accountId}?tab=people`, language })
  expect(
    await screen.findByText(
      {
        'zh-CN': '最近 180 天没有见过这家的任何人。',
        'zh-TW': '最近 180 天沒有見過這家的任何人。',
        en: 'Nobody here was met in the last 180 days.',
      }[language],
    ),
  ).toBeTruthy()
})
