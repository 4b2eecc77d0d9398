import { addDays, type Day } from '../../../../shared/kernel/index.ts'
import type { WriteStore } from '../../store/index.ts'

/** A plan in the middle of its way: live, the first value measured, not signed; one milestone waits for the customer. */
const outcomes = [
  {
    intent: 0,
    title: '盘点误差降到百分之一以内',
    measure: '盘点误差',
    unit: '%',
    baseline: 1.8,
    target: 1,
    current: 0.6,
    measured: -7,
    from: -88,
    to: 30,
    agreed: -80,
    milestones: [
      {
        kind: 'other',
        title: '三个库的主数据导入',
        from: -78,
        to: -50,
        reached: -46,
        waits: null,
        tasks: [
          { title: '客户核对库位编码', to: -60, done: true },
          { title: '导入期初库存', to: -50, done: true },
        ],
      },
      {
        kind: 'training',
        title: '库管和班组长培训',
        from: -48,
        to: -38,
        reached: -38,
        waits: null,
        tasks: [],
      },
      {
        kind: 'other',
        title: '两个月连续在 1% 以内，曾总签收',
        from: -7,
        to: 30,
        reached: null,
        waits: 'customer',
        tasks: [
          { title: '十二月月底再对一次数', to: 20, done: false },
          { title: '带纸质签收单拜访', to: 30, done: false },
        ],
      },
    ],
  },
  {
    intent: 1,
    title: '总部当天看到各库库存',
    measure: '库存数据晚几天',
    unit: '天',
    baseline: 5,
    target: 1,
    current: 4,
    measured: -3,
    from: -60,
    to: 60,
    agreed: null,
    milestones: [
      {
        kind: 'other',
        title: '总部看板上线',
        from: 10,
        to: 40,
        reached: null,
        waits: null,
        tasks: [{ title: '定看板上的六个数', to: 25, done: false }],
      },
    ],
  },
] as const

const intents = [
  { kind: 'quality', statement: '账实不符，每次盘点都要停库三天', saidOn: -110 },
  { kind: 'visibility', statement: '总部等各库报数要等一周', saidOn: -110 },
] as const

export interface SamplePlanPeople {
  readonly accountId: string
  /** Who decides, and who keeps the figures. */
  readonly buyerId: string
  readonly keeperId: string
}

/** ACC-8, VAL-4, VAL-7: one account of the sample has a whole plan. */
export function writeSamplePlan(write: WriteStore, today: Day, people: SamplePlanPeople): void {
  const { accountId, buyerId, keeperId } = people
  const on = (days: number): Day => addDays(today, days)
  const intentIds = intents.map(({ kind, statement, saidOn }, position) =>
    write.insert('purchase_intent', {
      accountId,
      kind,
      statement,
      personId: buyerId,
      saidOn: on(saidOn),
      position,
    }),
  )
  const known = write.records('milestone', { accountId }, { orderBy: ['position', 'id'] })
  let milestoneAt = known.length
  let taskAt = 0
  for (const [
    position,
    { intent, milestones, measured, from, to, agreed, ...fields },
  ] of outcomes.entries()) {
    const outcomeId = write.insert('outcome', {
      ...fields,
      accountId,
      intentId: intentIds[intent] ?? null,
      measuredOn: on(measured),
      startDay: on(from),
      dueDay: on(to),
      agreedOn: agreed === null ? null : on(agreed),
      agreedPersonId: agreed === null ? null : buyerId,
      position,
    })
    if (position === 0)
      // Kick-off and go-live, which every account of the sample has, lead to the first outcome.
      for (const { id, dueDay } of known)
        write.update('milestone', id, {
          outcomeId,
          startDay: dueDay === null ? null : addDays(dueDay, -5),
        })
    for (const step of milestones) {
      const milestoneId = write.insert('milestone', {
        accountId,
        outcomeId,
        kind: step.kind,
        title: step.title,
        startDay: on(step.from),
        dueDay: on(step.to),
        reachedOn: step.reached === null ? null : on(step.reached),
        waitingOn: step.waits,
        waitingSince: step.waits === null ? null : on(step.from),
        position: milestoneAt++,
      })
      for (const { title, to: due, done } of step.tasks)
        write.insert('task', {
          accountId,
          milestoneId,
          kind: 'task',
          title,
          owner: '我',
          dueDay: on(due),
          state: done ? 'done' : 'open',
          position: taskAt++,
        })
    }
  }
  const trainingId = write.insert('training', {
    accountId,
    role: 'user',
    topic: 'daily_work',
    title: '库管：每天的活怎么在系统里做',
    dueDay: on(-40),
    heldOn: on(-39),
    position: 0,
  })
  write.insert('training_attendee', { trainingId, personId: keeperId })
}
