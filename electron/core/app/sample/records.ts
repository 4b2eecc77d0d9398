/** What happened with the sample customers. Days count from the day the sample is added; negative is the past. */

export interface SampleNote {
  readonly account: string
  readonly daysAgo: number
  readonly title: string
  readonly kind: 'visit' | 'call'
  readonly place: string | null
  readonly attendees: readonly string[]
  readonly body: string
}

export interface SamplePromise {
  readonly account: string
  readonly title: string
  readonly kind: 'csm' | 'sales' | 'product_date' | 'fix_date' | 'discount'
  readonly by: string
  readonly to: string | null
  readonly madeDaysAgo: number
  readonly dueInDays: number | null
  readonly state: 'open' | 'kept' | 'broken'
  /** Words of a note that this promise came from. */
  readonly quote?: string
}

export interface SampleRequirement {
  readonly title: string
  readonly scenario: string | null
  readonly background: string | null
  readonly state: 'needs_background' | 'in_review' | 'scheduled' | 'shipped' | 'declined' | 'told'
  readonly sinceDaysAgo: number
  readonly accounts: readonly string[]
  readonly version?: string
  readonly dueInDays?: number
  readonly explanation?: string
  readonly quote?: string
}

export const sampleNotes: readonly SampleNote[] = [
  {
    account: '岚汀重工',
    daysAgo: 27,
    title: '生产例会',
    kind: 'visit',
    place: '高新区湘江路',
    attendees: ['沈砚秋', '柴松年'],
    body: `## 现状
沈总说今年准交率稳在九成以上，“旺季没有再靠加班顶，省下的外协费有四十多万”。
二分厂那边推广慢，只开了 22 个席位。柴松年提到总部采购要求二分厂“两家都试一下”，擎序的人已经驻场。

## 客户提出
- 三个工厂的产能要放在一张图上看，现在计划员每天手工拼表一小时。
- 报表导出的合计行在 11 月 20 日前修好。

## 我们答应的
- 把二分厂的推广方案和驻场名单给出来。

## 还不知道
- 覃总监对三年价的底线。
`,
  },
  {
    account: '岚汀重工',
    daysAgo: 12,
    title: '电话：二分厂在试对手',
    kind: 'call',
    place: null,
    attendees: ['柴松年'],
    body: `柴经理来电 12 分钟。二分厂在试对手，周期两个月，试点 30 席。
他问能否分年付款，我没有答复，回去问财务。
`,
  },
  {
    account: '霁程物流',
    daysAgo: 14,
    title: '使用下降复盘',
    kind: 'visit',
    place: '虹桥商务区',
    attendees: ['段以恒', '单晓明'],
    body: `## 现象
四周使用人数从 348 降到 198。祁望离职后没有人带调度组。

## 可能的根因
- 接触的人不对：我们只熟悉调度组，没有见过段总。
- 单经理说“自建的排程先用起来”，要确认是不是集团的决定。

## 下一步
- 本周答复排产接口的上线日期。
`,
  },
  {
    account: '穗岭粮储',
    daysAgo: 7,
    title: '第一价值对数',
    kind: 'visit',
    place: '相城区',
    attendees: ['曾国强', '鲍静'],
    body: `## 第一价值
曾总的原话：“盘点误差降到百分之一以内，我就认你们这套系统有用”。
十一月三个库的误差从 1.8% 降到 0.6%，数据由鲍静核对。差签字。

## 待办
- 准备签收单，下次带纸质件。
`,
  },
  {
    account: '青屿医械',
    daysAgo: 3,
    title: '季度回顾',
    kind: 'visit',
    place: '工业园区星塘街',
    attendees: ['季棠', '杭一鸣'],
    body: `## 使用
席位 251 / 260，连续三周高于九成。新厂 12 月投产，要再开一批账号。

## 客户提出
- 质检批次要能两批对比着看。
- 英文质检报告，出口订单要用。

杭总第一次参加，问了两个成本问题，态度中立。
`,
  },
  {
    account: '归渡航运',
    daysAgo: 21,
    title: '续约前摸底',
    kind: 'visit',
    place: '洋山港',
    attendees: ['阮星河', '卓言'],
    body: `## 现状
阮总监说在招标自建系统，“价格要降三成才谈”。卓言那边用得不错。

## 还不知道
- 自建的预算有没有批。
- 除了价格，到底哪里不满意。
`,
  },
  {
    account: '北砚新材',
    daysAgo: 27,
    title: '月度电话',
    kind: 'call',
    place: null,
    attendees: ['谷雨'],
    body: `谷雨说月底离职，接手的人还没有定。
停机原因想分到二级，现在只能写备注里。
`,
  },
  {
    account: '砺星光电',
    daysAgo: 6,
    title: '启动会准备',
    kind: 'visit',
    place: '新站高新区',
    attendees: ['连城', '苗苗'],
    body: `## 购买初衷
连总监：良率数据散在五张表里，开会要等两天。希望三个月内早会就能看到前一天的数。

## 分工
- 客户：设备接口人 11 月底前定下来。
- 我们：初始化三条产线，培训两场。
`,
  },
]

export const samplePromises: readonly SamplePromise[] = [
  {
    account: '岚汀重工',
    title: '修好报表导出的合计行',
    kind: 'fix_date',
    by: '研发',
    to: '柴松年',
    madeDaysAgo: 27,
    dueInDays: -4,
    state: 'open',
    quote: '报表导出的合计行在 11 月 20 日前修好。',
  },
  {
    account: '岚汀重工',
    title: '驻场培训 3 天',
    kind: 'sales',
    by: '销售 陆闻笙',
    to: '沈砚秋',
    madeDaysAgo: 300,
    dueInDays: 11,
    state: 'open',
  },
  {
    account: '岚汀重工',
    title: '给出二分厂的推广方案和驻场名单',
    kind: 'csm',
    by: '我',
    to: '沈砚秋',
    madeDaysAgo: 27,
    dueInDays: 9,
    state: 'open',
    quote: '把二分厂的推广方案和驻场名单给出来。',
  },
  {
    account: '霁程物流',
    title: '答复排产接口上线日期',
    kind: 'csm',
    by: '我',
    to: '段以恒',
    madeDaysAgo: 14,
    dueInDays: -2,
    state: 'open',
    quote: '本周答复排产接口的上线日期。',
  },
  {
    account: '昀达电气',
    title: '高层季度会按期召开',
    kind: 'csm',
    by: '我',
    to: '卞修远',
    madeDaysAgo: 60,
    dueInDays: -10,
    state: 'kept',
  },
  {
    account: '铎远精密',
    title: '7.4 版上线批次冻结',
    kind: 'product_date',
    by: '产品',
    to: '贺兰',
    madeDaysAgo: 90,
    dueInDays: -5,
    state: 'kept',
  },
  {
    account: '归渡航运',
    title: '月报按航线拆分',
    kind: 'csm',
    by: '我',
    to: '卓言',
    madeDaysAgo: 70,
    dueInDays: -30,
    state: 'broken',
  },
  {
    account: '沐禾乳业',
    title: '驻厂一周带班组用起来',
    kind: 'csm',
    by: '我',
    to: '隋安',
    madeDaysAgo: 18,
    dueInDays: 3,
    state: 'open',
  },
  {
    account: '衡渚水务',
    title: '提前续约送两场培训',
    kind: 'discount',
    by: '销售 陆闻笙',
    to: '汤泉',
    madeDaysAgo: 8,
    dueInDays: 20,
    state: 'open',
  },
]

export const sampleRequirements: readonly SampleRequirement[] = [
  {
    title: '多工厂产能合看',
    scenario: '计划员每天把三个工厂的产能手工拼成一张表',
    background: '接单时要当场答复交期，拼表一小时就晚了',
    state: 'in_review',
    sinceDaysAgo: 19,
    accounts: ['岚汀重工', '青屿医械', '昀达电气', '锦溯纺织', '北砚新材'],
    quote: '三个工厂的产能要放在一张图上看，现在计划员每天手工拼表一小时。',
  },
  {
    title: '质检批次对比视图',
    scenario: '质检员要把两批的检测值放在一起看',
    background: '客诉追溯要求两小时内给出差异',
    state: 'in_review',
    sinceDaysAgo: 8,
    accounts: ['青屿医械', '樾山药业'],
    quote: '质检批次要能两批对比着看。',
  },
  {
    title: '扫码枪断网后补传',
    scenario: '库里信号差，扫码记录会丢',
    background: null,
    state: 'needs_background',
    sinceDaysAgo: 3,
    accounts: ['穗岭粮储', '锦溯纺织'],
  },
  {
    title: '工单按班组长派',
    scenario: null,
    background: null,
    state: 'needs_background',
    sinceDaysAgo: 6,
    accounts: ['沐禾乳业'],
  },
  {
    title: '英文质检报告',
    scenario: '出口订单要随货附英文报告',
    background: '现在人工翻译，每单半天',
    state: 'scheduled',
    sinceDaysAgo: 12,
    accounts: ['青屿医械'],
    version: '7.5',
    dueInDays: 52,
    quote: '英文质检报告，出口订单要用。',
  },
  {
    title: '停机原因二级分类',
    scenario: '停机原因只有一级，细节写在备注里',
    background: '备注统计不了，月会说不清是换模还是待料',
    state: 'scheduled',
    sinceDaysAgo: 20,
    accounts: ['锦溯纺织', '北砚新材', '望榆建工'],
    version: '7.6',
    dueInDays: 116,
    quote: '停机原因想分到二级，现在只能写备注里。',
  },
  {
    title: '批次冻结',
    scenario: '有质量疑问的批次要能先冻住',
    background: '冻不住就会被误发',
    state: 'shipped',
    sinceDaysAgo: 5,
    accounts: ['青屿医械', '铎远精密', '樾山药业', '穗岭粮储'],
    version: '7.4',
  },
  {
    title: '报表导出加抬头',
    scenario: '导出的报表没有公司抬头',
    background: '送检要盖章',
    state: 'shipped',
    sinceDaysAgo: 2,
    accounts: ['衡渚水务'],
    version: '7.4',
  },
  {
    title: '界面改成客户主题色',
    scenario: '大屏想用集团的颜色',
    background: '参观接待',
    state: 'declined',
    sinceDaysAgo: 4,
    accounts: ['归渡航运'],
    explanation: '颜色写死会影响告警的辨认。大屏可以放贵司标识，7.5 版支持自定义页眉。',
  },
  {
    title: '设备点检离线',
    scenario: '井下没有网络，点检要回到地面才能录',
    background: '漏录会影响安全检查',
    state: 'told',
    sinceDaysAgo: 30,
    accounts: ['望榆建工'],
    version: '7.3',
  },
]

export const sampleFirstValues = [
  {
    account: '岚汀重工',
    statement: '旺季不靠加班也能九成准交',
    measure: '订单准交率',
    baseline: '76%',
    target: '90%',
    current: '91%',
    signedDaysAgo: 860,
    signedBy: '沈砚秋',
  },
  {
    account: '穗岭粮储',
    statement: '盘点误差降到百分之一以内',
    measure: '盘点误差',
    baseline: '1.8%',
    target: '1.0%',
    current: '0.6%',
    signedDaysAgo: null,
    signedBy: null,
  },
  {
    account: '青屿医械',
    statement: '追溯一个批次从两天变成两小时',
    measure: '追溯用时',
    baseline: '2 天',
    target: '2 小时',
    current: '1.5 小时',
    signedDaysAgo: 80,
    signedBy: '季棠',
  },
  {
    account: '昀达电气',
    statement: '月底盘点不停线',
    measure: '停线小时',
    baseline: '16',
    target: '0',
    current: '0',
    signedDaysAgo: 420,
    signedBy: '卞修远',
  },
  {
    account: '沐禾乳业',
    statement: '排产结果当天就能给到车间',
    measure: '排产用时',
    baseline: '2 天',
    target: '当天',
    current: '1 天',
    signedDaysAgo: null,
    signedBy: null,
  },
  {
    account: '砺星光电',
    statement: '早会能看到前一天的良率',
    measure: '数据延迟',
    baseline: '2 天',
    target: '1 天',
    current: null,
    signedDaysAgo: null,
    signedBy: null,
  },
] as const

export const sampleRisks = [
  {
    account: '岚汀重工',
    symptom: 'competitor',
    title: '二分厂试用擎序，30 席',
    severity: 'high',
    seenDaysAgo: 12,
  },
  {
    account: '霁程物流',
    symptom: 'champion_change',
    title: '祁望离职，调度组没人带',
    severity: 'high',
    seenDaysAgo: 18,
  },
  {
    account: '归渡航运',
    symptom: 'price',
    title: '要求降价三成，并在招标自建',
    severity: 'high',
    seenDaysAgo: 21,
  },
  {
    account: '溪堰纸业',
    symptom: 'contract_end',
    title: '客户减产，欠款 62 天',
    severity: 'mid',
    seenDaysAgo: 22,
  },
] as const

export const sampleTasks = [
  { account: '岚汀重工', title: '约见采购总监，试谈三年价', kind: 'task', dueInDays: 0 },
  { account: '霁程物流', title: '查清使用人数为何从 348 降到 198', kind: 'task', dueInDays: 0 },
  { account: '穗岭粮储', title: '准备第一价值签收单', kind: 'task', dueInDays: 1 },
  { account: '北砚新材', title: '重新打动新任信息主管', kind: 're_sell', dueInDays: 4 },
  { account: '青屿医械', title: '向青屿提出扩容 60 席', kind: 'task', dueInDays: 3 },
  { account: '岚汀重工', title: '向财务问分年付款', kind: 'finance', dueInDays: 2 },
] as const

export const sampleVisits = [
  {
    account: '青屿医械',
    title: '新厂开户对接',
    inDays: 0,
    hour: 9,
    minute: 30,
    place: '工业园区星塘街',
    purpose: '确认新厂账号和投产日期',
  },
  {
    account: '岚汀重工',
    title: '续约前摸底',
    inDays: 0,
    hour: 13,
    minute: 30,
    place: '高新区湘江路',
    purpose: '见采购总监，弄清三年价的底线',
  },
  {
    account: '穗岭粮储',
    title: '第一价值签收',
    inDays: 0,
    hour: 16,
    minute: 30,
    place: '相城区',
    purpose: '签收单请曾总签字',
  },
  {
    account: '昀达电气',
    title: '高层季度会',
    inDays: 1,
    hour: 9,
    minute: 0,
    place: '无锡新吴区',
    purpose: '汇报三季度成果，谈标杆案例',
  },
  {
    account: '霁程物流',
    title: '见段总',
    inDays: 3,
    hour: 10,
    minute: 0,
    place: '虹桥商务区',
    purpose: '问清自建是谁的决定',
  },
] as const
