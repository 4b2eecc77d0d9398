/** ACC-11: a field that is no longer used keeps its values, for as long as the person likes. */
export const retiredFields = {
  version: 20,
  name: 'retired-fields',
  statements: ['ALTER TABLE custom_field ADD COLUMN retired_on TEXT'],
} as const
