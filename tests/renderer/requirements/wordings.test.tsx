import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'
import { aPayingAccount, aWish, detailOf, walk } from './wishes.ts'

beforeEach(() => window.localStorage.clear())

const own = {
  reason: 'cost',
  title: '今年没有名额',
  wording: '「{title}」今年的名额用完了，明年再议。',
  replacesShipped: false,
} as const

async function inReview() {
  const core = await openTestCore()
  const accountId = await aPayingAccount(core, '岚汀重工')
  const id = await aWish(core, '大屏换色', { accountId })
  await walk(core, id, ['review'])
  return { core, id }
}

describe('REQ-4 own wordings', () => {
  test('REQ-4 what was written is kept as an own wording of the reason, and names the reason of the decline', async () => {
    const { core, id } = await inReview()
    const { user, frame } = await openScreen({ core, route: `/requirements/${id}` })
    await screen.findByRole('heading', { level: 1 })
    const asked = frame.dialogs.open('requirement.move', { id, to: 'declined' })
    const dialog = await screen.findByRole('dialog', { name: /移到「不做/ })
    await user.click(within(dialog).getByRole('button', { name: /不做的原因/ }))
    await user.click(await screen.findByRole('option', { name: '代价太大' }))
    // Nothing written, or a wording as it stands: nothing to keep.
    expect(within(dialog).queryByRole('button', { name: '存成自己的说法' })).toBeNull()
    await user.click(within(dialog).getByRole('button', { name: '套用这个原因的说法' }))
    expect(within(dialog).queryByRole('button', { name: '存成自己的说法' })).toBeNull()
    const explanation = within(dialog).getByRole('textbox', { name: /发给客户的说明/ })
    await user.clear(explanation)
    await user.type(explanation, '「大屏换色」明年再议。')
    await user.click(within(dialog).getByRole('button', { name: '存成自己的说法' }))
    const keep = await screen.findByRole('dialog', { name: '自己的说法' })
    expect(within(keep).getByRole('textbox', { name: /^说法/ })).toHaveProperty(
      'value',
      '「{title}」明年再议。',
    )
    expect(await axeFindings()).toEqual([])
    await user.type(within(keep).getByRole('textbox', { name: /叫什么/ }), '今年没有名额')
    await user.click(within(keep).getByRole('button', { name: '存下说法' }))
    await waitFor(() => expect(screen.queryByRole('dialog', { name: '自己的说法' })).toBeNull())
    // The form beneath is as it was left.
    expect(explanation).toHaveProperty('value', '「大屏换色」明年再议。')
    await user.type(within(dialog).getByRole('textbox', { name: /结论的理由/ }), '工时')
    await user.type(within(dialog).getByRole('textbox', { name: /谁评审的/ }), '栾一舟')
    await user.click(within(dialog).getByRole('button', { name: '不做，并去答复' }))
    expect(await asked).toEqual({ id })
    expect((await core.call('declineWording.list', {})).wordings).toMatchObject([
      { reason: 'cost', title: '今年没有名额', wording: '「{title}」明年再议。', replacesShipped: false },
    ])
    expect((await detailOf(core, id)).requirement.declineLabel).toBe('今年没有名额')
    expect(await screen.findByText('代价太大 · 今年没有名额')).toBeTruthy()
  })

  test('REQ-4 shipped and own wordings of the reason are chosen from; an own one may stand for the shipped one', async () => {
    const { core, id } = await inReview()
    const saved = await core.call('declineWording.save', own)
    const { user, frame } = await openScreen({ core, route: '/requirements' })
    void frame.dialogs.open('requirement.move', { id, to: 'declined' })
    const dialog = await screen.findByRole('dialog', { name: /移到「不做/ })
    const explanation = within(dialog).getByRole('textbox', { name: /发给客户的说明/ })
    const take = () => within(dialog).getByRole('button', { name: '套用这个原因的说法' })
    await user.click(within(dialog).getByRole('button', { name: /不做的原因/ }))
    await user.click(await screen.findByRole('option', { name: '代价太大' }))
    await user.click(take())
    const menu = await screen.findByRole('menu')
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['内置说法', '今年没有名额'])
    await user.click(within(menu).getByRole('menuitem', { name: '今年没有名额' }))
    expect(explanation).toHaveProperty('value', '「大屏换色」今年的名额用完了，明年再议。')
    await core.call('declineWording.save', { ...own, id: saved.id, replacesShipped: true })
    await user.clear(explanation)
    await user.click(await within(dialog).findByRole('button', { name: '套用这个原因的说法' }))
    await waitFor(() =>
      expect(explanation).toHaveProperty('value', '「大屏换色」今年的名额用完了，明年再议。'),
    )
    expect(screen.queryByRole('menu')).toBeNull()
  })

  test('REQ-4 a text written anew no longer goes by the name of the wording it began with; an edited one does', async () => {
    const { core, id } = await inReview()
    await core.call('declineWording.save', { ...own, replacesShipped: true })
    const { user, frame } = await openScreen({ core, route: '/requirements' })
    const asked = frame.dialogs.open('requirement.move', { id, to: 'declined' })
    const dialog = await screen.findByRole('dialog', { name: /移到「不做/ })
    const explanation = within(dialog).getByRole('textbox', { name: /发给客户的说明/ })
    await user.click(within(dialog).getByRole('button', { name: /不做的原因/ }))
    await user.click(await screen.findByRole('option', { name: '代价太大' }))
    await user.click(within(dialog).getByRole('button', { name: '套用这个原因的说法' }))
    expect(await within(dialog).findByText('原因记为「今年没有名额」')).toBeTruthy()
    await user.type(explanation, '覃总若有疑问，请随时找我。')
    expect(within(dialog).getByText('原因记为「今年没有名额」')).toBeTruthy()
    await user.clear(explanation)
    await user.type(explanation, '「大屏换色」要花的力气和带来的好处不相称。')
    expect(within(dialog).queryByText(/^原因记为/)).toBeNull()
    await user.type(within(dialog).getByRole('textbox', { name: /结论的理由/ }), '工时')
    await user.type(within(dialog).getByRole('textbox', { name: /谁评审的/ }), '栾一舟')
    await user.click(within(dialog).getByRole('button', { name: '不做，并去答复' }))
    expect(await asked).toEqual({ id })
    expect((await detailOf(core, id)).requirement).toMatchObject({
      declineReason: 'cost',
      declineLabel: null,
    })
  })

  test('REQ-4 the library: added, adapted from the shipped one, changed, deleted and brought back with undo', async () => {
    const { core } = await inReview()
    const { user } = await openScreen({ core, route: '/requirements?view=wordings' })
    const section = await screen.findByRole('region', { name: '代价太大' })
    expect(section.textContent).toContain('「{title}」要花的力气')
    await user.click(within(section).getByRole('button', { name: '改写「代价太大」的内置说法' }))
    let form = await screen.findByRole('dialog', { name: '自己的说法' })
    expect(within(form).getByRole('checkbox', { name: '用它代替内置说法' })).toHaveProperty('checked', true)
    // A name is needed.
    await user.click(within(form).getByRole('button', { name: '存下说法' }))
    expect((await core.call('declineWording.list', {})).wordings).toEqual([])
    await user.type(within(form).getByRole('textbox', { name: /叫什么/ }), '排不上')
    await user.click(within(form).getByRole('button', { name: '存下说法' }))
    expect(await within(section).findByText('内置说法，已被自己的说法代替')).toBeTruthy()
    // The name is taken: said beside the form, and nothing is lost.
    await user.click(within(section).getByRole('button', { name: '给「代价太大」加一条说法' }))
    form = await screen.findByRole('dialog', { name: '自己的说法' })
    await user.type(within(form).getByRole('textbox', { name: /叫什么/ }), '排不上')
    await user.type(within(form).getByRole('textbox', { name: /^说法/ }), '明年再议。')
    await user.click(within(form).getByRole('button', { name: '存下说法' }))
    expect(await within(form).findByText(/已有叫「排不上」的说法/)).toBeTruthy()
    await user.click(within(form).getByRole('button', { name: '取消' }))
    await user.click(await within(section).findByRole('button', { name: '修改「排不上」' }))
    form = await screen.findByRole('dialog', { name: '改自己的说法' })
    const title = within(form).getByRole('textbox', { name: /叫什么/ })
    await user.clear(title)
    await user.type(title, '没有名额{Enter}')
    const removal = await within(section).findByRole('button', { name: '删除「没有名额」' })
    expect(await axeFindings()).toEqual([])
    await user.click(removal)
    await waitFor(() => expect(within(section).queryByText('没有名额')).toBeNull())
    await user.keyboard('{Control>}z{/Control}')
    expect(await within(section).findByText('没有名额')).toBeTruthy()
  })

  test.each(languages)(
    'REQ-4 the library in %s names every reason and has no word left out',
    async (language) => {
      const { core } = await inReview()
      await core.call('declineWording.save', { ...own, replacesShipped: true })
      await openScreen({ core, route: '/requirements?view=wordings', language })
      await screen.findByText('今年没有名额')
      const regions = screen.getAllByRole('region').filter((each) => each.tagName === 'SECTION')
      expect(regions.length).toBeGreaterThanOrEqual(8)
      expect(document.body.textContent).not.toMatch(/requirements\.\w+|\{\{/)
    },
  )
})
