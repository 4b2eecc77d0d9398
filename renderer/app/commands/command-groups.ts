/** The sections of the key map. */
export const commandGroups = ['go', 'find', 'record', 'edit', 'view', 'app'] as const
export type CommandGroup = (typeof commandGroups)[number]
