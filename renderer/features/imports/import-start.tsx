import { lazy, Suspense } from 'react'

const FirstImport = lazy(() =>
  import('./first-import.tsx').then((module) => ({ default: module.FirstImport })),
)

/** The import inside the first run; loaded only where it is wanted, after the first picture. */
export function ImportStart({ onDone }: { readonly onDone: () => void }) {
  return (
    <Suspense fallback={null}>
      <FirstImport onDone={onDone} />
    </Suspense>
  )
}
