import type { Language } from '../../../renderer/i18n/languages.ts'
import { addDays, dayInZone } from '../../../shared/kernel/index.ts'
import { aPerson } from '../../support/account-builders.ts'
import { type PreparedWorkspace, prepareWorkspace } from './prepared-workspace.ts'

/** Who and what a story is about, in its own language. */
export interface Cast {
  readonly account: string
  /** Five more who will ask the same. */
  readonly others: readonly string[]
  readonly csm: string
  readonly seller: string
  readonly buyer: string
  readonly champion: string
  readonly promise: string
  readonly place: string
  readonly live: string
  readonly firstValue: string
  readonly proof: string
  readonly wish: string
  /** The same wish as another account put it. */
  readonly alike: string
  readonly scenario: string
  readonly why: string
  readonly explanation: string
  readonly verdict: string
  readonly visit: string
}

export const casts: Readonly<Record<Language, Cast>> = {
  'zh-CN': {
    account: '岚汀重工',
    others: ['霁程物流', '穗岭粮储', '青屿医械', '沐禾乳业', '栎川化工'],
    csm: '陆闻笙',
    seller: '周岚',
    buyer: '覃若谷',
    champion: '祁望',
    promise: '三个月内接通排产接口',
    place: '二轮答疑会',
    live: '三条产线上线',
    firstValue: '三条产线的交期在一张表里看完',
    proof: '签收单第 3 页',
    wish: '按班组冻结排程',
    alike: '排程按班组冻结，换班不变',
    scenario: '换班前半小时排程还在变，班组长不敢开机。',
    why: '每次换班要打六个电话对一遍。',
    explanation: '今年的版本先做稳定，这一项明年一季度再评审。',
    verdict: '六家都卡在换班，值得做。',
    visit: '产能复盘',
  },
  'zh-TW': {
    account: '嵐汀重工',
    others: ['霽程物流', '穗嶺糧儲', '青嶼醫械', '沐禾乳業', '櫟川化工'],
    csm: '陸聞笙',
    seller: '周嵐',
    buyer: '覃若谷',
    champion: '祁望',
    promise: '三個月內接通排產介面',
    place: '第二輪答疑會',
    live: '三條產線上線',
    firstValue: '三條產線的交期在一張表裡看完',
    proof: '簽收單第 3 頁',
    wish: '依班組凍結排程',
    alike: '排程依班組凍結，換班不變',
    scenario: '換班前半小時排程還在變，班組長不敢開機。',
    why: '每次換班要打六通電話核對。',
    explanation: '今年的版本先做穩定，這一項明年第一季再審查。',
    verdict: '六家都卡在換班，值得做。',
    visit: '產能檢討',
  },
  en: {
    account: 'Lanting Heavy Industry',
    others: ['Jicheng Freight', 'Suiling Grain', 'Qingyu Medical', 'Muhe Dairy', 'Lichuan Chemicals'],
    csm: 'Lin Lu',
    seller: 'Zora Zhou',
    buyer: 'Quentin Hill',
    champion: 'Wanda Keel',
    promise: 'The scheduling interface is connected within three months',
    place: 'Second round of questions',
    live: 'Three lines go live',
    firstValue: 'Delivery dates of three lines read from one table',
    proof: 'Acceptance sheet, page 3',
    wish: 'Freeze the schedule per shift',
    alike: 'Freeze the schedule for each shift',
    scenario: 'Half an hour before the shift changes the schedule still moves, so nobody dares to start.',
    why: 'Six phone calls at every change of shift.',
    explanation: 'This year goes into stability; we review this one again in the first quarter.',
    verdict: 'All six are stuck at the change of shift; worth it.',
    visit: 'Capacity review',
  },
}

export interface PreparedLife {
  readonly account: string
  readonly others: readonly string[]
  readonly requirement: string
  readonly today: string
  readonly soon: string
}

const zone = 'Asia/Shanghai'

/** The plain background: six customers, two people, a contract of two years, the same wish of two of them in two records. */
export const prepareLife = (
  folder: string,
  language: Language,
  cast: Cast,
): Promise<PreparedWorkspace & { readonly filled: PreparedLife }> =>
  prepareWorkspace(
    folder,
    async (core): Promise<PreparedLife> => {
      await core.call('settings.set', { language, motion: false, timeZone: zone })
      const today = dayInZone(core.clock.now(), zone)
      const account = await core
        .call('account.create', { name: cast.account, owner: cast.csm, signupDay: addDays(today, -20) })
        .then(({ id }) => id)
      const others: string[] = []
      for (const name of cast.others) others.push((await core.call('account.create', { name })).id)
      await aPerson(core, account, { name: cast.buyer, role: 'economic_buyer' })
      await aPerson(core, account, { name: cast.champion, role: 'champion' })
      await core.call('contractLine.create', {
        accountId: account,
        fromDay: addDays(today, -20),
        toDay: addDays(today, 710),
        amountMinor: 28_600_000,
        currency: 'CNY',
      })
      const { id: requirement } = await core.call('requirement.create', {
        title: cast.wish,
        accountId: account,
      })
      await core.call('requirement.create', { title: cast.alike, accountId: others[0] ?? '' })
      return { account, others, requirement, today, soon: addDays(today, 60) }
    },
    { workspaceName: cast.seller, userName: cast.csm },
  )
