import type { Choices } from './word-text.ts'

/** What a row of an imported file can become. */
export const importEntities = [
  'account',
  'person',
  'contract_line',
  'usage',
  'ticket',
  'churn_event',
  'opportunity',
] as const
export type ImportEntity = (typeof importEntities)[number]

/** What an amount covers: the whole span of a line, a year of it, or a month (kept as a year, times twelve). */
export type AmountBasis = 'span' | 'year' | 'month'

export type FieldKind =
  /** One line of text; `long` text may have any length. */
  | { readonly kind: 'text'; readonly long?: boolean }
  /** Kept exactly as text, never read as a number: `007` stays `007`. */
  | { readonly kind: 'code' }
  | { readonly kind: 'reference'; readonly target: ImportEntity }
  | { readonly kind: 'integer' | 'real' | 'boolean' | 'day' | 'instant' }
  /** Integer minor units of the row's currency. */
  | { readonly kind: 'money'; readonly basis?: AmountBasis }
  /** Whole minutes or seconds; columns in other units are converted. */
  | { readonly kind: 'duration'; readonly unit: 'minute' | 'second' }
  /** A code of the list; an open list keeps words it does not know. */
  | { readonly kind: 'choice'; readonly choices: Choices; readonly open: boolean }

export type FieldSpec = FieldKind & {
  readonly required?: boolean
  /** Normalised headers (see `normaliseHeader`) that mean this field; earlier ones are surer. */
  readonly headers: readonly string[]
  /** For references: headers that hold the target's name instead of its code. */
  readonly nameHeaders?: readonly string[]
  /** For money: headers that mean a price per year or per month. */
  readonly yearHeaders?: readonly string[]
  readonly monthHeaders?: readonly string[]
}

export interface EntitySpec {
  readonly fields: Readonly<Record<string, FieldSpec>>
  /** Words in a file's or sheet's name that speak for this entity, folded. */
  readonly tableWords: readonly string[]
  /** Combinations of fields that name a row, best first. A field that is missing rules a combination out. */
  readonly keys: readonly (readonly string[])[]
  /** At least one field of each group must be mapped. */
  readonly needs: readonly (readonly string[])[]
}

const words = (list: string): readonly string[] => list.trim().split(/\s+/)
const text = (headers: string): FieldSpec => ({ kind: 'text', headers: words(headers) })
const longText = (headers: string): FieldSpec => ({ kind: 'text', long: true, headers: words(headers) })
const code = (headers: string): FieldSpec => ({ kind: 'code', headers: words(headers) })
const integer = (headers: string): FieldSpec => ({ kind: 'integer', headers: words(headers) })
const real = (headers: string): FieldSpec => ({ kind: 'real', headers: words(headers) })
const boolean = (headers: string): FieldSpec => ({ kind: 'boolean', headers: words(headers) })
const day = (headers: string): FieldSpec => ({ kind: 'day', headers: words(headers) })
const instant = (headers: string): FieldSpec => ({ kind: 'instant', headers: words(headers) })
const money = (headers: string): FieldSpec => ({ kind: 'money', headers: words(headers) })

const accountCodes =
  'accountid accountcode accountno accountnumber customerid customercode customerno customernumber companyid clientid orgid organizationid tenantid 客户编号 客户编码 客户代码 客户id 客户号 企业编号 企业id 公司编号 租户id 所属客户编号 關聯客戶編號 客戶編號 客戶代碼 客戶代號 客戶id 企業編號 公司編號 租戶id'
const accountNames =
  'accountname customername companyname clientname account customer company client organization organisation 客户名称 客户全称 客户 公司名称 公司 企业名称 单位名称 单位 所属客户 客戶名稱 客戶全名 客戶 公司名稱 企業名稱 單位名稱 所屬客戶'

const accountReference = {
  kind: 'reference',
  target: 'account',
  headers: words(accountCodes),
  nameHeaders: words(accountNames),
} as const satisfies FieldSpec

const currency = code('currency currencycode currencyisocode 币种 货币 币别 幣別 幣種 貨幣')

/** Lifecycle stages in the order of a customer's life (ACC-6). */
export const accountStages = {
  signed: words('签约 已签约 簽約 已簽約 new won'),
  onboarding: words('启动 实施 上线中 導入 啟動 實施 implementation implementing kickoff'),
  growth: words('成长 成長 growing adoption'),
  mature: words('成熟 稳定 穩定 stable active 正常'),
  at_risk: ['预流失', '預流失', '风险', '風險', '有风险', 'at risk', 'risk', 'atrisk'],
  renewal: words('续约 续费 續約 續費 renewing'),
  churned: words('流失 已流失 churn lost cancelled canceled'),
} as const satisfies Choices

const priorities = {
  urgent: words('紧急 緊急 特急 p0 critical blocker highest'),
  high: words('高 p1 重要 major'),
  medium: words('中 p2 普通 一般 normal'),
  low: words('低 p3 p4 minor lowest'),
} as const satisfies Choices

const billings = {
  monthly: words('month 月 按月 月付 每月 月缴 月繳'),
  quarterly: words('quarter 季 按季 季付 每季 季缴 季繳'),
  half_yearly: ['semiannual', 'semi annual', 'half year', 'half yearly', '半年', '半年付'],
  annual: words('year yearly annually 年 按年 年付 每年 年缴 年繳'),
  once: ['one time', 'onetime', '一次性', '一次付清'],
} as const satisfies Choices

const roles = {
  economic_buyer: [
    'economic buyer',
    'buyer',
    'decision maker',
    'decisionmaker',
    '经济决策者',
    '决策者',
    '决策人',
    '經濟決策者',
    '決策者',
    '決策人',
  ],
  champion: words('支持者 内线 教练 coach sponsor 內線 教練'),
  user: ['用户', '使用者', '最终用户', 'end user', '使用人', '用戶'],
  gatekeeper: words('守门人 把关人 守門人 把關人'),
  key_person: ['关键kp', '關鍵kp', 'kp', '关键人', '關鍵人', 'key person'],
  other: words('其他'),
} as const satisfies Choices

const levels = {
  high: words('高 大 strong'),
  mid: words('中 一般 medium'),
  low: words('低 小 weak'),
  unknown: words('未知 不明'),
} as const satisfies Choices

const attitudes = {
  support: words('支持 赞成 贊成 for positive supporter supportive friendly 友好'),
  neutral: words('中立 一般'),
  against: words('反对 反對 negative opponent detractor'),
  unknown: words('未知 不明'),
} as const satisfies Choices

/** ACC-2. */
const tiers = {
  large: ['大', '大型', '大客户', '大客戶', 'a', '战略', '戰略', 'strategic', 'enterprise', 'tier 1', 'big'],
  mid: ['中', '中型', 'b', 'medium', 'mid market', 'midmarket', 'commercial', 'tier 2'],
  small: ['小', '小型', 'c', 'smb', 'smb/sme', 'tier 3'],
} as const satisfies Choices

/** The importable entities with their fields: names are those of the store's columns, references end in `_code`. */
export const entitySpecs = {
  account: {
    tableWords: words(
      'account accounts customer customers client clients company companies 客户 客戶 公司 企业 企業',
    ),
    keys: [['code'], ['name']],
    needs: [['name']],
    fields: {
      code: code(
        `${accountCodes} id code no number externalid referenceid 编号 编码 代码 編號 編碼 代號 代碼`,
      ),
      name: { ...text(`${accountNames} name fullname title 名称 全称 名稱 全名`), required: true },
      short_name: text('shortname abbreviation alias 简称 客户简称 公司简称 簡稱 客戶簡稱 公司簡稱'),
      parent_code: {
        kind: 'reference',
        target: 'account',
        headers: words(
          'parentid parentcode parentaccountid parentaccount parentcustomerid 上级客户编号 母公司编号 集团编号 上級客戶編號 母公司編號 集團編號',
        ),
        nameHeaders: words(
          'parentname parentaccountname parentcompany 上级客户 母公司 集团 所属集团 上級客戶 集團 所屬集團',
        ),
      },
      tier: {
        kind: 'choice',
        choices: tiers,
        open: false,
        headers: words(
          'tier segment customertier accounttier customerlevel level rating 客户等级 等级 级别 客户级别 分级 客户分层 客戶等級 等級 級別 客戶級別 分級 客戶分層',
        ),
      },
      ka: boolean(
        'ka iska keyaccount iskeyaccount strategic 大客户 是否大客户 是否ka 重点客户 大客戶 是否大客戶 重點客戶',
      ),
      stage: {
        kind: 'choice',
        choices: accountStages,
        open: false,
        headers: words(
          'stage lifecyclestage lifecycle customerstage 阶段 客户阶段 生命周期 生命周期阶段 階段 客戶階段 生命週期 生命週期階段',
        ),
      },
      owner: text(
        'owner accountowner ownername csm csmname manager accountmanager 负责人 客户经理 客户成功经理 csm负责人 归属人 跟进人 負責人 客戶經理 客戶成功經理 業務 跟進人',
      ),
      city: text('city billingcity town 城市 所在城市 市 所在地 縣市'),
      region: text('region state province billingstate area 区域 大区 地区 省份 省 區域 大區 地區'),
      country: text('country billingcountry nation 国家 国家地区 國家 國家地區'),
      address: text('address billingstreet street billingaddress 地址 详细地址 公司地址 聯絡地址 詳細地址'),
      industry: text('industry sector vertical 行业 所属行业 行业类型 行業 產業 所屬行業 產業別'),
      edition: text(
        'edition plantier plan planname productedition package subscriptionplan 版本 产品版本 套餐 產品版本 方案',
      ),
      website: text('website url web homepage domain site 网站 网址 官网 域名 網站 網址 官網'),
      phone: text(
        'phone telephone tel phonenumber mainphone 电话 联系电话 公司电话 电话号码 電話 聯絡電話 公司電話',
      ),
      tax_id: code(
        'taxid taxnumber vatnumber vat uscc 税号 纳税人识别号 统一社会信用代码 信用代码 稅號 統一編號 統編 納稅人識別號',
      ),
      signup_day: day(
        'signupdate signup signedup registereddate registrationdate createddate createdat createdon customersince startdate 注册日期 注册日 注册时间 签约日期 签约日 签约时间 成交日期 合作日期 开户日期 创建日期 创建时间 註冊日期 註冊日 註冊時間 簽約日期 簽約日 簽約時間 成交日期 建立日期 建立時間',
      ),
      source: text(
        'source leadsource referralsource channel acquisitionchannel 来源 客户来源 获客渠道 渠道 來源 客戶來源 管道',
      ),
      employees: integer(
        'employees numberofemployees employeecount headcount companysize staff 员工数 员工人数 人数 公司规模 人员规模 員工數 員工人數 人數 公司規模',
      ),
      annual_revenue_minor: money(
        'annualrevenue revenue turnover annualturnover 年营收 年收入 营业额 年营业额 营收 年營收 營業額 年營業額 營收',
      ),
      currency,
      seats: integer(
        'seats seatcount licenses licences users usercount 席位 席位数 坐席数 账号数 用户数 席位數 座席數 帳號數 使用者數',
      ),
      trial: boolean('trial istrial ontrial 试用 是否试用 試用 是否試用'),
      churned_flag: boolean(
        'churnflag churned ischurned haschurned churn 流失 是否流失 已流失 流失标记 流失標記',
      ),
      description: longText(
        'description notes note remark remarks comment comments about 描述 备注 说明 简介 備註 說明 簡介',
      ),
    },
  },
  person: {
    tableWords: words('contact contacts person persons people 联系人 客户联系人 聯絡人 聯繫人 人员 人員'),
    keys: [['code'], ['email'], ['account_code', 'name'], ['name']],
    needs: [['name', 'family_name', 'given_name']],
    fields: {
      code: code(
        'contactid personid contactcode id code externalid referenceid 联系人编号 联系人id 编号 聯絡人編號 編號',
      ),
      name: text(
        'name fullname contactname contact personname person 姓名 联系人 联系人姓名 名字 聯絡人 聯絡人姓名',
      ),
      /** Put together with `given_name` into `name`; Han characters join without a space, family name first. */
      family_name: text('lastname familyname surname 姓 姓氏'),
      given_name: text('firstname givenname forename 名'),
      account_code: accountReference,
      title: text('title jobtitle position job 职位 职务 头衔 職位 職務 職稱 頭銜'),
      department: text('department dept division 部门 所属部门 部門 所屬部門'),
      phone: text(
        'phone mobile mobilephone cell cellphone telephone tel phonenumber 手机 手机号 手机号码 电话 联系电话 联系方式 手機 手機號碼 電話 聯絡電話',
      ),
      email: text('email emailaddress mail 邮箱 电子邮箱 邮件 电子邮件 電子郵件 信箱 電郵 郵箱'),
      chat: text('wechat wechatid weixin line lineid im 微信 微信号 企业微信 微信號 企業微信'),
      role: {
        kind: 'choice',
        choices: roles,
        open: false,
        headers: words('role buyingrole decisionrole 角色 决策角色 決策角色'),
      },
      influence: {
        kind: 'choice',
        choices: levels,
        open: false,
        headers: words('influence influencelevel 影响力 影響力'),
      },
      attitude: {
        kind: 'choice',
        choices: attitudes,
        open: false,
        headers: words('attitude sentiment stance 态度 支持度 態度'),
      },
      remark: longText('remark remarks note notes description comment 备注 说明 備註 說明'),
    },
  },
  contract_line: {
    tableWords: words(
      'subscription subscriptions contract contracts contractline contractlines order orders license licenses 订阅 合同 合同明细 订单 授权 訂閱 合約 合約明細 訂單 授權',
    ),
    keys: [['code'], ['account_code', 'product', 'from_day'], ['account_code', 'from_day']],
    needs: [['account_code'], ['from_day']],
    fields: {
      code: code(
        'subscriptionid contractlineid lineid contractid contractno contractnumber orderid orderno subscriptioncode id code externalid referenceid 合同编号 合同号 订阅编号 订阅id 订单号 订单编号 编号 合約編號 合約號 訂閱編號 訂單編號 編號',
      ),
      account_code: { ...accountReference, required: true },
      product: text(
        'product productname item sku service 产品 产品名称 商品 服务 產品 產品名稱 商品名稱 服務',
      ),
      edition: text('edition plantier plan planname package tier 版本 产品版本 套餐 產品版本 方案'),
      from_day: {
        ...day(
          'startdate fromdate start from effectivedate begindate servicestart startson 开始日期 起始日期 生效日期 开始时间 服务开始日期 起始日 開始日期 起始日期 生效日期 開始時間 服務開始日期',
        ),
        required: true,
      },
      to_day: day(
        'enddate todate end to expirydate expirationdate expiresat serviceend endson 结束日期 到期日期 终止日期 到期日 结束时间 截止日期 到期时间 結束日期 到期日期 終止日期 截止日期 到期時間',
      ),
      quantity: integer(
        'seats quantity qty seatcount licenses licences units users 数量 席位 席位数 坐席数 账号数 用户数 授权数 數量 席位數 座席數 帳號數 授權數',
      ),
      amount_minor: {
        kind: 'money',
        headers: words(
          'amount totalamount total contractamount contractvalue tcv price value 金额 合同金额 总金额 合同总额 总价 金額 合約金額 總金額 總價',
        ),
        yearHeaders: words(
          'arramount arr annualamount annualvalue acv annualprice yearlyamount 年费 年度金额 年金额 年付金额 年化金额 年合同额 年費 年度金額 年金額',
        ),
        monthHeaders: words(
          'mrramount mrr monthlyamount monthlyprice monthlyfee 月费 月度金额 月金额 月付金额 月費 月度金額 月金額',
        ),
      },
      currency,
      billing: {
        kind: 'choice',
        choices: billings,
        open: true,
        headers: words(
          'billingfrequency billing billingcycle billingperiod paymentterm 付款周期 计费周期 付款方式 计费方式 付款週期 計費週期 付款方式',
        ),
      },
      auto_renew: boolean(
        'autorenewflag autorenew autorenewal isautorenew 自动续费 自动续约 是否自动续费 自動續費 自動續約 是否自動續約',
      ),
      trial: boolean('istrial trial trialflag 试用 是否试用 試用 是否試用'),
      upgraded: boolean('upgradeflag upgraded isupgrade 升级 是否升级 升級 是否升級'),
      downgraded: boolean('downgradeflag downgraded isdowngrade 降级 是否降级 降級 是否降級'),
      churned: boolean('churnflag churned ischurned cancelled canceled 流失 是否流失 已流失 取消 已取消'),
    },
  },
  usage: {
    tableWords: words(
      'usage featureusage activity activities events logs 使用 用量 使用量 使用记录 活跃 使用紀錄 活躍',
    ),
    keys: [
      ['code'],
      ['code', 'line_code', 'day', 'feature'],
      ['line_code', 'day', 'feature'],
      ['account_code', 'day', 'feature'],
      ['account_code', 'day'],
    ],
    needs: [['line_code', 'account_code'], ['day'], ['count']],
    fields: {
      code: code('usageid eventid recordid id code 使用编号 记录编号 编号 使用編號 紀錄編號 編號'),
      line_code: {
        kind: 'reference',
        target: 'contract_line',
        headers: words(
          'subscriptionid contractlineid lineid contractid contractno orderid 订阅编号 订阅id 合同编号 合同号 订单号 訂閱編號 合約編號 訂單編號',
        ),
      },
      account_code: accountReference,
      day: {
        ...day(
          'usagedate date day usedon activitydate eventdate 日期 使用日期 统计日期 時間 时间 使用時間 統計日期',
        ),
        required: true,
      },
      feature: text('featurename feature module function eventname action 功能 功能名称 模块 功能名稱 模組'),
      count: {
        ...integer(
          'usagecount count times uses events activeusers hits quantity 次数 使用次数 使用量 用量 活跃用户数 次數 使用次數 活躍用戶數',
        ),
        required: true,
      },
      duration_secs: {
        kind: 'duration',
        unit: 'second',
        headers: words(
          'usagedurationsecs duration durationsecs durationseconds usageduration timespent 时长 使用时长 時長 使用時長',
        ),
      },
      errors: integer('errorcount errors failures 错误数 错误次数 報錯數 錯誤數 錯誤次數'),
      beta: boolean('isbetafeature beta isbeta betaflag 测试版 是否测试 測試版'),
    },
  },
  ticket: {
    tableWords: words(
      'ticket tickets case cases supporttickets supportsticket supportticket support issues 工单 服务单 工單 客服單',
    ),
    keys: [['code'], ['account_code', 'opened_at']],
    needs: [['account_code'], ['opened_at']],
    fields: {
      code: code(
        'ticketid caseid ticketno casenumber ticketnumber id code 工单编号 工单号 编号 工單編號 工單號 編號',
      ),
      account_code: { ...accountReference, required: true },
      title: text('subject title summary 标题 主题 工单标题 問題描述 標題 主旨 工單標題'),
      opened_at: {
        ...instant(
          'submittedat openedat opened createdat createddate submitted reportedat opendate openeddate submittime 提交时间 创建时间 提交日期 创建日期 开单时间 提交時間 建立時間 提交日期 建立日期 開單時間',
        ),
        required: true,
      },
      closed_at: instant(
        'closedat closeddate resolvedat closed resolved solvedat closedon 关闭时间 解决时间 完成时间 关闭日期 關閉時間 解決時間 完成時間 結案時間',
      ),
      resolution_minutes: {
        kind: 'duration',
        unit: 'minute',
        headers: words(
          'resolutiontimehours resolutiontime resolutiontimeminutes resolutionminutes resolutionhours timetoresolve 解决时长 处理时长 解決時長 處理時長',
        ),
      },
      first_response_minutes: {
        kind: 'duration',
        unit: 'minute',
        headers: words(
          'firstresponsetimeminutes firstresponsetime firstresponseminutes firstresponsetimehours firstresponsehours responsetime 首次响应时长 首响时长 响应时长 首次回應時長 回應時長',
        ),
      },
      priority: {
        kind: 'choice',
        choices: priorities,
        open: true,
        headers: words('priority severity urgency 优先级 紧急程度 严重程度 優先級 優先順序 緊急程度'),
      },
      satisfaction: real(
        'satisfactionscore satisfaction csat rating score 满意度 满意度评分 评分 滿意度 評分',
      ),
      escalated: boolean(
        'escalationflag escalated isescalated escalation 升级 是否升级 已升级 升級 是否升級',
      ),
    },
  },
  churn_event: {
    tableWords: words(
      'churn churnevent churnevents cancellation cancellations 流失 流失记录 流失事件 流失紀錄',
    ),
    keys: [['code'], ['account_code', 'day']],
    needs: [['account_code'], ['day']],
    fields: {
      code: code('churneventid churnid eventid id code 流失编号 编号 流失編號 編號'),
      account_code: { ...accountReference, required: true },
      day: {
        ...day(
          'churndate churnedat churnedon cancellationdate canceldate date 流失日期 流失时间 取消日期 流失時間 日期',
        ),
        required: true,
      },
      reason: text('reasoncode reason churnreason cancellationreason 流失原因 原因'),
      refund_minor: money('refundamountusd refundamount refund refunded 退款 退款金额 退款金額'),
      currency,
      preceding_upgrade: boolean('precedingupgradeflag precedingupgrade 流失前升级 流失前升級'),
      preceding_downgrade: boolean('precedingdowngradeflag precedingdowngrade 流失前降级 流失前降級'),
      reactivation: boolean('isreactivation reactivation reactivated 是否回流 回流 是否召回'),
      feedback: longText(
        'feedbacktext feedback comment comments customerfeedback 反馈 客户反馈 客户原话 回饋 客戶回饋 客戶反饋',
      ),
    },
  },
  opportunity: {
    tableWords: words('opportunity opportunities deal deals pipeline 商机 销售机会 商機 銷售機會'),
    keys: [['code'], ['account_code', 'name'], ['name']],
    needs: [['name']],
    fields: {
      code: code(
        'opportunityid dealid opportunitycode id code externalid referenceid 商机编号 商机id 编号 商機編號 編號',
      ),
      account_code: accountReference,
      name: {
        ...text(
          'name opportunityname opportunity dealname deal title 商机名称 商机 机会名称 名称 商機名稱 商機 機會名稱 名稱',
        ),
        required: true,
      },
      stage: text(
        'stagename stage salesstage dealstage status 阶段 销售阶段 商机阶段 階段 銷售階段 商機階段',
      ),
      close_day: day(
        'closedate expectedclosedate closingdate 预计成交日期 成交日期 预计签约日期 結案日期 預計成交日期 預計簽約日期',
      ),
      amount_minor: money(
        'amount value dealvalue expectedrevenue 金额 商机金额 预计金额 金額 商機金額 預計金額',
      ),
      currency,
      description: longText('description notes remark comment 描述 备注 说明 備註 說明'),
    },
  },
} as const satisfies Readonly<Record<ImportEntity, EntitySpec>>

export const specOf = (entity: ImportEntity): EntitySpec => entitySpecs[entity]

/** The field's description, or undefined where the entity has no such field. Safe for names from files. */
export const fieldOf = (entity: ImportEntity, field: string): FieldSpec | undefined => {
  const { fields } = specOf(entity)
  return Object.hasOwn(fields, field) ? fields[field] : undefined
}
