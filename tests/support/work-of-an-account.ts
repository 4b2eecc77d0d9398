import type { TestCore } from './core.ts'

/**
 * What happens around one account from the hand-over on, by the calls that people make: hand-over, kick-off, duties,
 * the map, an answered question, a ticket that waited, rows of Today put off and handed over.
 */
export async function workAround(
  core: TestCore,
  accountId: string,
  personId: string,
): Promise<{ readonly questionId: string; readonly ticketId: string; readonly promiseId: string }> {
  await core.call('handOver.update', {
    accountId,
    patch: { handedOn: '2026-10-08', salesName: '邵明澈', csmName: '陆闻笙', remark: '电话里交接' },
  })
  await core.call('handOver.setPoint', {
    accountId,
    point: { key: 'price_history' },
    patch: { state: 'done', doneBy: '邵明澈', doneOn: '2026-10-07', remark: '两次降价' },
  })
  await core.call('handOver.addPoint', { accountId, title: '等保证书在谁手里' })

  await core.call('kickOff.update', {
    accountId,
    patch: {
      plannedOn: '2026-10-12',
      heldOn: '2026-10-13',
      place: '宁波二楼会议室',
      goals: '月底前排产上线',
      remark: '财务没来',
      agreedOn: '2026-10-14',
      agreedByPersonId: personId,
      agreedBy: '覃若谷',
    },
  })
  await core.call('kickOff.addParticipant', {
    accountId,
    side: 'theirs',
    personId,
    name: '覃若谷',
    role: '总负责',
  })
  await core.call('duty.takeUsual', { accountId })
  await core.call('duty.create', {
    accountId,
    title: '打通 MES 接口',
    detail: '工单两分钟内同步',
    side: 'third_party',
    responsible: '迦楼软件',
    dueDay: '2026-11-30',
  })

  const { id: otherId } = await core.call('person.create', { name: '华叙白', accountId })
  await core.call('influence.save', {
    fromId: personId,
    toId: otherId,
    strength: 'strong',
    remark: '一起来的',
  })

  const { id: questionId } = await core.call('question.answer', {
    accountId,
    questionId: 'buyer_unknown/',
    question: '谁拍板？',
    answer: '覃若谷说了算，五十万以下不用上会。',
  })

  const opened = core.clock.now() - 5 * 3_600_000
  const { id: ticketId } = await core.call('ticket.open', {
    accountId,
    title: '排产导出报错',
    code: 'GD-7',
    openedAt: opened,
  })
  await core.call('ticket.step', {
    id: ticketId,
    step: 'wait',
    at: opened + 3_600_000,
    text: '请发一份日志',
  })
  await core.call('ticket.step', { id: ticketId, step: 'resume', at: opened + 2 * 3_600_000 })
  await core.call('ticket.step', {
    id: ticketId,
    step: 'solve',
    at: opened + 3 * 3_600_000,
    text: '升到 3.3',
  })
  await core.call('ticket.step', {
    id: ticketId,
    step: 'reopen',
    at: opened + 4 * 3_600_000,
    text: '月底又报错',
  })

  const { id: promiseId } = await core.call('promise.create', {
    accountId,
    kind: 'csm',
    title: '补一次培训',
    byName: '陆闻笙',
    madeOn: '2026-11-01',
    dueDay: '2026-11-20',
  })
  await core.call('today.snooze', { kind: 'promise', id: promiseId, until: '2026-12-01' })
  await core.call('today.handOver', { kind: 'promise', id: promiseId, to: '骆一苇' })
  return { questionId, ticketId, promiseId }
}

/** The rules of the workspace, changed where they are changed by people, and what they add to lists. */
export async function changeTheRules(core: TestCore, accountId: string): Promise<void> {
  await core.call('tier.saveRules', {
    rules: [
      {
        id: 'big',
        tier: 'large',
        ka: true,
        when: [
          { measure: 'unit_price', atLeast: 50_000_000, below: null, currency: 'CNY' },
          { measure: 'industry', oneOf: ['银行', '保险'] },
        ],
      },
      { id: 'rest', tier: 'small', ka: false, when: [] },
    ],
  })
  await core.call('coverage.saveModel', {
    tier: 'large',
    model: {
      who: '资深客户成功经理',
      channels: ['visit', 'online'],
      visitEveryDays: 21,
      minutesPerQuarter: 750,
    },
  })
  await core.call('launch.saveLimits', {
    tier: 'mid',
    limits: { goLiveByDay: 45, firstValueByDay: 90, warnDays: 10 },
  })
  const { code } = await core.call('calendar.save', {
    name: '两班倒',
    timeZone: 'Asia/Shanghai',
    region: 'CN',
    week: [[{ from: 480, to: 1_200 }], [{ from: 480, to: 720 }], [], [], [], [], []],
    makeUpDay: [{ from: 540, to: 1_020 }],
  })
  await core.call('service.saveLevel', {
    tier: 'large',
    level: {
      firstResponseMinutes: 30,
      solutionMinutes: 480,
      visitEveryDays: 25,
      warnPercent: 40,
      calendar: code,
    },
  })
  await core.call('service.saveLevel', {
    tier: 'small',
    level: {
      firstResponseMinutes: null,
      solutionMinutes: null,
      visitEveryDays: 200,
      warnPercent: 10,
      calendar: 'tw-office',
    },
  })
  await core.call('holiday.save', {
    region: 'CN',
    year: 2027,
    source: '厂里的通知',
    announcedOn: '2026-11-10',
    off: [
      { name: '元旦', first: '2027-01-01', last: '2027-01-03' },
      { name: '厂庆', first: '2027-05-20', last: '2027-05-20' },
    ],
    work: [{ name: 'spring_festival', day: '2027-02-07' }],
  })
  const { id: fieldId } = await core.call('customField.create', {
    name: '部署方式',
    kind: 'choice',
    options: ['私有化', '公有云'],
    currency: null,
  })
  await core.call('account.update', { ids: [accountId], patch: {}, custom: { [fieldId]: '私有化' } })
  await core.call('customField.retire', { id: fieldId, retired: true })
  await core.call('view.save', {
    screen: 'accounts',
    name: '宁波的大客户',
    definition: {
      search: '',
      conditions: [{ field: 'city', operator: 'is', values: ['宁波'] }],
      sort: [{ field: 'name', descending: false }],
      columns: [{ field: 'name', width: null, hidden: false }],
      groupBy: null,
    },
  })
}
