import { createRoot } from 'react-dom/client'

/** `?page=grid`, `?page=rows`, `?page=editor`: each loads only what it is made of. */
const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
switch (new URLSearchParams(window.location.search).get('page')) {
  case 'grid': {
    const { BareGrid, prepare } = await import('./bare-grid.tsx')
    await prepare()
    createRoot(root).render(<BareGrid />)
    break
  }
  case 'rows': {
    const { showRows } = await import('./bare-rows.ts')
    showRows(root)
    break
  }
  case 'editor': {
    const { showEditor } = await import('./bare-editor.ts')
    showEditor(root)
    break
  }
  default:
    throw new Error('no such page')
}
