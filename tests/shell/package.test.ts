import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import type { Configuration } from 'electron-builder'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkFuses, readBack, wantedFuses } from '../../electron/packing/read-back.ts'
import { type Rehearsal, rehearse } from '../../electron/packing/rehearse.ts'
import { writeStandIn } from '../../electron/packing/stand-in.ts'
import { freshDir } from '../support/fresh-dir.ts'
import { startApplication } from './substitute/application.ts'
import { root } from './support/built.ts'
import { callCore, quit } from './support/desktop.ts'

const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
const { getConfig } = createRequire(import.meta.url)('app-builder-lib/out/util/config/config.js') as {
  getConfig(projectDir: string, path: string | null, options: null): Promise<Configuration>
}

/** The configuration with something planted, in a file of its own. */
function altered(from: string | RegExp, to: string): string {
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`nothing to alter: ${from}`)
  const path = join(freshDir('config'), 'electron-builder.yml')
  writeFileSync(path, changed)
  return path
}

const flipByte = (path: string, find: string): void => {
  const bytes = readFileSync(path)
  const at = bytes.lastIndexOf(find)
  if (at < 0) throw new Error(`${find} is not in ${path}`)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

let linux: Rehearsal
let win: Rehearsal
beforeAll(async () => {
  linux = await rehearse(root, freshDir('linux'), 'linux')
  win = await rehearse(root, freshDir('win'), 'win')
}, 120_000)

describe('npm run package', () => {
  test('does all that needs no Electron binary, then says in one line what is missing', async () => {
    const child = spawn(process.execPath, ['electron/package.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ELECTRON_OVERRIDE_DIST_PATH: join(freshDir('none'), 'none'),
        ELECTRON_MIRROR: 'http://127.0.0.1:9/',
        electron_config_cache: freshDir('cache'),
      },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        output += String(part)
      })
    }
    const [code] = (await once(child, 'close')) as [number | null]
    const lines = output.trim().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^linux: configuration valid; \d+ files packed and read back, /)
    expect(lines[1]).toMatch(/^win: configuration valid; \d+ files packed and read back, /)
    expect(lines[2]).toBe('No installers were made: Electron’s binary is not here and could not be fetched.')
    expect(code).toBe(0)
  }, 120_000)

  test('makes nsis and portable, dmg, AppImage and deb', async () => {
    const config = await getConfig(root, 'electron-builder.yml', null)
    expect(config.win?.target).toEqual(['nsis', 'portable'])
    expect(config.mac?.target).toEqual(['dmg'])
    expect(config.linux?.target).toEqual(['AppImage', 'deb'])
    // What a person wrote stays when the program is removed.
    expect(config.nsis).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false })
    expect(config.npmRebuild).toBe(false)
  })

  test('a key that electron-builder does not know fails before anything is packed', async () => {
    const config = altered('npmRebuild: false', 'npmRebuilt: false')
    await expect(rehearse(root, freshDir('bad'), 'linux', config)).rejects.toThrow(
      /unknown property 'npmRebuilt'/,
    )
  })
})

describe('the packed application', () => {
  test('holds the built files and the driver, with one native module beside the archive', () => {
    for (const [{ files, unpacked }, binary] of [
      [linux, `linux-${process.arch}`],
      [win, `win32-${process.arch}`],
    ] as const) {
      expect(files).toEqual(
        expect.arrayContaining([
          'package.json',
          'dist/main/index.js',
          'dist/preload/index.cjs',
          'dist/core/worker.js',
        ]),
      )
      expect(
        files.filter((path) => /^(?:electron|renderer|shared|tests)\/|\.ts$|\.map$|loopback/.test(path)),
      ).toEqual([])
      expect(unpacked).toEqual([`node_modules/better-sqlite3/prebuilds/${binary}.node`])
    }
  })

  test('runs from its own files alone: a workspace is made, kept and found again', async () => {
    // Outside of the repository, so that nothing is found in its node_modules.
    const packed = freshDir('extracted')
    extractAll(join(linux.folder, 'resources/app.asar'), packed)
    const { main } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { main: string }
    const first = await startApplication({ main: join(packed, main) })
    await callCore(first, 'workspace.create', {
      workspaceName: '华南',
      userName: '陆闻笙',
      language: 'zh-CN',
    })
    await quit(first)
    const second = await startApplication({ main: join(packed, main), folder: first.folder })
    expect(await callCore(second, 'workspace.status', {})).toMatchObject({
      state: 'open',
      workspaceName: '华南',
    })
    second.kill()
  })

  test('a file that is left out, or one too many, does not pass', async () => {
    const withoutPreload = altered(
      '  - "!dist/loopback/**"',
      '  - "!dist/loopback/**"\n  - "!dist/preload/**"',
    )
    await expect(rehearse(root, freshDir('less'), 'linux', withoutPreload)).rejects.toThrow(
      'not packed: dist/preload/index.cjs',
    )
    const withLoopback = altered('  - "!dist/loopback/**"\n', '')
    await expect(rehearse(root, freshDir('more'), 'linux', withLoopback)).rejects.toThrow(
      'packed, but nobody asked for it: dist/loopback/index.js',
    )
    const withoutUnpacking = altered('asarUnpack:\n  - "**/*.node"\n', '')
    await expect(rehearse(root, freshDir('inside'), 'linux', withoutUnpacking)).rejects.toThrow(
      'one native module must lie beside the archive, not none',
    )
  }, 120_000)
})

describe('security 19: fuses', () => {
  const on = (fuse: FuseV1Options): boolean => wantedFuses[fuse] === true

  test('security 19: seven of them are set as the checklist says, by electron-builder itself', async () => {
    expect(Object.keys(wantedFuses)).toHaveLength(7)
    expect([
      on(FuseV1Options.RunAsNode),
      on(FuseV1Options.EnableCookieEncryption),
      on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      on(FuseV1Options.EnableNodeCliInspectArguments),
      on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      on(FuseV1Options.OnlyLoadAppFromAsar),
      on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    ]).toEqual([false, true, false, false, true, true, false])
    await expect(checkFuses(linux.executable)).resolves.toBeUndefined()
    await expect(checkFuses(win.executable)).resolves.toBeUndefined()
  })

  test('security 19: as Electron ships they do not pass, nor with any one of them turned', async () => {
    const folder = join(freshDir('fuses'), 'stand-in')
    writeStandIn(folder, 'linux')
    await expect(checkFuses(join(folder, 'electron'))).rejects.toThrow('the fuse RunAsNode must be off')
    for (const [fuse, isOn] of Object.entries(wantedFuses)) {
      const copy = join(freshDir('fuse'), 'bowtie')
      cpSync(linux.executable, copy)
      await flipFuses(copy, { version: FuseVersion.V1, [fuse]: !isOn })
      await expect(checkFuses(copy), fuse).rejects.toThrow(FuseV1Options[Number(fuse)])
    }
  })

  test('security 19: with runAsNode off nothing is forked as Node', () => {
    // A fork of Electron's own executable would open a second application instead.
    for (const path of ['dist/main/index.js', 'dist/core/worker.js']) {
      expect(readFileSync(join(root, path), 'utf8'), path).not.toMatch(/\bfork\(|ELECTRON_RUN_AS_NODE/)
    }
  })
})

describe('security 21: integrity of the archive', () => {
  test('security 21: it is on in the configuration, by fuse and by hash', async () => {
    const config = await getConfig(root, 'electron-builder.yml', null)
    expect(config.asar).toEqual({ smartUnpack: false })
    expect(config.disableAsarIntegrity ?? false).toBe(false)
    expect(config.electronFuses).toMatchObject({
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    })
  })

  test('security 21: on Windows the executable carries the hash of the archive’s header', () => {
    const said = /\[\{"file":"resources\\\\app\.asar","alg":"SHA256","value":"([0-9a-f]{64})"\}\]/.exec(
      readFileSync(win.executable, 'latin1'),
    )
    expect(said?.[1]).toBe(win.headerHash)
  })

  test('security 21: one flipped byte of a file, or of a hash, shows', () => {
    const copyOf = (label: string): string => {
      const folder = join(freshDir(label), 'resources')
      cpSync(join(win.folder, 'resources'), folder, { recursive: true })
      return folder
    }
    expect(readBack(copyOf('same'), root).headerHash).toBe(win.headerHash)
    const bytes = copyOf('bytes')
    flipByte(join(bytes, 'app.asar'), 'contextIsolation')
    expect(() => readBack(bytes, root)).toThrow('is not what its hash says')
    const header = copyOf('header')
    const archive = readFileSync(join(header, 'app.asar'))
    const at = archive.indexOf('"hash":"') + 8
    archive[at] = archive[at] === 0x30 ? 0x31 : 0x30
    writeFileSync(join(header, 'app.asar'), archive)
    expect(() => readBack(header, root)).toThrow('is not what its hash says')
  })
})
