/**
 * The practice workspace: eighteen invented customers of an invented maker of production planning software.
 * Days are offsets from the day the sample is added, so that renewals are always near and promises just overdue.
 */
export interface SamplePerson {
  readonly name: string
  readonly title: string
  readonly role: 'economic_buyer' | 'champion' | 'key_person' | 'user' | 'gatekeeper' | 'other'
  readonly influence: 'high' | 'mid' | 'low' | 'unknown'
  readonly attitude: 'support' | 'neutral' | 'against' | 'unknown'
  /** Days before today on which the person left. */
  readonly leftDaysAgo?: number
}

export interface SampleAccount {
  readonly name: string
  readonly code: string
  readonly tier: 'large' | 'mid' | 'small'
  readonly ka: boolean
  readonly stage: 'signed' | 'onboarding' | 'growth' | 'mature' | 'at_risk' | 'renewal' | 'churned'
  readonly city: string
  readonly industry: string
  readonly edition: string
  /** Years of the running contract and days until its last day. */
  readonly years: number
  readonly daysLeft: number
  /** Yuan per year. */
  readonly yearly: number
  readonly seats: number
  readonly seatsActive: number
  readonly people: readonly SamplePerson[]
  readonly tags?: readonly string[]
}

const person = (
  name: string,
  title: string,
  role: SamplePerson['role'],
  influence: SamplePerson['influence'],
  attitude: SamplePerson['attitude'],
  leftDaysAgo?: number,
): SamplePerson =>
  leftDaysAgo === undefined
    ? { name, title, role, influence, attitude }
    : { name, title, role, influence, attitude, leftDaysAgo }

/** PPL-2: reporting lines, `[person, superior]`. */
export const sampleReporting: readonly (readonly [string, string])[] = [
  ['柴松年', '沈砚秋'],
  ['戚云舟', '覃若谷'],
  ['祁望', '段以恒'],
  ['单晓明', '段以恒'],
  ['鲍静', '曾国强'],
  ['季棠', '杭一鸣'],
  ['闵佳', '卞修远'],
  ['翁蕾', '隋安'],
]

/** PPL-2: who has a say with whom. */
export const sampleInfluences: readonly {
  readonly from: string
  readonly to: string
  readonly strength: 'strong' | 'mid' | 'weak'
  readonly remark: string | null
}[] = [
  { from: '沈砚秋', to: '覃若谷', strength: 'strong', remark: '产线停不停由他说，采购听他的' },
  { from: '柴松年', to: '戚云舟', strength: 'weak', remark: null },
  { from: '祁望', to: '段以恒', strength: 'mid', remark: '每周向总经理汇报准点率' },
]

export const sampleAccounts: readonly SampleAccount[] = [
  {
    name: '岚汀重工',
    code: 'KA-001',
    tier: 'large',
    ka: true,
    stage: 'renewal',
    city: '苏州',
    industry: '装备制造',
    edition: '旗舰版',
    years: 3,
    daysLeft: 96,
    yearly: 2_860_000,
    seats: 420,
    seatsActive: 371,
    tags: ['集团', '标杆候选'],
    people: [
      person('覃若谷', '采购总监', 'economic_buyer', 'high', 'neutral'),
      person('沈砚秋', '生产副总', 'key_person', 'high', 'support'),
      person('柴松年', '计划经理', 'champion', 'mid', 'support'),
      person('戚云舟', '信息主管', 'gatekeeper', 'mid', 'against'),
    ],
  },
  {
    name: '霁程物流',
    code: 'KA-002',
    tier: 'large',
    ka: true,
    stage: 'at_risk',
    city: '上海',
    industry: '物流',
    edition: '旗舰版',
    years: 3,
    daysLeft: 68,
    yearly: 2_120_000,
    seats: 600,
    seatsActive: 198,
    people: [
      person('段以恒', '运营总经理', 'economic_buyer', 'high', 'neutral'),
      person('祁望', '调度主管', 'champion', 'mid', 'support', 18),
      person('单晓明', '信息经理', 'gatekeeper', 'mid', 'against'),
    ],
  },
  {
    name: '穗岭粮储',
    code: 'KA-003',
    tier: 'large',
    ka: true,
    stage: 'onboarding',
    city: '苏州',
    industry: '粮食仓储',
    edition: '专业版',
    years: 1,
    daysLeft: 277,
    yearly: 1_640_000,
    seats: 180,
    seatsActive: 142,
    people: [
      person('曾国强', '仓储总监', 'economic_buyer', 'high', 'support'),
      person('鲍静', '信息科长', 'key_person', 'mid', 'support'),
    ],
  },
  {
    name: '青屿医械',
    code: 'KA-004',
    tier: 'mid',
    ka: true,
    stage: 'growth',
    city: '苏州',
    industry: '医疗器械',
    edition: '专业版',
    years: 1,
    daysLeft: 218,
    yearly: 1_480_000,
    seats: 260,
    seatsActive: 251,
    tags: ['可增购'],
    people: [
      person('季棠', '供应链总监', 'champion', 'high', 'support'),
      person('杭一鸣', '副总经理', 'economic_buyer', 'high', 'neutral'),
    ],
  },
  {
    name: '昀达电气',
    code: 'KA-005',
    tier: 'mid',
    ka: true,
    stage: 'mature',
    city: '无锡',
    industry: '电气设备',
    edition: '专业版',
    years: 2,
    daysLeft: 164,
    yearly: 1_326_000,
    seats: 240,
    seatsActive: 204,
    tags: ['标杆'],
    people: [
      person('卞修远', '总经理', 'economic_buyer', 'high', 'support'),
      person('闵佳', '计划部长', 'champion', 'mid', 'support'),
    ],
  },
  {
    name: '沐禾乳业',
    code: 'KA-006',
    tier: 'large',
    ka: true,
    stage: 'onboarding',
    city: '南京',
    industry: '食品',
    edition: '专业版',
    years: 1,
    daysLeft: 294,
    yearly: 1_180_000,
    seats: 150,
    seatsActive: 61,
    people: [
      person('隋安', '生产总监', 'key_person', 'high', 'neutral'),
      person('翁蕾', '车间主任', 'user', 'low', 'support'),
    ],
  },
  {
    name: '栎川化工',
    code: 'KA-007',
    tier: 'mid',
    ka: true,
    stage: 'mature',
    city: '常州',
    industry: '化工',
    edition: '专业版',
    years: 3,
    daysLeft: 580,
    yearly: 1_044_000,
    seats: 200,
    seatsActive: 82,
    tags: ['多年合同'],
    people: [person('宓涛', '生产处长', 'key_person', 'mid', 'neutral')],
  },
  {
    name: '铎远精密',
    code: 'KA-008',
    tier: 'mid',
    ka: true,
    stage: 'renewal',
    city: '无锡',
    industry: '精密加工',
    edition: '专业版',
    years: 1,
    daysLeft: 121,
    yearly: 960_000,
    seats: 180,
    seatsActive: 149,
    people: [
      person('屠明远', '总经理', 'economic_buyer', 'high', 'support'),
      person('贺兰', '计划主管', 'champion', 'mid', 'support'),
    ],
  },
  {
    name: '锦溯纺织',
    code: 'KA-009',
    tier: 'mid',
    ka: true,
    stage: 'growth',
    city: '常熟',
    industry: '纺织',
    edition: '标准版',
    years: 1,
    daysLeft: 251,
    yearly: 882_000,
    seats: 160,
    seatsActive: 138,
    people: [
      person('钮书婷', '计划经理', 'champion', 'mid', 'support'),
      person('严立', '副总', 'economic_buyer', 'high', 'neutral'),
    ],
  },
  {
    name: '归渡航运',
    code: 'M-010',
    tier: 'mid',
    ka: false,
    stage: 'renewal',
    city: '上海',
    industry: '航运',
    edition: '标准版',
    years: 1,
    daysLeft: 44,
    yearly: 820_000,
    seats: 120,
    seatsActive: 74,
    people: [
      person('阮星河', '信息总监', 'economic_buyer', 'high', 'against'),
      person('卓言', '船务经理', 'user', 'mid', 'neutral'),
    ],
  },
  {
    name: '北砚新材',
    code: 'M-011',
    tier: 'mid',
    ka: false,
    stage: 'mature',
    city: '常州',
    industry: '新材料',
    edition: '标准版',
    years: 1,
    daysLeft: 153,
    yearly: 735_000,
    seats: 110,
    seatsActive: 88,
    people: [
      person('谷雨', '信息主管', 'champion', 'mid', 'support', 12),
      person('路遥知', '生产经理', 'key_person', 'mid', 'unknown'),
    ],
  },
  {
    name: '澄野环境',
    code: 'M-012',
    tier: 'mid',
    ka: false,
    stage: 'growth',
    city: '南京',
    industry: '环保',
    edition: '标准版',
    years: 1,
    daysLeft: 233,
    yearly: 668_000,
    seats: 90,
    seatsActive: 71,
    people: [person('常青', '运营经理', 'champion', 'mid', 'support')],
  },
  {
    name: '砺星光电',
    code: 'M-013',
    tier: 'mid',
    ka: false,
    stage: 'signed',
    city: '合肥',
    industry: '光电',
    edition: '标准版',
    years: 1,
    daysLeft: 336,
    yearly: 610_000,
    seats: 80,
    seatsActive: 0,
    people: [
      person('连城', '制造总监', 'economic_buyer', 'high', 'support'),
      person('苗苗', '项目专员', 'user', 'low', 'unknown'),
    ],
  },
  {
    name: '望榆建工',
    code: 'M-014',
    tier: 'mid',
    ka: false,
    stage: 'mature',
    city: '杭州',
    industry: '建筑',
    edition: '标准版',
    years: 2,
    daysLeft: 142,
    yearly: 580_000,
    seats: 100,
    seatsActive: 64,
    people: [person('车前', '工程部长', 'key_person', 'mid', 'neutral')],
  },
  {
    name: '衡渚水务',
    code: 'M-015',
    tier: 'mid',
    ka: false,
    stage: 'renewal',
    city: '嘉兴',
    industry: '水务',
    edition: '标准版',
    years: 1,
    daysLeft: 65,
    yearly: 498_000,
    seats: 70,
    seatsActive: 58,
    people: [
      person('汤泉', '总工程师', 'economic_buyer', 'high', 'support'),
      person('方圆', '调度长', 'champion', 'mid', 'support'),
    ],
  },
  {
    name: '樾山药业',
    code: 'S-016',
    tier: 'small',
    ka: false,
    stage: 'growth',
    city: '杭州',
    industry: '制药',
    edition: '标准版',
    years: 1,
    daysLeft: 207,
    yearly: 386_000,
    seats: 50,
    seatsActive: 41,
    people: [person('白芷', '生产经理', 'champion', 'mid', 'support')],
  },
  {
    name: '溪堰纸业',
    code: 'S-017',
    tier: 'small',
    ka: false,
    stage: 'at_risk',
    city: '镇江',
    industry: '造纸',
    edition: '标准版',
    years: 1,
    daysLeft: 77,
    yearly: 262_000,
    seats: 40,
    seatsActive: 12,
    people: [person('洪波', '厂长', 'economic_buyer', 'high', 'neutral')],
  },
  {
    name: '汀白日化',
    code: 'S-018',
    tier: 'small',
    ka: false,
    stage: 'churned',
    city: '绍兴',
    industry: '日化',
    edition: '标准版',
    years: 1,
    daysLeft: -21,
    yearly: 330_000,
    seats: 50,
    seatsActive: 0,
    people: [person('梅影', '行政总监', 'economic_buyer', 'high', 'against')],
  },
]
