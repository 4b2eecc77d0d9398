import { type Language, languages } from './languages.ts'

export interface CatalogueNode {
  readonly [key: string]: string | CatalogueNode
}

/** Every catalogue file by its path, such as `./zh-CN/ui.json`. Static, so that the bundle holds all languages offline. */
export const catalogueFiles: Readonly<Record<string, CatalogueNode>> = import.meta.glob<CatalogueNode>(
  './*/*.json',
  { eager: true, import: 'default' },
)

/** All areas of one language in one tree: each file brings its own top-level key. */
export function loadCatalogue(language: Language): CatalogueNode {
  const prefix = `./${language}/`
  return Object.assign(
    {},
    ...Object.entries(catalogueFiles)
      .filter(([path]) => path.startsWith(prefix))
      .map(([, catalogue]) => catalogue),
  )
}

export const loadCatalogues = (): Readonly<Record<Language, CatalogueNode>> => ({
  'zh-CN': loadCatalogue(languages[0]),
  'zh-TW': loadCatalogue(languages[1]),
  en: loadCatalogue(languages[2]),
})
