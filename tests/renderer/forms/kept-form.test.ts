import { describe, expect, test } from 'vitest'
import { KeptForm, type KeptWords } from '../../../renderer/app/records/kept-form.ts'
import { testClock } from '../../support/seeded.ts'

/** A form of fields that are plain texts, on a clock that the test moves. */
function aForm(words: readonly KeptWords[] = []) {
  const clock = testClock()
  let planned: { readonly at: number; readonly run: () => void } | null = null
  const kept: (readonly KeptWords[])[] = []
  const store = { works: true }
  const form = new KeptForm({
    words,
    clock,
    timers: {
      set: (run, milliseconds) => {
        planned = { at: clock.now() + milliseconds, run }
        return planned
      },
      clear: (handle) => {
        if (planned === handle) planned = null
      },
    },
    keep: (now) => {
      kept.push(now)
      return Promise.resolve(store.works)
    },
    onState: () => {},
  })
  const field = (name: string, text = '') => {
    const state = { text }
    const handle = form.add(name, {
      read: () => state.text,
      write: (next) => {
        state.text = next
      },
    })
    const set = (next: string): void => {
      state.text = next
      handle.changed()
    }
    return {
      ...handle,
      state,
      set,
      type: (next: string): void => {
        handle.typed()
        set(next)
      },
    }
  }
  const pass = (milliseconds: number): void => {
    clock.advance(milliseconds)
    if (planned === null || planned.at > clock.now()) return
    const { run } = planned
    planned = null
    run()
  }
  return { form, field, pass, kept, store }
}

describe('VIS-6 when the words of a form are kept', () => {
  test('VIS-6 after a pause, and within 0.8 s where there is none', () => {
    const { field, pass, kept } = aForm()
    const title = field('标题')
    title.type('给')
    pass(399)
    expect(kept).toEqual([])
    pass(1)
    expect(kept).toEqual([[{ name: '标题', text: '给', base: '' }]])
    for (let letter = 0; letter < 8; letter += 1) {
      title.type(title.state.text + '呀')
      pass(100)
    }
    expect(kept.length).toBe(2)
  })

  test('VIS-6 never while an input method composes, and then what it handed over', async () => {
    const { form, field, pass, kept } = aForm()
    const title = field('标题', '给')
    form.compositionStarted()
    title.type('给fang')
    pass(5_000)
    await form.flush()
    expect(kept).toEqual([])
    title.type('给方案')
    form.compositionEnded()
    pass(400)
    expect(kept).toEqual([[{ name: '标题', text: '给方案', base: '给' }]])
  })

  test('VIS-6 letters that are still composed when the form goes are left out, the words before stay', async () => {
    const { form, field, kept } = aForm()
    const title = field('标题')
    title.type('周五')
    form.compositionStarted()
    title.type('周五qian')
    await form.leave()
    expect(kept).toEqual([[{ name: '标题', text: '周五', base: '' }]])
  })

  test('VIS-6 what the form fills in by itself is nobody’s typing', async () => {
    const { form, field, kept } = aForm()
    const by = field('谁去说')
    by.set('陆闻笙')
    await form.leave()
    expect(kept).toEqual([])
    expect(form.hasWords).toBe(false)
  })

  test('VIS-6 words taken back by hand are not kept any longer', async () => {
    const { form, field, kept } = aForm()
    const title = field('标题', '原来的')
    title.type('改了')
    await form.flush()
    title.type('原来的')
    await form.flush()
    expect(kept.at(-1)).toEqual([])
    expect(form.hasWords).toBe(false)
  })

  test('VIS-6 what the store could not take is sent again', async () => {
    const { form, field, kept, store } = aForm()
    store.works = false
    field('标题').type('给')
    expect(await form.flush()).toBe(false)
    store.works = true
    expect(await form.flush()).toBe(true)
    expect(kept.length).toBe(2)
    expect(await form.flush()).toBe(true)
    expect(kept.length).toBe(2)
  })

  test('VIS-6 a form that is left sends its words once more: another window may have saved them away', async () => {
    const { form, field, kept } = aForm()
    field('标题').type('给')
    await form.flush()
    await form.leave()
    expect(kept.length).toBe(2)
    expect(kept[1]).toEqual(kept[0])
    await form.leave()
    expect(kept.length).toBe(2)
  })

  test('VIS-6 a save that took some fields only leaves the words of the others', async () => {
    const { form, field, kept } = aForm()
    field('标题').type('改了')
    field('为什么').type('不做了')
    await form.saved(['为什么'])
    expect(kept.at(-1)).toEqual([{ name: '标题', text: '改了', base: '' }])
  })
})

describe('VIS-6 giving words back', () => {
  test('VIS-6 two fields of one label are two; a field that comes later gets its words then', async () => {
    const first = aForm()
    first.field('产品').type('甲')
    first.field('产品').type('乙')
    await first.form.leave()
    const words = first.kept.at(-1) ?? []
    expect(words.map(({ name }) => name)).toEqual(['产品', '产品#2'])

    const { form, field } = aForm(words)
    const one = field('产品')
    form.giveBack()
    form.giveBack()
    expect(one.state.text).toBe('甲')
    expect(form.state.waiting).toMatchObject([{ name: '产品#2', text: '乙' }])
    const two = field('产品')
    form.giveBack()
    expect(two.state.text).toBe('乙')
    expect(form.state.waiting).toEqual([])
  })

  test('VIS-6 words that wait for their field stay kept', async () => {
    const { form, field, kept } = aForm([{ name: '说明', text: '写了半页', base: '' }])
    field('标题').type('给')
    await form.leave()
    expect(kept.at(-1)?.map(({ text }) => text)).toEqual(['给', '写了半页'])
  })

  test('VIS-6 a save takes the words of its fields, not those that wait', async () => {
    const waiting = { name: '说明', text: '写了半页', base: '' }
    const { form, field, kept } = aForm([waiting])
    field('标题').type('给')
    await form.flush()
    await form.saved()
    expect(kept.at(-1)).toEqual([waiting])
  })

  test('VIS-6 a form that is closed between giving back and drawing keeps the words', async () => {
    const words = [{ name: '标题', text: '写了半页', base: '' }]
    const { form, kept } = aForm(words)
    form.add('标题', { read: () => '', write: () => {} })
    form.giveBack()
    await form.leave()
    expect(kept).toEqual([words])
    expect(form.state.givenBack).toEqual([{ name: '标题', changedTo: null }])
  })

  test('VIS-6 words that the record holds by now are dropped without a word', async () => {
    const { form, field, pass, kept } = aForm([{ name: '标题', text: '改了', base: '原来的' }])
    field('标题', '改了')
    form.giveBack()
    expect(form.state).toEqual({ givenBack: [], waiting: [] })
    pass(400)
    expect(kept).toEqual([[]])
  })

  test('VIS-6 what the record says now stands beside words it has not, and can be taken', async () => {
    const { form, field, kept } = aForm([{ name: '标题', text: '我的', base: '原来的' }])
    const title = field('标题', '别人的')
    form.giveBack()
    form.giveBack()
    expect(title.state.text).toBe('我的')
    expect(form.state.givenBack).toEqual([{ name: '标题', changedTo: '别人的' }])
    form.takeRecord('标题')
    form.giveBack()
    expect(title.state.text).toBe('别人的')
    await form.leave()
    expect(kept.at(-1)).toEqual([])
  })
})
