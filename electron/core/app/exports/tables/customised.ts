import { accountColumns, accountSelect, choice, day, key, structure, text } from './columns.ts'
import { ofNoAccount, sqlTable } from './sql-table.ts'

/** Options of a choice one after the other, and null where there are none. */
const optionsOf = `(SELECT group_concat(value, '; ') FROM json_each(x.options))`

/** ACC-11: the fields that the person added; what accounts say in them are columns of the accounts. */
export const customFieldsTable = sqlTable({
  title: 'custom_fields',
  columns: [
    text('name', 'fieldName'),
    choice('kind', 'fieldKind', 'kind'),
    text('optionNames', 'fieldOptions'),
    text('currency'),
    day('retiredOn'),
    structure('options'),
  ],
  select: `x.name, x.kind, ${optionsOf} AS optionNames, x.options, x.currency, x.retired_on AS retiredOn`,
  from: 'FROM custom_field x WHERE x.deleted_at IS NULL',
  id: 'x.id',
  order: 'x.retired_on IS NOT NULL, x.position, x.id',
  ofAccount: ofNoAccount,
})

/** ACC-11: a field that is not used any more is no column of the accounts; what they said in it is kept, and here. */
export const retiredValuesTable = sqlTable({
  title: 'retired_values',
  columns: [text('field'), ...accountColumns, text('value', 'content'), key('fieldRecordId')],
  select: `f.id AS fieldRecordId, f.name AS field, ${accountSelect}, x.value`,
  from: `FROM custom_value x JOIN custom_field f ON f.id = x.field_id JOIN account a ON a.id = x.record_id
    WHERE x.deleted_at IS NULL AND f.deleted_at IS NULL AND a.deleted_at IS NULL AND f.retired_on IS NOT NULL
      AND x.value IS NOT NULL`,
  id: 'x.id',
  order: 'f.position, f.id, a.name, x.id',
  ofAccount: 'x.record_id = ?',
})

/** ACC-11: lists under a name; what they filter and show is for programs. */
export const savedViewsTable = sqlTable({
  title: 'saved_views',
  columns: [text('name', 'viewName'), choice('screen', 'viewScreen', 'viewScreen'), structure('definition')],
  select: 'x.name, x.screen, x.definition',
  from: 'FROM saved_view x WHERE x.deleted_at IS NULL',
  id: 'x.id',
  order: 'x.screen, x.position, x.id',
  ofAccount: ofNoAccount,
})
