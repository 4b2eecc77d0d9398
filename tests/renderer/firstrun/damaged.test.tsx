import { cpSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { freshDir } from '../../support/fresh-dir.ts'
import { openScreen } from '../../support/screen.tsx'
import { openSecrets } from '../../migrations/fixture.ts'
import { axeFindings } from '../ui/harness.tsx'

/** A closed workspace with one account and one backup. */
async function filled(): Promise<string> {
  const dataDir = join(freshDir('damaged'), 'profile')
  const core = await openTestCore({ dataDir, secrets: openSecrets })
  const { recoveryCode } = await core.call('workspace.create', {
    workspaceName: '测试',
    userName: '陆闻笙',
    language: 'zh-CN',
  })
  await core.call('workspace.confirmRecovery', { code: recoveryCode })
  await anAccount(core, { name: '岚汀重工' })
  await core.runJob('workspace.backup', {})
  await core.stop()
  return dataDir
}

const openAgain = async (dataDir: string) =>
  openScreen({ core: await openTestCore({ dataDir, secrets: openSecrets, seed: 2 }) })

test('SAF-2 what is wrong with the file is said in words, and a backup brings the work back', async () => {
  const dataDir = await filled()
  const store = join(dataDir, 'bowtie.db')
  writeFileSync(store, Buffer.alloc(statSync(store).size))
  const { user, core } = await openAgain(dataDir)
  expect(await screen.findByText('数据文件打不开：文件头坏了，或者它不是这个工作区的文件')).toBeTruthy()
  expect(screen.getByText(/^给技术支持：/)).toBeTruthy()
  expect(await axeFindings()).toEqual([])
  await user.click(screen.getByRole('button', { name: '恢复这个备份' }))
  await screen.findByRole('link', { name: '看全部拜访' })
  expect((await core.call('account.list', {})).rows.map(({ name }) => name)).toEqual(['岚汀重工'])
})

test('SAF-2 saves that the file has lost are counted, and the rest can be opened', async () => {
  const dataDir = await filled()
  const before = join(freshDir('damaged'), 'before')
  cpSync(dataDir, before, { recursive: true })
  const core = await openTestCore({ dataDir, secrets: openSecrets, seed: 3 })
  for (const name of ['远航精密', '青屿医械']) await anAccount(core, { name })
  await core.stop()
  // The mark of now beside the file of before: what a lost log leaves.
  cpSync(join(dataDir, 'commits'), join(before, 'commits'))
  const { user } = await openAgain(before)
  expect(await screen.findByText(/^最后 \d+ 次保存不在文件里：日志坏了或不见了$/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '缺的不要了，先打开剩下的' }))
  await screen.findByRole('link', { name: '看全部拜访' })
})

test('SAF-2 a missing file is said to be missing, not damaged', async () => {
  const dataDir = await filled()
  rmSync(join(dataDir, 'bowtie.db'))
  await openAgain(dataDir)
  expect(await screen.findByText('数据文件不在这个文件夹里，或者是空的')).toBeTruthy()
})
