import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import packageFacts from './package.json' with { type: 'json' }

/** The renderer: one build for every host, addressed relatively so that app:// and http:// serve the same bytes. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  define: { 'import.meta.env.BOWTIE_VERSION': JSON.stringify(packageFacts.version) },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: false,
    // The content security policy forbids data: fonts and inline styles; keep every asset a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Nothing happens when one of our modules is loaded but not used, so that the lists (index.ts) of the kit do not
    // draw date fields and grids into the first chunk. Style sheets and the start are what they do.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: (id: string) => !/\/(renderer\/(ui|app|features)|shared)\/.*\.tsx?$/.test(id),
      },
    },
    // In KB, before compression: the budget of the first chunk (interface.md §2).
    chunkSizeWarningLimit: 900,
  },
})
