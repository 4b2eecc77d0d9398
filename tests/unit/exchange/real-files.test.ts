import { describe, expect, it } from 'vitest'
import { fieldsOf, importFiles, ravenstackFiles } from './support.ts'

describe('IOX-1 RavenStack, five CSV files saved by Excel', () => {
  it('IOX-1 reads every row and proposes every column without help', async () => {
    const tables = await importFiles('ravenstack', ravenstackFiles)
    expect(
      tables.map(({ entity, records, refused, table }) => [
        entity,
        records.length,
        refused.length,
        table.broken.length,
      ]),
    ).toEqual([
      ['account', 500, 0, 0],
      ['contract_line', 5000, 0, 0],
      ['usage', 25000, 0, 0],
      ['ticket', 2000, 0, 0],
      ['churn_event', 600, 0, 0],
    ])
    expect(tables.every(({ proposal }) => proposal.confidence >= 0.8)).toBe(true)
    const [accounts, lines, usage, tickets, churn] = tables.map(({ proposal }) => fieldsOf(proposal))
    expect(accounts).toEqual({
      account_id: 'code',
      account_name: 'name',
      industry: 'industry',
      country: 'country',
      signup_date: 'signup_day',
      referral_source: 'source',
      plan_tier: 'edition',
      seats: 'seats',
      is_trial: 'trial',
      churn_flag: 'churned_flag',
    })
    expect(lines).toEqual({
      subscription_id: 'code',
      account_id: 'account_code',
      start_date: 'from_day',
      end_date: 'to_day',
      plan_tier: 'edition',
      seats: 'quantity',
      mrr_amount: null,
      arr_amount: 'amount_minor',
      is_trial: 'trial',
      upgrade_flag: 'upgraded',
      downgrade_flag: 'downgraded',
      churn_flag: 'churned',
      billing_frequency: 'billing',
      auto_renew_flag: 'auto_renew',
    })
    expect(usage).toEqual({
      usage_id: 'code',
      subscription_id: 'line_code',
      usage_date: 'day',
      feature_name: 'feature',
      usage_count: 'count',
      usage_duration_secs: 'duration_secs',
      error_count: 'errors',
      is_beta_feature: 'beta',
    })
    expect(tickets).toEqual({
      ticket_id: 'code',
      account_id: 'account_code',
      submitted_at: 'opened_at',
      closed_at: 'closed_at',
      resolution_time_hours: 'resolution_minutes',
      priority: 'priority',
      first_response_time_minutes: 'first_response_minutes',
      satisfaction_score: 'satisfaction',
      escalation_flag: 'escalated',
    })
    expect(churn).toEqual({
      churn_event_id: 'code',
      account_id: 'account_code',
      churn_date: 'day',
      reason_code: 'reason',
      refund_amount_usd: 'refund_minor',
      preceding_upgrade_flag: 'preceding_upgrade',
      preceding_downgrade_flag: 'preceding_downgrade',
      is_reactivation: 'reactivation',
      feedback_text: 'feedback',
    })
  })

  it('IOX-1 values: yearly amounts, open ends, hours to minutes, local times, named currency', async () => {
    const [accounts, lines, , tickets, churn] = await importFiles('ravenstack', ravenstackFiles)
    expect(accounts?.records[0]).toEqual({
      line: 2,
      values: {
        code: 'A-2e4581',
        name: 'Company_0',
        industry: 'EdTech',
        country: 'US',
        signup_day: '2024-10-16',
        source: 'partner',
        edition: 'Basic',
        seats: 9,
        trial: false,
        churned_flag: false,
      },
    })
    expect(lines?.records[1]?.values).toMatchObject({
      code: 'S-0f6f44',
      from_day: '2024-06-11',
      to_day: null,
      amount_minor: 999600,
      amount_basis: 'year',
      currency: 'CNY',
      auto_renew: true,
    })
    // 28-07-2023 03:00 in China is 27 July, 19:00 UTC.
    expect(tickets?.records[0]?.values).toMatchObject({
      opened_at: Date.UTC(2023, 6, 26, 16),
      closed_at: Date.UTC(2023, 6, 27, 19),
      resolution_minutes: 27 * 60,
      first_response_minutes: 74,
      satisfaction: null,
    })
    expect(churn?.records[0]?.values).toMatchObject({ refund_minor: 403, currency: 'USD' })
  })

  it('IOX-1 the order of dates is decided by the column: 1,825 start dates are open alone', async () => {
    const [, lines] = await importFiles('ravenstack', ravenstackFiles)
    const start = lines?.proposal.columns.find(({ column }) => column === 'start_date')
    expect(start?.dates).toMatchObject({ order: 'DMY', used: 'DMY', filled: 5000, understood: 5000 })
    const sameEitherWay = (lines?.table.rows ?? []).filter(({ cells }) => {
      const [day, month] = (cells[2] ?? '').split('-')
      return day === month
    }).length
    expect((start?.dates?.ambiguousAlone ?? 0) + sameEitherWay).toBe(1825)
  })

  it('IOX-1 usage ids repeat, so the key is wider and no row is lost', async () => {
    const [, , usage] = await importFiles('ravenstack', ravenstackFiles)
    expect(usage?.mapping.keyFields).toEqual(['code', 'line_code', 'day', 'feature'])
    const keys = new Set(
      usage?.records.map(({ values }) => usage.mapping.keyFields.map((field) => values[field]).join(' ')),
    )
    expect(keys.size).toBe(25000)
  })
})

describe('IOX-1 Salesforce accounts, contacts and opportunities', () => {
  const csv = ['Accounts.csv', 'Contacts.csv', 'Opportunities.csv']
  const json = ['Accounts.json', 'Contacts.json', 'Opportunities.json']

  it('IOX-1 CSV: relations by reference id count the rows of the account file', async () => {
    const [accounts, contacts, opportunities] = await importFiles('salesforce_apex_recipes', csv)
    expect([accounts?.records.length, contacts?.records.length, opportunities?.records.length]).toEqual([
      50, 150, 50,
    ])
    expect(contacts?.proposal.relations).toEqual([
      { column: 'accountId', entity: 'account', by: 'reference' },
    ])
    expect(accounts?.mapping.codePrefix).toBe('AccountRef')
    expect(accounts?.records[9]?.values.code).toBe('AccountRef10')
    expect(contacts?.records[0]?.values).toMatchObject({
      name: 'Lianna Sinisbury',
      account_code: 'AccountRef10',
    })
    const codes = new Set(accounts?.records.map(({ values }) => values.code))
    for (const table of [contacts, opportunities]) {
      expect(table?.records.every(({ values }) => codes.has(values.account_code ?? null))).toBe(true)
    }
    // 2020-12-22T21:16:01Z is the next day in China.
    expect(opportunities?.records[0]?.values).toMatchObject({
      name: 'Cape starling',
      amount_minor: 11937334,
      close_day: '2020-12-23',
      stage: 'Id. Decision Makers',
    })
    expect(opportunities?.mapping.keyFields).toEqual(['account_code', 'name'])
  })

  it('IOX-1 JSON and CSV of the same company give the same relations', async () => {
    const fromCsv = await importFiles('salesforce_apex_recipes', csv)
    const fromJson = await importFiles('salesforce_apex_recipes', json)
    const relations = (tables: typeof fromCsv): readonly unknown[] =>
      tables.map(({ entity, records }) => [
        entity,
        records.map(({ values }) => [
          entity === 'account' ? values.code : values.account_code,
          values.name,
          values.phone ?? values.amount_minor,
        ]),
      ])
    expect(relations(fromJson)).toEqual(relations(fromCsv))
  })

  it('IOX-1 columns of accounts that no field takes are offered as custom fields', async () => {
    const [accounts] = await importFiles('salesforce_apex_recipes', csv)
    const offers = accounts?.proposal.columns.flatMap(({ customOffer }) => (customOffer ? [customOffer] : []))
    expect(offers).toContainEqual({ custom: 'fax', kind: 'text' })
    expect(offers).toContainEqual({ custom: 'billingpostalcode', kind: 'text' })
  })

  it('IOX-1 a record type that is nothing here is left to the person', async () => {
    await expect(importFiles('salesforce_apex_recipes', ['Junction.json'])).rejects.toThrow(
      'no mapping proposed',
    )
  })
})
