import { lazyComponent } from '../../app/index.ts'

/** The import inside the first run; loaded only where it is wanted, after the first picture. */
export const ImportStart = lazyComponent<{ readonly onDone: () => void }>(
  async () => (await import('./first-import.tsx')).FirstImport,
)
