import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkFolder, judgeFolder } from '../../../electron/core/store/folder-check.ts'
import { openWorkspace } from '../../../electron/core/store/index.ts'
import { noSecrets } from '../../../electron/core/secrets.ts'
import { freshDir } from '../../support/fresh-dir.ts'
import { seededRandom, testClock } from '../../support/seeded.ts'

const judge = (path: string, mounts = '/dev/sda1 / ext4 rw 0 0', files: readonly string[] = []) =>
  judgeFolder({ path, mounts, has: (folder, name) => files.includes(join(folder, name)) })

describe('folders where a live store must not lie (reliability.md §1)', () => {
  test.each([
    ['/home/li/Dropbox/bowtie', 'Dropbox'],
    ['/home/li/Dropbox (个人)/bowtie', 'Dropbox'],
    ['C:\\Users\\li\\OneDrive\\bowtie', 'OneDrive'],
    ['C:\\Users\\li\\OneDrive - 智云科技\\文档\\bowtie', 'OneDrive'],
    ['/Users/li/Library/Mobile Documents/com~apple~CloudDocs/bowtie', 'iCloud'],
    ['/Users/li/Library/CloudStorage/GoogleDrive-li@x.com/我的云端硬盘', 'Google Drive'],
    ['/Users/li/Library/CloudStorage/SomethingNew-li/x', 'SomethingNew-li'],
    ['D:\\我的坚果云\\bowtie', '坚果云'],
    ['/home/li/Nutstore Files/bowtie', '坚果云'],
    ['D:\\BaiduNetdiskWorkspace\\bowtie', '百度网盘'],
    ['/home/li/百度网盘同步空间/bowtie', '百度网盘'],
    ['E:\\WPS云盘\\x', 'WPS 云盘'],
  ])('SAF-2: %s is refused as synced by %s', (path, service) => {
    expect(judge(path)).toEqual({ kind: 'synced', service })
  })

  test.each([
    '/home/li/.config/bowtie',
    'C:\\Users\\li\\AppData\\Roaming\\Bowtie',
    '/home/li/工作/客户',
    '/home/box/mydropboxes',
  ])('SAF-2: %s is fine', (path) => {
    expect(judge(path)).toBeNull()
  })

  test.each(['nfs', 'nfs4', 'cifs', 'smb3', 'fuse.sshfs', 'fuse.rclone', 'davfs'])(
    'SAF-2: a mount of type %s is refused',
    (type) => {
      const mounts = `/dev/sda1 / ext4 rw 0 0\nserver:/x /mnt/my\\040share ${type} rw 0 0\n/dev/sdb1 /mnt/my\\040share/local ext4 rw 0 0`
      expect(judge('/mnt/my share/bowtie', mounts)).toEqual({ kind: 'network', service: type })
      expect(judge('/mnt/my share/local/bowtie', mounts)).toBeNull()
      expect(judge('/mnt/my shareholder', mounts)).toBeNull()
    },
  )

  test('SAF-2: a share by its Windows name is refused', () => {
    expect(judge('\\\\server\\share\\bowtie', '')).toEqual({ kind: 'network', service: 'SMB' })
  })

  test('SAF-2: the marks that a service leaves are found above the folder', () => {
    expect(judge('/data/li/work/bowtie', '', ['/data/li/.stfolder'])).toEqual({
      kind: 'synced',
      service: 'Syncthing',
    })
  })

  test('SAF-2: opening refuses with the reason and writes nothing', async () => {
    const dir = join(freshDir(), 'Dropbox', 'bowtie')
    mkdirSync(dir, { recursive: true })
    const state = await openWorkspace({
      dataDir: dir,
      clock: testClock(),
      random: seededRandom(1),
      secrets: noSecrets,
    })
    expect(state).toEqual({ state: 'refused-folder', refusal: { kind: 'synced', service: 'Dropbox' } })
    const marked = freshDir()
    writeFileSync(join(marked, '.dropbox'), '')
    expect(checkFolder(join(marked, 'not', 'yet', 'there'))).toEqual({ kind: 'synced', service: 'Dropbox' })
    expect(checkFolder(freshDir())).toBeNull()
  })
})
