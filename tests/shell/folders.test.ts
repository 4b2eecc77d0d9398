import { describe, expect, test } from 'vitest'
import { platformFolders } from '../../electron/host/folders.ts'

describe('default folders', () => {
  test('Linux follows XDG and ignores relative values', () => {
    const home = '/home/lin'
    expect(platformFolders({ platform: 'linux', env: {}, home })).toEqual({
      data: '/home/lin/.local/share/bowtie',
      machine: '/home/lin/.config/bowtie',
    })
    const env = { XDG_DATA_HOME: '/data', XDG_CONFIG_HOME: 'relative' }
    expect(platformFolders({ platform: 'linux', env, home })).toEqual({
      data: '/data/bowtie',
      machine: '/home/lin/.config/bowtie',
    })
  })

  test('Windows uses local application data, which does not roam', () => {
    const home = 'C:\\Users\\lin'
    const env = { LOCALAPPDATA: 'D:\\Local', APPDATA: 'D:\\Roaming' }
    expect(platformFolders({ platform: 'win32', env, home }).data).toBe('D:\\Local\\Bowtie\\data')
    expect(platformFolders({ platform: 'win32', env: {}, home }).machine).toBe(
      'C:\\Users\\lin\\AppData\\Local\\Bowtie\\machine',
    )
  })

  test('macOS uses Application Support', () => {
    expect(platformFolders({ platform: 'darwin', env: {}, home: '/Users/lin' }).data).toBe(
      '/Users/lin/Library/Application Support/Bowtie/data',
    )
  })

  test.each(['linux', 'darwin', 'win32'])(
    'on %s the machine’s own folder is not inside the data',
    (platform) => {
      const { data, machine } = platformFolders({ platform, env: {}, home: '/home/lin' })
      expect(machine.startsWith(data)).toBe(false)
      expect(data.startsWith(machine)).toBe(false)
    },
  )
})
