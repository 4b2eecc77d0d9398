import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshDir } from '../../support/fresh-dir.ts'

/** A built renderer in small: a page, one hashed script, one style, one picture; beside it a file that must not be served. */
export function aRendererFolder(script = 'document.title = "ready"'): string {
  const top = freshDir('renderer')
  const folder = join(top, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(top, 'secret.txt'), 'outside')
  writeFileSync(join(top, 'secret.html'), 'outside')
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>-</title>' +
      '<link rel="stylesheet" href="./assets/style-1a2b.css"><script type="module" src="./assets/app-3c4d.js"></script>' +
      '<script>window.parsedInlineRan = true</script></head><body><p id="text">客户</p></body></html>',
  )
  writeFileSync(join(folder, 'assets', 'app-3c4d.js'), script)
  writeFileSync(join(folder, 'assets', 'style-1a2b.css'), '#text { color: rgb(1, 2, 3) }')
  writeFileSync(join(folder, 'assets', 'source.ts'), 'const notServed = 1')
  return folder
}

/** 60 and more ways to leave a folder, for a request target or a URL's path. All begin with `/`. */
export function traversalPaths(): readonly string[] {
  const climbs = [
    '..',
    '%2e%2e',
    '%2E%2E',
    '.%2e',
    '%2e.',
    '%252e%252e',
    '..%00',
    '....',
    '..;',
    '%c0%ae%c0%ae',
    '\u002e\u002e.',
  ]
  const slashes = ['/', '%2f', '%5c', '\\']
  const climbing = climbs.flatMap((climb) =>
    slashes.map((slash) => `/assets${slash}${climb}${slash}${climb}${slash}secret.html`),
  )
  return [
    ...climbing,
    ...climbs.map((climb) => `/${climb}/secret.html`),
    '//etc/passwd',
    '/etc/passwd',
    '/C:/Windows/win.ini',
    '/C:%5cWindows%5cwin.ini',
    '/\\\\server\\share\\x.html',
    '/index.html%00',
    '/index.html%00.png',
    '/index.html::$DATA',
    '/index.html:stream',
    '/index.html.',
    '/index.html%20',
    '/INDEX.HTML',
    '/con',
    '/aux.html',
    '/nul.js',
    '/com1',
    '/assets',
    '/assets/',
    '/assets/source.ts',
    '/assets/.',
    '/./secret.html',
    '/index.html/..',
    '/index.html/',
    '/%69ndex.html',
    '/file:///etc/passwd',
    '/__proto__',
    '/constructor',
    '/toString',
    '/ticket/',
    '/ticket/../index.html',
    `/ticket/${'0'.repeat(63)}`,
    `/ticket/${'g'.repeat(64)}`,
    `/ticket/${'0'.repeat(64)}/..`,
  ]
}
