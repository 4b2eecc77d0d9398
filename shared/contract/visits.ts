import { z } from 'zod'
import {
  body,
  created,
  currency,
  day,
  done,
  evidence,
  evidenceKinds,
  id,
  instant,
  line,
  minor,
  nothing,
  title,
} from './common.ts'
import { read, write } from './call.ts'

export const visitKinds = ['visit', 'call', 'online', 'dinner', 'event'] as const
export const attendeeInput = z.object({
  personId: id.nullable(),
  name: title,
  side: z.enum(['customer', 'ours']),
})

export const visitFields = z.object({
  title,
  kind: z.enum(visitKinds),
  purpose: z.string().max(10_000).nullable(),
  agenda: z.string().max(100_000).nullable(),
  place: line.nullable(),
  plannedStart: instant,
  plannedEnd: instant.nullable(),
  hours: z.number().nonnegative().max(1_000).nullable(),
  travelCostMinor: minor.nonnegative().nullable(),
  currency: currency.nullable(),
})

export const visit = visitFields.extend({
  id,
  accountId: id,
  accountName: z.string(),
  city: z.string().nullable(),
  checkedInAt: instant.nullable(),
  checkedOutAt: instant.nullable(),
  cancelledReason: z.string().nullable(),
  state: z.enum(['planned', 'in', 'done', 'cancelled']),
  attendees: z.array(attendeeInput.extend({ id })),
  noteIds: z.array(id),
})

export const noteKinds = ['visit', 'call', 'mail', 'memo'] as const

export const noteRow = z.object({
  id,
  accountId: id.nullable(),
  accountName: z.string().nullable(),
  visitId: id.nullable(),
  kind: z.enum(noteKinds),
  title: z.string(),
  happenedAt: instant,
  updatedAt: instant,
  /** The first words of the text. */
  excerpt: z.string(),
  characters: z.int(),
  evidenceCounts: z.record(z.string(), z.int()),
  hasDraft: z.boolean(),
  headCount: z.int(),
})

export const attachment = z.object({
  id,
  accountId: id.nullable(),
  noteId: id.nullable(),
  kind: z.enum(['image', 'file', 'voice']),
  name: z.string(),
  mime: z.string(),
  size: z.int(),
  sha256: z.string(),
  durationMs: z.int().nullable(),
  createdAt: instant,
})

export const noteEvidence = evidence.extend({
  /** What the chip beside the line says: the record's title, its day, its state. */
  title: z.string(),
  day: day.nullable(),
  state: z.string().nullable(),
  amountMinor: minor.nullable(),
  currency: z.string().nullable(),
})

export const noteDetail = z.object({
  id,
  accountId: id.nullable(),
  accountName: z.string().nullable(),
  visit: visit.nullable(),
  kind: z.enum(noteKinds),
  template: z.string().nullable(),
  title: z.string(),
  happenedAt: instant,
  createdAt: instant,
  updatedAt: instant,
  body: z.string(),
  headRevId: id.nullable(),
  /**
   * Two or more where two windows or devices wrote at once and the texts overlap: all are kept, `body` is the latest.
   * Empty while there is one text.
   */
  heads: z.array(z.object({ revId: id, author: z.string(), at: instant, body: z.string() })),
  /** Typed but not yet a revision: newer than the head, from this device. */
  draft: z
    .object({
      body: z.string(),
      baseRevId: id.nullable(),
      updatedAt: instant,
      selection: z.string().nullable(),
    })
    .nullable(),
  evidence: z.array(noteEvidence),
  attachments: z.array(attachment),
  /** Voice memos that were cut off and found again, until the person has taken note of it; the earliest first. */
  cutRecordings: z.array(
    z.object({
      attachmentId: id,
      /** When the last of it was kept. */
      interruptedAt: instant,
      lengthMs: z.int(),
    }),
  ),
})

export const noteTemplate = z.object({
  key: z.string(),
  stage: z.string().nullable(),
  title: z.string(),
  body: z.string(),
})

export const visitCalls = {
  /** VIS-1. */
  'visit.list': read(
    ['visits', 'accounts', 'notes'],
    z.object({
      accountId: id.optional(),
      from: day.optional(),
      to: day.optional(),
      limit: z.int().min(1).max(1_000),
    }),
    z.object({ visits: z.array(visit) }),
  ),
  'visit.get': read(['visits', 'accounts', 'notes'], z.object({ id }), visit),
  'visit.plan': write(
    ['visits'],
    visitFields
      .partial()
      .required({ title: true, plannedStart: true })
      .extend({ accountId: id, attendees: z.array(attendeeInput).max(200).optional() }),
    created,
    ['ends_before_start'],
  ),
  'visit.update': write(
    ['visits'],
    z.object({ id, patch: visitFields.partial(), attendees: z.array(attendeeInput).max(200).optional() }),
    done,
    ['ends_before_start'],
  ),
  'visit.checkIn': write(['visits'], z.object({ id, at: instant.optional() }), done, ['wrong_state']),
  'visit.checkOut': write(
    ['visits'],
    z.object({
      id,
      at: instant.optional(),
      hours: z.number().nonnegative().max(1_000).nullable().optional(),
    }),
    done,
    ['wrong_state', 'ends_before_start'],
  ),
  /** A visit that has begun cannot be cancelled. */
  'visit.cancel': write(['visits'], z.object({ id, reason: line }), done, ['wrong_state']),
  'visit.remove': write(['visits'], z.object({ id }), done),
} as const

export const noteCalls = {
  'note.list': read(
    ['notes', 'accounts'],
    z.object({ accountId: id.optional(), limit: z.int().min(1).max(1_000), before: instant.optional() }),
    z.object({ notes: z.array(noteRow), total: z.int() }),
  ),
  'note.get': read(
    [
      'notes',
      'visits',
      'accounts',
      'promises',
      'requirements',
      'risks',
      'tasks',
      'value',
      'people',
      'attachments',
    ],
    z.object({ id }),
    noteDetail,
  ),
  'note.create': write(
    ['notes'],
    z.object({
      accountId: id.nullable(),
      visitId: id.nullable().optional(),
      kind: z.enum(noteKinds).optional(),
      title: z.string().max(2_000),
      template: z.string().max(60).nullable().optional(),
      body: body.optional(),
      happenedAt: instant.optional(),
    }),
    created,
  ),
  'note.update': write(
    ['notes'],
    z.object({
      id,
      patch: z
        .object({
          accountId: id.nullable(),
          visitId: id.nullable(),
          title: z.string().max(2_000),
          kind: z.enum(noteKinds),
          happenedAt: instant,
        })
        .partial(),
    }),
    done,
  ),
  /**
   * VIS-6: each burst of typing. Durable when answered. Not an action: nothing to undo.
   * `draftSeen` is the `savedAt` of the draft that this editor wrote or opened last, null when it knows of none: a
   * draft of another window is not overwritten but becomes a revision first.
   */
  'note.saveDraft': write(
    [],
    z.object({
      noteId: id,
      body,
      baseRevId: id.nullable(),
      selection: z.string().max(200).nullable(),
      draftSeen: instant.nullable().optional(),
    }),
    z.object({ savedAt: instant }),
  ),
  /**
   * Makes a revision of the text and drops the draft it came from. Same text as the head: no new revision.
   * `parents` are the revisions that the text was written over. When the note has moved on since, both texts are
   * merged where they do not overlap (`merged`, and `body` is what the editor goes on with); else both stay (`heads`).
   */
  'note.saveRevision': write(
    ['notes'],
    z.object({
      noteId: id,
      body,
      parents: z.array(id).max(8),
      draftSeen: instant.nullable().optional(),
    }),
    z.object({ revId: id, savedAt: instant, merged: z.boolean(), body: z.string(), heads: z.int() }),
  ),
  'note.discardDraft': write(['notes'], z.object({ noteId: id }), nothing),
  'note.revisions': read(
    ['notes'],
    z.object({ noteId: id }),
    z.object({
      revisions: z.array(
        z.object({
          revId: id,
          at: instant,
          author: z.string(),
          characters: z.int(),
          parents: z.array(id),
          isHead: z.boolean(),
        }),
      ),
    }),
  ),
  'note.revision': read(
    ['notes'],
    z.object({ revId: id }),
    z.object({ body: z.string(), at: instant, author: z.string() }),
  ),
  'note.remove': write(['notes'], z.object({ id }), done),
  /** VIS-3: one per lifecycle stage and some without; `language` picks the wording. */
  'note.templates': read(
    [],
    z.object({ language: z.string().max(10), stage: z.string().max(20).nullable() }),
    z.object({ templates: z.array(noteTemplate) }),
  ),
  /** Sentence and record let go of each other; the record stays. */
  'evidence.unlink': write(['notes'], z.object({ id }), done),
  'evidence.link': write(
    ['notes'],
    z.object({
      noteId: id,
      targetKind: z.enum(evidenceKinds),
      targetId: id,
      quote: body,
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
    }),
    created,
  ),
} as const

export const attachmentCalls = {
  'attachment.list': read(
    ['attachments'],
    z.object({ accountId: id.optional(), noteId: id.optional() }),
    z.object({ attachments: z.array(attachment) }),
  ),
  /** Answers a ticket to post the bytes to; `attachment.finish` makes the attachment of them. */
  'attachment.upload': write(
    ['attachments'],
    z.object({
      accountId: id.nullable(),
      noteId: id.nullable(),
      kind: z.enum(['image', 'file', 'voice']),
      name: z.string().min(1).max(500),
      mime: z.string().max(200),
      durationMs: z.int().nullable(),
    }),
    z.object({ ticket: z.string(), attachmentId: id }),
  ),
  /** Answered once the upload ended and its bytes are on the disk: the attachment exists from then on. */
  'attachment.finish': write(
    ['attachments', 'notes'],
    z.object({ attachmentId: id }),
    z.object({ attachment, actionId: z.int().nullable() }),
    ['upload_failed', 'too_large'],
  ),
  'attachment.open': read(
    [],
    z.object({ id }),
    z.object({ ticket: z.string(), mime: z.string(), name: z.string() }),
    ['bytes_missing'],
  ),
  'attachment.remove': write(['attachments', 'notes'], z.object({ id }), done),
} as const
