import type { z } from 'zod'

/**
 * The parts of the data that a call reads or changes. A write names what it changes, the renderer's query cache
 * drops what was read from there.
 */
export const areas = [
  'workspace',
  'settings',
  'accounts',
  'playbooks',
  'tiers',
  'people',
  'contracts',
  'visits',
  'notes',
  'promises',
  'handOver',
  'kickOff',
  'requirements',
  'value',
  'risks',
  'tasks',
  'attachments',
  'views',
  'imports',
  'jobs',
  'history',
] as const

export type Area = (typeof areas)[number]

/** A call as both ends know it: what goes in, what comes out, how it can be refused, what it touches. */
export interface CallSpec<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Code extends string = string,
  Kind extends 'read' | 'write' | 'job' = 'read' | 'write' | 'job',
> {
  /** `read` may be repeated freely; `write` carries a request id and is done once; `job` answers with a job id. */
  readonly kind: Kind
  readonly input: Input
  readonly output: Output
  readonly errors: readonly Code[]
  /** Read: where the answer comes from. Write and job: what may have changed. */
  readonly areas: readonly Area[]
}

const call =
  <Kind extends CallSpec['kind']>(kind: Kind) =>
  <Input extends z.ZodType, Output extends z.ZodType, const Code extends string = never>(
    touched: readonly Area[],
    input: Input,
    output: Output,
    errors: readonly Code[] = [],
  ): CallSpec<Input, Output, Code, Kind> => ({ kind, input, output, errors, areas: touched })

export const read = call('read')
export const write = call('write')
export const job = call('job')

/** Refusals that any call can answer with; each call adds its own codes. */
export const commonErrors = [
  /** The input does not fit the schema. data: `{issues: [{path, code}]}`. */
  'invalid_input',
  'unknown_call',
  /** The record is missing or in the bin. data: `{kind, id}`. */
  'not_found',
  /** No workspace is open: locked, fresh, damaged. data: `{state}`. */
  'not_open',
  /** Another instance holds the store, or the folder cannot be written. */
  'read_only',
  /** The disk is full; what was typed is kept in the rescue file. */
  'disk_full',
  /** Reading or writing the file failed. data: `{detail}`. */
  'io_error',
  'disconnected',
  'cancelled',
  /** A bug. data: none; `incident` is the id to quote. */
  'internal',
] as const

export type CommonError = (typeof commonErrors)[number]

/** A refusal as it crosses the seam. `message` is English and for developers; people see `t('error.<code>', data)`. */
export interface CallError<Code extends string = string> {
  readonly code: Code | CommonError
  readonly message: string
  readonly data?: Readonly<Record<string, unknown>>
  /** Under this id the log holds the stack. */
  readonly incident?: string
}
