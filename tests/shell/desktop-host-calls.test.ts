import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { menuTemplate } from '../../electron/main/menu.ts'
import { type Application, startApplication } from './substitute/application.ts'
import { appearance, hostCall, journalOf } from './support/desktop.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
  await hostCall(application, 'appearance.set', appearance)
})
afterAll(() => application.kill())
beforeEach(() =>
  application.run((electron) => {
    electron.journal.length = 0
  }),
)

/** Host events that the first window's page hears while something is done. */
const eventsDuring = async (work: () => Promise<unknown>): Promise<unknown> => {
  await application.run((electron) => {
    const bowtie = electron.windows[0]?.page.bowtie as unknown as {
      onHost(listener: (name: string, data: unknown) => void): () => void
    }
    const heard: unknown[] = []
    const off = bowtie.onHost((name, data) => heard.push({ name, data }))
    Object.assign(globalThis, { heard, off })
  })
  await work()
  return application.run(async () => {
    const { heard, off } = globalThis as unknown as { heard: unknown[]; off(): void }
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    off()
    return heard
  })
}

describe('the native menu', () => {
  const menus = [
    {
      label: '文件',
      items: [
        { kind: 'command', id: 'note.new', label: '新建笔记', accelerator: 'CmdOrCtrl+N' },
        { kind: 'command', id: 'export', label: '导出…', enabled: false },
        { kind: 'separator' },
        {
          kind: 'menu',
          label: '主题',
          items: [{ kind: 'command', id: 'dark', label: '深色', checked: true }],
        },
        { kind: 'role', role: 'quit', label: '退出' },
      ],
    },
  ]

  test('interface 63: it is made of the renderer’s commands; keys are shown, not taken from the page', async () => {
    expect(await hostCall(application, 'menu.set', { menus })).toEqual({})
    const template = await application.run((electron) =>
      JSON.parse(JSON.stringify((electron.Menu.shown as { template: unknown }).template)),
    )
    expect(template).toEqual([
      {
        label: '文件',
        submenu: [
          {
            id: 'note.new',
            label: '新建笔记',
            enabled: true,
            registerAccelerator: false,
            accelerator: 'CmdOrCtrl+N',
          },
          { id: 'export', label: '导出…', enabled: false, registerAccelerator: false },
          { type: 'separator' },
          {
            label: '主题',
            submenu: [
              {
                id: 'dark',
                label: '深色',
                enabled: true,
                registerAccelerator: false,
                type: 'checkbox',
                checked: true,
              },
            ],
          },
          { role: 'quit', label: '退出' },
        ],
      },
    ])
  })

  test('interface 63: choosing an entry tells the window that the person is in', async () => {
    await hostCall(application, 'menu.set', { menus })
    const events = await eventsDuring(() =>
      application.run((electron) => {
        const { template } = electron.Menu.shown as { template: { submenu: { click?(): void }[] }[] }
        template[0]?.submenu[0]?.click?.()
      }),
    )
    expect(events).toEqual([{ name: 'command', data: { id: 'note.new' } }])
  })

  test('interface 63: on macOS the system’s own menu of the program comes first', () => {
    const all = menuTemplate([{ label: '文件', items: [] }], 'darwin', () => {})
    expect(all).toEqual([{ role: 'appMenu' }, { label: '文件', submenu: [] }])
  })

  test('an entry that would be no command of ours is refused', async () => {
    const strange = [{ label: 'x', items: [{ kind: 'role', role: 'toggleDevTools', label: 'x' }] }]
    expect(await hostCall(application, 'menu.set', { menus: strange })).toBe('refused')
    expect(await journalOf(application, 'Menu.setApplicationMenu')).toEqual([])
  })

  test('interface 63: the right mouse button in text has cut, copy, paste and spelling in our words', async () => {
    await application.run((electron) => {
      const editFlags = {
        canUndo: true,
        canRedo: false,
        canCut: true,
        canCopy: true,
        canPaste: true,
        canSelectAll: true,
      }
      const params = { isEditable: true, selectionText: 'recieve', misspelledWord: 'recieve', editFlags }
      electron.windows[0]?.webContents.emit('context-menu' as never, {}, {
        ...params,
        dictionarySuggestions: ['receive'],
      } as never)
      const bare = { ...params, isEditable: false, selectionText: ' ', misspelledWord: '' }
      electron.windows[0]?.webContents.emit('context-menu' as never, {}, {
        ...bare,
        dictionarySuggestions: [],
      } as never)
    })
    const popups = await journalOf(application, 'menu.popup')
    const labels = popups.map(({ values }) =>
      (values[0] as { label?: string }[]).map(({ label }) => label ?? '-'),
    )
    expect(labels).toEqual([
      ['receive', '加入词典', '-', '撤销', '重做', '-', '剪切', '复制', '粘贴', '-', '全选'],
    ])
  })
})

describe('files', () => {
  const folderWith = (files: Readonly<Record<string, string>>): string => {
    const folder = join(application.folder, `chosen-${Object.keys(files).length}`)
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return folder
  }
  const pick = (paths: readonly string[], wish: object): Promise<unknown> =>
    application
      .run((electron, chosen) => void electron.world.picks.push([...chosen]), paths)
      .then(() =>
        hostCall(application, 'files.pick', {
          title: '选择文件',
          multiple: true,
          folder: false,
          extensions: [],
          ...wish,
        }),
      )

  test('IOX-1: the page gets names, sizes and handles of what was chosen, never a path', async () => {
    const folder = folderWith({
      '客户.csv': 'a,b',
      'deep/合同.csv': 'c',
      'deep/图.png': 'x',
      '.hidden.csv': 'h',
    })
    const answer = (await pick([folder], { folder: true, extensions: ['csv'] })) as {
      files: { handle: string; name: string; relativePath: string; size: number }[]
    }
    expect(answer.files.map(({ handle: _handle, ...facts }) => facts)).toEqual([
      { name: '合同.csv', relativePath: 'chosen-4/deep/合同.csv', size: 1 },
      { name: '客户.csv', relativePath: 'chosen-4/客户.csv', size: 3 },
    ])
    for (const { handle } of answer.files) expect(handle).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.stringify(answer)).not.toContain(application.folder)
    const [asked] = await journalOf(application, 'dialog.open')
    expect(asked?.values[0]).toMatchObject({ properties: ['openDirectory', 'multiSelections'] })
  })

  test('IOX-1: nothing chosen is an empty answer', async () => {
    expect(await pick([], {})).toEqual({ files: [] })
  })

  test('a handle is worth nothing once the page is gone, nor an invented one', async () => {
    const folder = folderWith({ 'a.csv': 'a' })
    const { files } = (await pick([join(folder, 'a.csv')], {})) as { files: { handle: string }[] }
    const upload = (handle: string): Promise<unknown> =>
      hostCall(application, 'files.upload', { handle, ticket: '0'.repeat(64) })
    // The handle is known, the ticket is not.
    expect(await upload(files[0]?.handle ?? '')).toEqual({ outcome: 'refused' })
    expect(await upload('00000000-0000-4000-8000-000000000000')).toEqual({ outcome: 'failed' })
    await application.run((electron) => electron.windows[0]?.load('app://bowtie/index.html'))
    expect(await upload(files[0]?.handle ?? '')).toEqual({ outcome: 'failed' })
  })

  test('IOX-2: printing writes a tagged PDF whole, under a name that every system takes', async () => {
    const target = join(application.folder, 'printed.pdf')
    await application.run((electron, path) => void electron.world.saveAs.push(path), target)
    const wish = { name: '../纪要: 华南/2026?.pdf', landscape: true }
    expect(await hostCall(application, 'print.pdf', wish)).toEqual({ outcome: 'saved' })
    expect(readFileSync(target, 'latin1')).toBe('%PDF-1.7 printed')
    expect(readdirSync(application.folder).filter((name) => name.endsWith('.part'))).toEqual([])
    const [asked] = await journalOf(application, 'dialog.save')
    expect(asked?.values[0]).toEqual({
      defaultPath: join(application.folder, 'documents', '__纪要_ 华南_2026_.pdf'),
    })
    const [printed] = await journalOf(application, 'webContents.printToPDF')
    expect(printed?.values[0]).toMatchObject({ landscape: true, generateTaggedPDF: true })
  })

  test('IOX-2: cancelled is said, and a place that cannot be written leaves nothing behind', async () => {
    const wish = { name: '纪要.pdf', landscape: false }
    expect(await hostCall(application, 'print.pdf', wish)).toEqual({ outcome: 'cancelled' })
    const target = join(application.folder, 'no/such/folder/x.pdf')
    await application.run((electron, path) => void electron.world.saveAs.push(path), target)
    expect(await hostCall(application, 'print.pdf', wish)).toEqual({ outcome: 'failed' })
    expect(existsSync(join(application.folder, 'no'))).toBe(false)
  })

  test('IOX-2: a download whose ticket is unknown fails, after the person chose a place', async () => {
    const target = join(application.folder, 'export.csv')
    await application.run((electron, path) => void electron.world.saveAs.push(path), target)
    const wish = { ticket: 'a'.repeat(64), name: '导出.csv' }
    expect(await hostCall(application, 'download.save', wish)).toEqual({ outcome: 'failed' })
    expect(existsSync(target)).toBe(false)
  })
})

describe('what else the host does', () => {
  test('title, clipboard, notification with its click', async () => {
    await hostCall(application, 'title.set', { title: '蝶结 · 客户' })
    await hostCall(application, 'clipboard.write', { text: '一行' })
    const events = await eventsDuring(async () => {
      await hostCall(application, 'notice.show', { id: 'n1', title: '到期', body: '三天后续约' })
      await application.run(() => new Promise((resolve) => setImmediate(resolve)))
    })
    expect(events).toEqual([{ name: 'notice.clicked', data: { id: 'n1' } }])
    const asked = await journalOf(application, 'window.setTitle', 'clipboard.writeText', 'Notification')
    expect(asked.map(({ values }) => values[0])).toEqual([
      '蝶结 · 客户',
      '一行',
      { title: '到期', body: '三天后续约', silent: true },
    ])
  })

  test('interface 60: the global key opens one small window at its route; a second press brings it to the front', async () => {
    const bind = (accelerator: string | null): Promise<unknown> =>
      hostCall(
        application,
        'capture.bind',
        accelerator === null ? null : { accelerator, route: '/notes/new' },
      )
    expect(await bind('not a key')).toEqual({ outcome: 'taken' })
    expect(await bind('Ctrl+Alt+T')).toEqual({ outcome: 'taken' })
    expect(await bind('Ctrl+Alt+N')).toEqual({ outcome: 'bound' })
    const pressed = await application.run((electron) => {
      const keys = [...electron.globalShortcut.keys.keys()]
      electron.globalShortcut.keys.get('Ctrl+Alt+N')?.()
      electron.globalShortcut.keys.get('Ctrl+Alt+N')?.()
      return { keys, windows: electron.windows.map(({ url }) => url) }
    })
    expect(pressed).toEqual({
      keys: ['Ctrl+Alt+N'],
      windows: ['app://bowtie/index.html', 'app://bowtie/index.html#/notes/new'],
    })
    expect((await journalOf(application, 'window.focus')).map(({ values }) => values[0])).toEqual([2])
    expect(await bind(null)).toEqual({ outcome: 'unbound' })
    expect(await application.run((electron) => electron.globalShortcut.keys.size)).toBe(0)
  })
})
