import { files as firstFiles } from './all/zh-CN.ts'
import type { Language } from './languages.ts'

export interface CatalogueNode {
  readonly [key: string]: string | CatalogueNode
}

type CatalogueFiles = Readonly<Record<string, CatalogueNode>>

/** All areas of one language in one tree: each file brings its own top-level key. */
const treeOf = (files: CatalogueFiles): CatalogueNode => Object.assign({}, ...Object.values(files))

/** The language that is in the first chunk, and stands in where another lacks a word. */
export const firstLanguage = 'zh-CN' satisfies Language
export const firstCatalogue: CatalogueNode = treeOf(firstFiles)

/** The files of a language by their path, such as `../en/ui.json`. The others lie in chunks of their own, offline too. */
export const loadCatalogueFiles: Readonly<Record<Language, () => Promise<CatalogueFiles>>> = {
  'zh-CN': () => Promise.resolve(firstFiles),
  'zh-TW': async () => (await import('./all/zh-TW.ts')).files,
  en: async () => (await import('./all/en.ts')).files,
}

export const loadCatalogue = async (language: Language): Promise<CatalogueNode> =>
  treeOf(await loadCatalogueFiles[language]())
