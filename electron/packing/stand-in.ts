import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * What stands in for Electron's binary where it cannot be had: a folder of the same shape that electron-builder packs
 * like the real one. Its executable runs nothing, but has what packing writes into: the fuse wire of Electron
 * (sentinel, version, length, states), and on Windows resources.
 */

export type Target = 'linux' | 'win'

/** What is used of `resedit`, by which electron-builder writes resources. Its own types bring the DOM into Node's. */
interface Resedit {
  readonly NtExecutable: { createEmpty(is32Bit: boolean, isDll: boolean): { generate(): ArrayBuffer } }
  readonly NtExecutableResource: {
    from(executable: object): { readonly entries: object[]; outputResource(executable: object): void }
  }
  readonly Resource: {
    readonly VersionInfo: {
      createEmpty(): {
        setStringValues(language: object, values: Readonly<Record<string, string>>): void
        outputToResourceEntries(entries: object[]): void
      }
    }
  }
}

const languages = ['en-US', 'zh-CN', 'zh-TW', 'fr', 'de']

/** As Electron 45 ships: nine fuses, in its order. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100111'),
])

function windowsExecutable(): Buffer {
  const { NtExecutable, NtExecutableResource, Resource } = createRequire(import.meta.url)(
    'resedit',
  ) as Resedit
  const executable = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(executable)
  const [lang, codepage] = [1033, 1200]
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang, codepage }, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.entries.push({ type: 'BOWTIE', id: 'STANDIN', lang, codepage, bin: fuseWire })
  resources.outputResource(executable)
  return Buffer.from(executable.generate())
}

export function writeStandIn(folder: string, target: Target): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  for (const language of languages) writeFileSync(join(folder, 'locales', `${language}.pak`), '')
  if (target === 'win') writeFileSync(join(folder, 'electron.exe'), windowsExecutable())
  else writeFileSync(join(folder, 'electron'), fuseWire, { mode: 0o755 })
}
