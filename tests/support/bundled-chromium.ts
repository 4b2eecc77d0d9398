import { execFile } from 'node:child_process'
import { access, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** What is unpacked: the browser and its fonts, and the libraries that it links and a bare system lacks. */
const script = `
const { default: chromium, inflate } = await import(${JSON.stringify(pathToFileURL(entry).href)})
await chromium.executablePath()
await inflate(${JSON.stringify(join(dirname(entry), '../bin/al2023.tar.br'))})
`

/** The package's own settings name fixed folders of a cloud function; these name ours and the system's. */
const fontSettings = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${folder}-cache</cachedir>
</fontconfig>
`

/**
 * Unpacks the browser of @sparticuz/chromium once per version. The package unpacks straight into the temporary
 * folder and takes whatever lies there for whole, so two test files at once, or one that was killed, would start
 * half a binary: we let it unpack into a folder of its own and rename that, which is all or nothing.
 */
async function unpack(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(dirname(entry), '../package.json'), 'utf8')) as {
    version: string
  }
  const home = join(tmpdir(), `bowtie-chromium-${manifest.version}-${userInfo().uid}`)
  if (await exists(home)) return home
  const staging = await mkdtemp(`${home}-`)
  try {
    await run(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TMPDIR: staging },
    })
    await writeFile(join(staging, 'fonts.conf'), fontSettings(join(home, 'fonts')))
    await rename(staging, home)
  } catch (error) {
    if (!(await exists(home))) throw error // else another process was faster
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  return home
}

export interface BundledChromium {
  readonly executable: string
  readonly env: Readonly<Record<string, string>>
}

/** The browser inside the package, with what a bare Debian lacks: NSS beside it, and its one font where there is none. */
export async function unpackBundledChromium(): Promise<BundledChromium> {
  const home = await unpack()
  const executable = join(home, 'chromium')
  const env: Record<string, string> = {}
  const { stdout: libraries } = await run('ldd', [executable])
  if (libraries.includes('not found')) {
    const own = join(home, 'al2023/lib')
    env.LD_LIBRARY_PATH = process.env.LD_LIBRARY_PATH ? `${process.env.LD_LIBRARY_PATH}:${own}` : own
  }
  if (!process.env.FONTCONFIG_FILE && !(await exists('/etc/fonts/fonts.conf'))) {
    env.FONTCONFIG_FILE = join(home, 'fonts.conf')
  }
  return { executable, env }
}
