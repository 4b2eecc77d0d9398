import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { exportRequest, scopesOf } from '../../../renderer/features/exports/scope.ts'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { download } from '../../support/downloads.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function openDialog(language: (typeof languages)[number] = 'zh-CN') {
  const core = await openTestCore()
  const ids: string[] = []
  for (const name of ['安', '陈', '王']) ids.push(await anAccount(core, { name }))
  const shown = await openScreen({ core, route: '/today', language })
  const [first = '', , third = ''] = ids
  const closed = act(() =>
    Promise.resolve({
      result: shown.frame.dialogs.open('export', {
        what: 'accounts',
        ids: [third, first],
        selectedIds: [third],
        view: {
          search: '王',
          conditions: [],
          sort: [],
          columns: [{ field: 'name', width: null, hidden: false }],
          groupBy: null,
        },
      }),
    }),
  )
  await screen.findByRole('dialog')
  return { ...shown, closed: (await closed).result }
}

describe('IOX-2 the export dialog', () => {
  test('IOX-2 scope first with its rows, then format; what was chosen is what is in the saved file', async () => {
    const { user, core, host, closed } = await openDialog()
    expect(await axeFindings()).toEqual([])
    expect(screen.getByRole('radio', { name: /选中的.*1 行/ })).toHaveProperty('checked', true)
    await waitFor(() => expect(screen.getByRole('radio', { name: /全部.*3 行/ })).toBeTruthy())
    await user.click(screen.getByRole('radio', { name: /屏幕上的.*2 行/ }))
    await user.click(screen.getByRole('radio', { name: /CSV/ }))
    await user.click(screen.getByRole('button', { name: '导出 2 行' }))
    await waitFor(() => expect(host.saved).toHaveLength(1))
    const [saved] = host.saved
    expect(saved?.name).toMatch(/^客户 \d{4}-\d{2}-\d{2}\.csv$/)
    expect((await download(core, saved?.ticket ?? '')).toString('utf8')).toBe(
      '\ufeff客户名称\r\n王\r\n安\r\n',
    )
    expect(await closed).toBeNull()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('IOX-2 everything is one command away, without a choice of rows', async () => {
    const { user, host, frame } = await openScreen({ route: '/today' })
    act(() => void frame.commands.run('export.all', frame))
    await screen.findByRole('dialog', { name: '导出' })
    expect(screen.queryByText('哪些行')).toBeNull()
    await user.click(await screen.findByRole('button', { name: /导出 \d+ 行/ }))
    await waitFor(() => expect(host.saved[0]?.name).toMatch(/^全部数据 .*\.xlsx$/))
  })

  test.each(languages)('every word of it is there in %s', async (language) => {
    await openDialog(language)
    expect(document.body.textContent).not.toMatch(/exporting\.|common\./)
  })
})

describe('IOX-2 scopes', () => {
  test('IOX-2 only scopes that differ are offered, and the filters of the screen do not narrow all rows', () => {
    expect(scopesOf({ what: 'all' })).toEqual(['all'])
    expect(scopesOf({ what: 'people', ids: ['a'], selectedIds: [] })).toEqual(['shown', 'all'])
    const view = {
      search: 'x',
      conditions: [{ field: 'city', operator: 'is' as const, values: ['宁波'] }],
      sort: [],
      columns: [],
      groupBy: null,
    }
    expect(exportRequest({ what: 'accounts', ids: ['a'], view }, 'all')).toMatchObject({
      view: { search: '', conditions: [] },
    })
    expect(exportRequest({ what: 'accounts', ids: ['a'], view }, 'all')).not.toHaveProperty('ids')
  })
})
