import type { CatalogueNode } from '../load.ts'

/** Every area of this language, in one chunk. */
export const files = import.meta.glob<CatalogueNode>('../zh-CN/*.json', { eager: true, import: 'default' })
