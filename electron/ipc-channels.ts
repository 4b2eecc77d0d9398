/** The only channels between the preload and the main process. */
export const channels = {
  /** JSON text of the RPC, both ways. */
  text: 'bowtie:text',
  /** Whether the core answers: main to window. */
  link: 'bowtie:link',
  /** Host calls: window to main, with an answer. */
  host: 'bowtie:host',
  /** Host events: main to window. */
  hostEvent: 'bowtie:host-event',
} as const
