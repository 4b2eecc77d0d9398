export { type Ancestry, ancestryOf, type RevisionLink } from './ancestry.ts'
export { excerptOfNote, titleOfNote } from './headline.ts'
export { mergeNotes, type NoteMerge, type NoteVersions } from './merge.ts'
