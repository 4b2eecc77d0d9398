import { addDays, type Day } from '../../../shared/kernel/index.ts'
import type { HealthLevel } from '../index.ts'

/** Invented, like all companies in the look. */
export interface SampleAccount {
  readonly id: string
  readonly name: string
  readonly tier: string
  readonly stage: string
  readonly city: string
  readonly health: HealthLevel
  readonly score: number
  readonly change: number
  readonly evidence: string
  readonly passed: number
  readonly daysLeft: number
  readonly ends: Day
  readonly feeMinor: number
  readonly used: number
  readonly bought: number
  readonly requirements: number
}

export const sampleToday: Day = '2026-11-24'

const seeds: readonly (readonly [
  string,
  string,
  string,
  string,
  HealthLevel,
  number,
  number,
  string,
  number,
  number,
  number,
  number,
  number,
])[] = [
  [
    '岚汀重工',
    'KA 大',
    '续约',
    '苏州',
    'watch',
    62,
    -9,
    '采购总监 46 天未见；竞品入场试点',
    96,
    286,
    371,
    420,
    4,
  ],
  [
    '霁程物流',
    'KA 大',
    '预流失',
    '上海',
    'risk',
    31,
    -22,
    '4 周使用跌 43%；支持者离职',
    68,
    212,
    198,
    600,
    5,
  ],
  ['穗岭粮储', 'KA 大', '启动', '苏州', 'good', 76, 4, '第一价值指标达成，待签收', 277, 164, 142, 180, 2],
  ['青屿医械', 'KA 中', '成长', '苏州', 'good', 84, 3, '席位三周高于 90%；新厂投产', 218, 148, 251, 260, 3],
  [
    '昀达电气',
    'KA 中',
    '成熟',
    '无锡',
    'good',
    81,
    0,
    '高层季度会如期；承诺全部兑现',
    164,
    132.6,
    204,
    240,
    1,
  ],
  ['沐禾乳业', 'KA 大', '启动', '南京', 'watch', 58, -4, '上线第 71 天未见第一价值', 294, 118, 61, 150, 6],
  ['栎川化工', 'KA 中', '成熟', '常州', 'watch', 55, -6, '三年锁定合同，活跃率 41%', 580, 104.4, 82, 200, 2],
  ['铎远精密', 'KA 中', '续约', '无锡', 'good', 78, 1, '承诺 5/5 兑现；未谈价', 122, 96, 149, 180, 1],
  ['砺星光电', '中', '启动', '合肥', 'none', 0, 0, '无使用数据，接口 11-28 接通', 336, 61, 0, 80, 1],
  ['归渡航运', '中', '续约', '上海', 'risk', 38, -11, '自建系统招标；价格异议未答', 44, 82, 74, 120, 3],
]

/** The same rows every time; from the eleventh on with a number behind the name. */
export const sampleAccounts = (count: number): readonly SampleAccount[] =>
  Array.from({ length: count }, (_, index) => {
    const seed = seeds[(index * 7) % seeds.length] ?? seeds[0]
    const [
      name,
      tier,
      stage,
      city,
      health,
      score,
      change,
      evidence,
      daysLeft,
      fee,
      used,
      bought,
      requirements,
    ] = seed!
    return {
      id: `account-${index}`,
      name: index < seeds.length ? name : `${name} ${index}`,
      tier,
      stage,
      city,
      health,
      score,
      change,
      evidence,
      passed: Math.min(1, Math.max(0, 1 - daysLeft / 365)),
      daysLeft,
      ends: addDays(sampleToday, daysLeft),
      feeMinor: Math.round(fee * 1_000_000) + index * 100,
      used,
      bought,
      requirements,
    }
  })
