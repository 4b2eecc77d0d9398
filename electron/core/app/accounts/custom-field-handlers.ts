import { ok } from '../../../../shared/kernel/index.ts'
import { type Handlers, notFound, refuse } from '../context.ts'
import {
  customFieldEntity,
  isNameTaken,
  readAllFields,
  readManagedFields,
  tidyOptions,
} from './custom-fields.ts'

const nameTaken = (name: string) => refuse('name_taken', `another field is called ${name}`, { name })

/** ACC-11: fields the person adds to accounts. Values stay with their field: both leave and come back together. */
export const customFieldHandlers = {
  'customField.list': ({ store }) => ok({ fields: readManagedFields(store.read) }),

  'customField.create': (context, { name: typed, kind, options, currency }) => {
    const name = typed.trim()
    return context.change({ name: 'customField.create', label: { name } }, (write) => {
      if (isNameTaken(write, name)) return nameTaken(name)
      const last = readAllFields(write).at(-1)
      const id = write.insert('custom_field', {
        entity: customFieldEntity,
        name,
        kind,
        options: kind === 'choice' ? tidyOptions(options) : [],
        currency: kind === 'money' ? currency : null,
        position: (last?.position ?? -1) + 1,
      })
      return ok({ id, actionId: write.actionId })
    })
  },

  'customField.update': (context, { id, name: typed, options, position }) => {
    const known = context.store.read.record('custom_field', id)
    return context.change({ name: 'customField.update', label: { name: known?.name ?? '' } }, (write) => {
      const field = write.record('custom_field', id)
      if (field === undefined) return notFound('custom_field', id)
      const name = typed?.trim() ?? field.name
      if (isNameTaken(write, name, id)) return nameTaken(name)
      const changed = write.update('custom_field', id, {
        name,
        options: options === undefined ? field.options : tidyOptions(options),
        position: position ?? field.position,
      })
      return ok({ actionId: changed ? write.actionId : null })
    })
  },

  'customField.reorder': (context, { ids }) => {
    const known = context.store.read.record('custom_field', ids[0] ?? '')
    return context.change({ name: 'customField.reorder', label: { name: known?.name ?? '' } }, (write) => {
      const all = readAllFields(write)
      const missing = ids.find((id) => !all.some((field) => field.id === id))
      if (missing !== undefined) return notFound('custom_field', missing)
      const rest = all.map(({ id }) => id).filter((id) => !ids.includes(id))
      let changed = false
      for (const [position, id] of [...new Set(ids), ...rest].entries())
        changed = write.update('custom_field', id, { position }) || changed
      return ok({ actionId: changed ? write.actionId : null })
    })
  },

  'customField.retire': (context, { id, retired }) => {
    const known = context.store.read.record('custom_field', id)
    const name = retired ? 'customField.retire' : 'customField.bringBack'
    return context.change({ name, label: { name: known?.name ?? '' } }, (write) => {
      const field = write.record('custom_field', id)
      if (field === undefined) return notFound('custom_field', id)
      // Retired again, it keeps the day it went.
      const retiredOn = retired ? (field.retiredOn ?? context.today()) : null
      return ok({ actionId: write.update('custom_field', id, { retiredOn }) ? write.actionId : null })
    })
  },

  'customField.remove': (context, { id }) => {
    const known = context.store.read.record('custom_field', id)
    return context.change({ name: 'customField.remove', label: { name: known?.name ?? '' } }, (write) => {
      if (write.record('custom_field', id) === undefined) return notFound('custom_field', id)
      write.remove('custom_field', id)
      return ok({ actionId: write.actionId })
    })
  },
} satisfies Handlers<
  | 'customField.list'
  | 'customField.create'
  | 'customField.update'
  | 'customField.reorder'
  | 'customField.retire'
  | 'customField.remove'
>
