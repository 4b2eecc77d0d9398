import type { TestCore } from '../../support/core.ts'
import type { SeededRandom } from '../../support/seeded.ts'
import type { Change, WriterLine } from './content.ts'

type Say = (line: WriterLine) => void

const sentences = [
  '客户希望周五前拿到接口文档。',
  '王总答应下周给出采购结论；',
  '上线前要先打通单点登录，',
  'The pilot group grows to 40 people in December. ',
  '数据导出太慢👩‍👩‍👧‍👦，需要排期。\n',
  '风险：预算可能推到明年。',
]

/** A text that no other step has, from a word to several pages. */
function text(random: SeededRandom, step: number): string {
  const count = random.chance(0.1) ? random.between(60, 200) : random.between(1, 8)
  const body = Array.from({ length: count }, () => random.pick(sentences)).join('')
  return `第 ${random.seed}-${step} 步：${body}`
}

interface Note {
  readonly id: string
  readonly headRevId: string | null
}

/** Tells each step before it begins and when it is saved. */
async function step(say: Say, begin: Change, work: () => Promise<Change>): Promise<void> {
  say({ at: 'begin', change: begin })
  say({ at: 'saved', change: await work() })
}

/** One step of a person's work through the real use cases. */
export async function workOnce(core: TestCore, random: SeededRandom, say: Say, turn: number): Promise<void> {
  const { read } = core.store
  const notes = read.rows<Note>(
    'SELECT id, head_rev_id AS headRevId FROM note WHERE deleted_at IS NULL ORDER BY id',
  )
  const [account] = read.rows<{ id: string }>(
    'SELECT id FROM account WHERE deleted_at IS NULL ORDER BY id LIMIT 1',
  )
  if (account === undefined) throw new Error('a workspace without an account')
  const body = text(random, turn)
  const kind = random.pick([
    'draft',
    'draft',
    'draft',
    'draft',
    'revision',
    'revision',
    'note',
    'promise',
    'city',
  ])
  const note = notes.length === 0 ? undefined : random.pick(notes)
  if (note !== undefined && kind === 'draft') {
    const change = { set: { [`draft ${note.id}`]: body }, drop: [] }
    const draft = { noteId: note.id, baseRevId: note.headRevId, selection: null, body }
    await step(say, change, async () => {
      await core.call('note.saveDraft', draft)
      return change
    })
  } else if (note !== undefined && kind === 'revision') {
    const change = { set: { [`note ${note.id}`]: body }, drop: [`draft ${note.id}`] }
    const parents = note.headRevId === null ? [] : [note.headRevId]
    await step(say, change, async () => {
      await core.call('note.saveRevision', { noteId: note.id, body, parents })
      return change
    })
  } else if (kind === 'promise') {
    const title = [...body].slice(0, 40).join('').trim()
    let made: string | undefined
    await step(say, { set: { 'promise ?': title }, drop: [] }, async () => {
      const { id } = await core.call('promise.create', { accountId: account.id, title })
      made = id
      return { set: { [`promise ${id}`]: title }, drop: [] }
    })
    if (made !== undefined && random.chance(0.4)) {
      const undone = { set: {}, drop: [`promise ${made}`] }
      await step(say, undone, async () => {
        await core.call('history.undo', {})
        return undone
      })
    }
  } else if (kind === 'city') {
    const city = `城市 ${random.seed}-${turn}`
    const change = { set: { [`account ${account.id}`]: city }, drop: [] }
    await step(say, change, async () => {
      await core.call('account.update', { ids: [account.id], patch: { city } })
      return change
    })
  } else {
    await step(say, { set: { 'note ?': body }, drop: [] }, async () => {
      const { id } = await core.call('note.create', { accountId: account.id, title: '', body })
      return { set: { [`note ${id}`]: body }, drop: [] }
    })
  }
}

/** An account and a few notes: what every writer begins with. */
export async function seedWork(core: TestCore): Promise<void> {
  const { id } = await core.call('account.create', { name: '岚汀重工', city: '' })
  for (const title of ['首次拜访', '季度回顾', '上线评审'])
    await core.call('note.create', { accountId: id, title, body: `${title}：客户希望先试用。` })
  await core.call('note.create', { accountId: id, title: '空白' })
}
