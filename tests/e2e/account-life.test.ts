import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type AnyLanguage, languages, pseudoLanguage } from '../../renderer/i18n/languages.ts'
import { loadCatalogue } from '../../renderer/i18n/load.ts'
import { pseudoCatalogue } from '../../renderer/i18n/pseudo.ts'
import { ensureBuilt } from '../shell/support/built.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDir, startHost } from '../support/host.ts'
import { foreignWordsFinder } from './support/foreign-words.ts'
import { type Cast, casts, prepareLife, type PreparedLife } from './support/life-cast.ts'
import { choose, fill, fillDay, goTo, inDialogOf, named, pick, press } from './support/page-of-life.ts'
import { type Say, wordsOf } from './support/words.ts'

let browser: Browser
beforeAll(async () => {
  ensureBuilt()
  browser = await launchBrowser()
}, 180_000)
afterAll(() => browser.close())

interface Life {
  readonly page: Page
  readonly say: Say
  readonly cast: Cast
  readonly ids: PreparedLife
  /** Looks at what stands on screen: called where a person would look up. */
  readonly look: (where: string) => Promise<void>
}

/** Does something in a dialog, after a look at it. */
const inDialog = (
  { page, look }: Life,
  title: string,
  work: (dialog: Locator) => Promise<void>,
): Promise<void> =>
  inDialogOf(page, title, async (dialog) => {
    await look(title)
    await work(dialog)
  })

/** ACC-7: every point of the checklist, and what sales promised: who, to whom, where, until when. */
async function handOver(life: Life): Promise<void> {
  const { page, say, cast, ids, look } = life
  await goTo(page, `/accounts/${ids.account}/handover`)
  const points = page.locator('.ho-list').getByRole('checkbox')
  await points.first().waitFor()
  const count = await points.count()
  expect(count).toBeGreaterThan(10)
  for (let at = 0; at < count; at += 1) await points.nth(at).press('Space')
  await page.getByText(say('handover.settled', { count, all: count }), { exact: true }).waitFor()
  await look('hand-over')
  await page.locator('main').focus()
  await page.keyboard.press('n')
  await inDialog(life, say('loops.promise.dialog'), async (dialog) => {
    await fill(dialog, say('loops.promise.title'), cast.promise)
    await fill(dialog, say('loops.promise.by'), cast.seller)
    await fill(dialog, say('loops.promise.to'), cast.buyer)
    await fill(dialog, say('loops.promise.place'), cast.place)
    await fillDay(page, dialog, say('loops.promise.due'), ids.soon)
    await look('promise of sales')
    await press(dialog, say('loops.promise.save'))
  })
  const register = page.getByRole('main')
  for (const part of [cast.promise, cast.seller, cast.buyer, cast.place])
    await register.getByText(part).first().waitFor()
  await press(page, say('handover.complete'))
  await inDialog(life, say('handover.complete'), async (dialog) => {
    await fill(dialog, say('handover.field.csmName'), cast.csm)
    await press(dialog, say('handover.save'))
  })
  await page.getByText(say('handover.missing.none'), { exact: true }).waitFor()
}

/** VAL-3: planned for a day typed where it stands, held, with the usual duties, to which the customer agrees. */
async function kickOff(life: Life): Promise<void> {
  const { page, say, cast, ids, look } = life
  await goTo(page, `/accounts/${ids.account}/kickoff`)
  const planned = say('kickoff.field.plannedOn')
  await press(page, say('account.inline.add', { label: planned }))
  await fillDay(page, page.locator('.ko-meet'), planned, ids.today)
  await page.keyboard.press('Enter')
  await page.locator('.ko-meet').getByRole('button', { name: ids.today }).waitFor()
  await press(page, say('kickoff.duty.takeUsual'))
  await page.locator('.ko-duties tbody tr').nth(2).waitFor()
  await press(page, say('kickoff.held'))
  await press(page, say('kickoff.agree.open'))
  await inDialog(life, say('kickoff.agree.dialog'), async (dialog) => {
    await pick(page, dialog, say('kickoff.agree.by'), cast.buyer)
    await press(dialog, say('kickoff.agree.save'))
  })
  await page.getByText(named(say('kickoff.agreed', { name: cast.buyer, day: ids.today }))).waitFor()
  await look('kick-off')
}

/** VAL-1, VAL-2, VAL-4: live first; the first value is what the customer signs. */
async function firstValue(life: Life): Promise<void> {
  const { page, say, cast, ids, look } = life
  await goTo(page, `/accounts/${ids.account}?tab=plan`)
  await press(page, say('account.milestone.title'))
  await inDialog(life, say('account.milestone.dialog'), async (dialog) => {
    await fill(dialog, say('account.milestone.title'), cast.live)
    await choose(page, dialog, say('account.milestone.kind'), say('account.milestoneKind.go_live'))
    await press(dialog, say('account.milestone.save'))
  })
  await press(page, say('account.milestone.reachNamed', { title: cast.live }))
  await press(page, say('account.firstValue.write'))
  await inDialog(life, say('account.firstValue.dialog'), async (dialog) => {
    await fill(dialog, say('account.firstValue.statement'), cast.firstValue)
    await press(dialog, say('account.firstValue.save'))
  })
  await press(page, say('account.firstValue.signOff'))
  await inDialog(life, say('account.signOff.dialog'), async (dialog) => {
    await pick(page, dialog, say('account.signOff.by'), cast.buyer)
    await fill(dialog, say('account.signOff.proof'), cast.proof)
    await look('sign-off')
    await press(dialog, say('account.signOff.save'))
  })
  await page.locator('.seal').first().waitFor()
  await look('plan')
}

/** Moves it with the keys of its page, and answers what the move asks for. */
async function move(
  life: Life,
  to: 'in_review' | 'declined' | 'scheduled' | 'shipped',
  answer: (dialog: Locator) => Promise<void>,
): Promise<void> {
  const { page, say, cast } = life
  const state = say(`loops.requirementState.${to}`)
  await page.locator('main').focus()
  await page.keyboard.press('m')
  await page.getByRole('menuitem', { name: named(state) }).click()
  await inDialog(life, say('requirements.move.title', { title: cast.wish, state }), async (dialog) => {
    await answer(dialog)
    await press(dialog, say(`requirements.move.save.${to}`))
  })
  await stands({ page, say }, to)
}

/** The page says in which state it is, and since when. */
const stands = ({ page, say }: Pick<Life, 'page' | 'say'>, state: string): Promise<void> =>
  page
    .getByText(say('requirements.page.since', { state: say(`loops.requirementState.${state}`), count: 0 }))
    .first()
    .waitFor()

/** REQ-5: one more account asks for the same. */
async function addAsk(life: Life, account: string): Promise<void> {
  const { page, say, cast } = life
  await press(page, say('requirements.page.addAsk'))
  await inDialog(life, say('requirements.ask.title', { title: cast.wish }), async (dialog) => {
    await pick(page, dialog, say('loops.field.account'), account)
    await press(dialog, say('requirements.ask.save'))
  })
  await page.getByRole('button', { name: say('requirements.page.removeAsk', { name: account }) }).waitFor()
}

/** REQ-1 to REQ-6: two records joined, declined to five, back by itself at the sixth, then scheduled, shipped, told to each. */
async function sixAsk(life: Life): Promise<void> {
  const { page, say, cast, ids, look } = life
  await goTo(page, `/requirements/${ids.requirement}`)
  await stands(life, 'needs_background')
  // One of them had been written down as a wish of its own, in other words.
  const [, ...later] = cast.others
  const sixth = later.pop() ?? ''
  await look('a wish that reads like this one')
  await press(page, say('requirements.alike.mergeNamed', { title: cast.alike }))
  await page
    .getByRole('button', { name: say('requirements.page.removeAsk', { name: cast.others[0] }) })
    .waitFor()
  for (const account of later) await addAsk(life, account)
  await move(life, 'in_review', async (dialog) => {
    await fill(dialog, say('loops.requirement.scenario'), cast.scenario)
    await fill(dialog, say('loops.requirement.background'), cast.why)
  })
  const verdict = async (dialog: Locator, reason: string): Promise<void> => {
    await fill(dialog, say('requirements.move.verdictReason'), reason)
    await fill(dialog, say('requirements.move.reviewer'), cast.csm)
  }
  await move(life, 'declined', async (dialog) => {
    await verdict(dialog, cast.explanation)
    await choose(
      page,
      dialog,
      say('requirements.move.declineReason'),
      say('requirements.declineReason.roadmap'),
    )
    await fill(dialog, say('requirements.move.explanation'), cast.explanation)
    await look('declined')
  })

  await addAsk(life, sixth)
  await stands(life, 'in_review')
  await look('in review again')

  await move(life, 'scheduled', async (dialog) => {
    await verdict(dialog, cast.verdict)
    await fill(dialog, say('requirements.move.version'), '7.6')
    await fillDay(page, dialog, say('requirements.move.dueDay'), ids.soon)
  })
  await move(life, 'shipped', async () => {})
  await goTo(page, '/today')
  await page.getByRole('option').filter({ hasText: cast.wish }).waitFor()
  await look('today')
  await goTo(page, `/requirements/${ids.requirement}`)
  await stands(life, 'shipped')
  await page.locator('main').focus()
  await page.keyboard.press('m')
  await page.getByRole('menuitem', { name: named(say('loops.requirementState.told')) }).click()
  await inDialog(life, say('requirements.tell.title', { title: cast.wish }), async (dialog) => {
    expect(await dialog.getByRole('checkbox').count()).toBe(6)
    await pick(page, dialog, say('requirements.tell.how'), say('requirements.tell.by_way.meeting'))
    await fill(dialog, say('requirements.tell.to'), cast.buyer)
    await press(dialog, say('requirements.tell.save'))
  })
  await stands(life, 'told')
  await look('told')
}

/** PPL-4: whoever carried it leaves; somebody new is to be won, and it stands in Today until that is done. */
async function championLeaves(life: Life): Promise<void> {
  const { page, say, cast, ids, look } = life
  await goTo(page, `/accounts/${ids.account}?tab=people`)
  await press(page, say('account.person.actions', { name: cast.champion }))
  await page.getByRole('menuitem', { name: say('account.left.menu') }).click()
  await inDialog(life, say('account.left.dialog', { name: cast.champion }), async (dialog) => {
    await look('somebody leaves')
    await press(dialog, say('account.left.save'))
  })
  await page
    .getByText(say('account.person.leftOn', { day: ids.today }))
    .first()
    .waitFor()
  await look('people')
}

/** VIS-2: what is not known yet stands on one page before the next visit. */
async function brief(life: Life): Promise<void> {
  const { page, say, cast, ids, look } = life
  await press(page, say('account.command.planVisit'))
  await inDialog(life, say('notes.command.plan'), async (dialog) => {
    await fill(dialog, say('notes.visit.title'), cast.visit)
    await fillDay(page, dialog, say('notes.visit.day'), ids.soon)
    await press(dialog, say('notes.visit.save'))
  })
  await goTo(page, `/accounts/${ids.account}/brief`)
  const asks = (question: string): Promise<void> =>
    page
      .locator('#page section', {
        has: page.getByRole('heading', { name: named(say('brief.section.questions')) }),
      })
      .getByRole('button', { name: question, exact: true })
      .waitFor()
  await asks(say('brief.question.champion_gone', { name: cast.champion, count: 0 }))
  await asks(say('brief.question.buyer_never_met', { name: cast.buyer }))
  await asks(say('brief.question.purchase_intent_unknown'))
  await page.getByText(cast.visit).first().waitFor()
  await look('brief')
}

/** PLY-2: what is left is the successor to win over; it is done from the list, by key, and the day is empty. */
async function emptyDay({ page, say, cast, ids, look }: Life): Promise<void> {
  await goTo(page, '/today')
  const rows = page.getByRole('listbox', { name: say('today.list') }).getByRole('option')
  await rows
    .filter({
      hasText: say('today.reason.key_person_left', { personName: cast.champion, leftOn: ids.today }),
    })
    .waitFor()
  expect(await rows.count()).toBe(1)
  await look('what is left today')
  await rows.first().focus()
  await page.keyboard.press('d')
  await page.getByText(say('today.empty.done')).waitFor()
  await look('an empty day')
}

/** The interface's English with accents and brackets: the chunk of its words is given away in that form. */
async function speakPseudo(page: Page): Promise<void> {
  const words = JSON.stringify({ pseudo: pseudoCatalogue(await loadCatalogue('en')) })
  await page.route(/\/assets\/en-[\w-]+\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `export const files = ${words}` }),
  )
}

describe('the life of an account', () => {
  test.each<AnyLanguage>([...languages, pseudoLanguage])(
    'ACC-7 VAL-1 VAL-3 REQ-4 REQ-6 PPL-4 VIS-2 PLY-2 from hand-over to an empty day, without a foreign word, in %s',
    async (language) => {
      const spoken = language === pseudoLanguage ? 'en' : language
      const cast = casts[spoken]
      const [say, workspace, foreignWords] = await Promise.all([
        wordsOf(language),
        prepareLife(freshDir('life'), spoken, cast),
        foreignWordsFinder(language, Object.values(cast).flat()),
      ])
      const host = await startHost({ dataDir: workspace.dataDir })
      onTestFinished(async () => void (await host.stop()))
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      onTestFinished(() => page.context().close())
      page.setDefaultTimeout(15_000)
      if (language === pseudoLanguage) await speakPseudo(page)
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      await page.goto(host.url)
      await page.locator('#page').waitFor()
      const foreign: string[] = []
      const looked: string[] = []
      const life: Life = {
        page,
        say,
        cast,
        ids: workspace.filled,
        look: async (where) => {
          looked.push(where)
          for (const text of await foreignWords(page)) foreign.push(`${where}: ${text}`)
        },
      }
      await handOver(life)
      await kickOff(life)
      await firstValue(life)
      await sixAsk(life)
      await championLeaves(life)
      await brief(life)
      await emptyDay(life)
      expect(looked.length).toBeGreaterThan(30)
      expect(foreign).toEqual([])
      expect(errors).toEqual([])
    },
    180_000,
  )
})
