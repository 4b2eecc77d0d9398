import { ok } from '../../../shared/kernel/index.ts'
import { type Handlers, notFound } from './context.ts'
import { listPeople, readPerson, readPersonEvents, searchPeople } from './people/read.ts'
import { peopleWriteHandlers } from './people/write.ts'

export const peopleHandlers = {
  ...peopleWriteHandlers,

  'person.list': (context, { accountId }) => ok({ people: listPeople(context, accountId) }),

  'person.get': (context, { id }) => {
    const person = readPerson(context, id)
    return person === null ? notFound('person', id) : ok({ person, events: readPersonEvents(context, id) })
  },

  'person.search': (context, { text, limit }) => ok({ people: searchPeople(context, text, limit) }),
} satisfies Handlers<keyof typeof peopleWriteHandlers | 'person.list' | 'person.get' | 'person.search'>
