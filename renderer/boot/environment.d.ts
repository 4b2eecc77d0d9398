interface ImportMetaEnv {
  /** The product's version, from package.json (vite.config.ts). */
  readonly BOWTIE_VERSION: string
}
