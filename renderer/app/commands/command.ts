import type { Command } from '../frame.ts'

/** Checks nothing, changes nothing: gives the literal the type and a place to look commands up by. */
export const defineCommand = (command: Command): Command => command
