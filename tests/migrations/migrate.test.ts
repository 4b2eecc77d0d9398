import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openWorkspace, type WorkspaceState } from '../../electron/core/store/index.ts'
import { contentDigest } from '../../electron/core/store/backup.ts'
import { type Driver, openDatabase } from '../../electron/core/store/driver.ts'
import { migrate, type MigrationStep, readFileVersion } from '../../electron/core/store/migrate.ts'
import { migrations } from '../../migrations/index.ts'
import { freshDir } from '../support/fresh-dir.ts'
import { copyOf, current, type Filled, filledWorkspace, nextStep, optionsFor } from './fixture.ts'
import { schemaText } from './schema-text.ts'

const key = new Uint8Array(32).fill(9)
const noBackup = { backup: () => {} }
const emptyFile = (): Driver => openDatabase(join(freshDir('migration'), 'x.db'), key, { create: true })
const openAt = (
  dataDir: string,
  steps: readonly MigrationStep[],
  beforeStatement?: (version: number, statement: number) => void,
) => openWorkspace({ ...optionsFor(dataDir), steps, ...(beforeStatement ? { beforeStatement } : {}) })
const close = (state: WorkspaceState): void => {
  if ('workspace' in state) state.workspace.close()
}
const withNext = [...migrations, nextStep]

let filled: Filled
beforeAll(async () => {
  filled = await filledWorkspace()
})

describe('migrations', () => {
  test('SAF-2: an upgrade keeps everything, after a backup that was verified', async () => {
    const dataDir = copyOf(filled.dataDir)
    const state = await openAt(dataDir, withNext)
    if (state.state !== 'open') throw new Error(state.state)
    expect(state.workspace.start.migrated).toEqual({ from: current, to: nextStep.version })
    const { read } = state.workspace.store
    expect(read.rows('SELECT address FROM channel')).toEqual([{ address: 'han@example.com' }])
    expect(read.rows('SELECT confidence FROM promise')).toEqual([{ confidence: 'unknown' }])
    expect(read.rows('SELECT quote FROM evidence')).toEqual([{ quote: '客户答应' }])
    expect(read.rows('PRAGMA foreign_key_check')).toEqual([])
    const backups = state.workspace.backups.list()
    expect(backups).toMatchObject([{ reason: 'migration', schema: current, rows: { account: 1, note: 1 } }])
    state.workspace.close()
    // The version before refuses the file, and its backup opens there as it was.
    const before = await openAt(dataDir, migrations)
    expect(before).toMatchObject({ state: 'from-the-future', fileVersion: nextStep.version })
  })

  test('ACC-11: fields of before the step that retires them are in use after it, with their values', async () => {
    const database = emptyFile()
    migrate(
      database,
      migrations.filter(({ version }) => version < 20),
      noBackup,
    )
    database.exec(`
      INSERT INTO custom_field (id, created_at, created_by, entity, name, kind, options, position)
        VALUES ('f', 1, 'u', 'account', '产线数', 'number', '[]', 0);
      INSERT INTO custom_value (id, created_at, created_by, field_id, record_id, value)
        VALUES ('v', 1, 'u', 'f', 'a', '12');`)
    expect(migrate(database, migrations, noBackup)).toMatchObject({ ok: true })
    expect(
      database
        .prepare(
          'SELECT f.name, f.retired_on AS retiredOn, v.value FROM custom_field f JOIN custom_value v ON v.field_id = f.id',
        )
        .all(),
    ).toEqual([{ name: '产线数', retiredOn: null, value: '12' }])
    database.close()
  })

  test('REQ-7, VIS-7: promises of before the step of the loops belong to no bug; what moved and what is gone is found', async () => {
    const database = emptyFile()
    migrate(
      database,
      migrations.filter(({ version }) => version < 100),
      noBackup,
    )
    database.exec(`
      INSERT INTO account (id, created_at, created_by, name, ka, stage, trial, churned_flag)
        VALUES ('a', 1, 'u', '岚汀重工', 0, 'signed', 0, 0);
      INSERT INTO promise (id, created_at, created_by, account_id, kind, title, by_name, made_on, state)
        VALUES ('p', 1, 'u', 'a', 'fix_date', '修好导出', '研发', '2026-10-28', 'open');
      INSERT INTO txn (dev, seq, hlc, ctx, user, app_schema, recorded_at, prev_hash, hash)
        VALUES ('d', 1, 'h', '', 'u', 90, 1, '', '');
      INSERT INTO op (dev, seq, i, tbl, row, col, type, val)
        VALUES ('d', 1, 0, 'person', 'x', 'account_id', 'set', '"a"'), ('d', 1, 1, 'person', 'y', '*', 'gone', 'null');`)
    expect(migrate(database, migrations, noBackup)).toMatchObject({ ok: true })
    expect(database.prepare('SELECT title, requirement_id AS bug FROM promise').all()).toEqual([
      { title: '修好导出', bug: null },
    ])
    const planOf = (sql: string): string =>
      JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all())
    expect(planOf("SELECT row FROM op WHERE col = 'account_id' AND tbl = 'person'")).toContain('op_account')
    expect(planOf("SELECT row FROM op WHERE type = 'gone' AND tbl = 'person'")).toContain('op_gone')
    database.close()
  })

  test('PLY-1: tasks and moves of before the step of the playbooks stay as they are, of no playbook', async () => {
    const database = emptyFile()
    migrate(
      database,
      migrations.filter(({ version }) => version < 30),
      noBackup,
    )
    database.exec(`
      INSERT INTO account (id, created_at, created_by, name, ka, stage, trial, churned_flag)
        VALUES ('a', 1, 'u', '智云科技', 0, 'onboarding', 0, 0);
      INSERT INTO account_stage (id, created_at, created_by, account_id, to_stage, day, override)
        VALUES ('m', 1, 'u', 'a', 'onboarding', '2026-03-01', 0);
      INSERT INTO task (id, created_at, created_by, account_id, kind, title, state)
        VALUES ('t', 1, 'u', 'a', 'task', '启动会', 'open');`)
    expect(migrate(database, migrations, noBackup)).toMatchObject({ ok: true })
    expect(
      database
        .prepare(
          `SELECT t.title, t.playbook_task AS task, t.playbook_version AS version, m.to_stage AS stage, m.checks
           FROM task t JOIN account_stage m ON m.account_id = t.account_id`,
        )
        .all(),
    ).toEqual([{ title: '启动会', task: null, version: null, stage: 'onboarding', checks: null }])
    database.close()
  })

  test('VAL-4: steps, tasks and values of before the step of the plan stay as they are, of no outcome', async () => {
    const database = emptyFile()
    migrate(
      database,
      migrations.filter(({ version }) => version < 60),
      noBackup,
    )
    database.exec(`
      INSERT INTO account (id, created_at, created_by, name, ka, stage, trial, churned_flag)
        VALUES ('a', 1, 'u', '智云科技', 0, 'onboarding', 0, 0);
      INSERT INTO milestone (id, created_at, created_by, account_id, kind, title, due_day, position)
        VALUES ('m', 1, 'u', 'a', 'go_live', '上线', '2026-05-01', 0);
      INSERT INTO task (id, created_at, created_by, account_id, kind, title, state)
        VALUES ('t', 1, 'u', 'a', 'task', '导入主数据', 'open');
      INSERT INTO value_entry (id, created_at, created_by, account_id, result, day)
        VALUES ('v', 1, 'u', 'a', '少一人', '2026-06-01');`)
    expect(migrate(database, migrations, noBackup)).toMatchObject({ ok: true })
    expect(
      database
        .prepare(
          `SELECT m.title, m.outcome_id AS outcome, m.start_day AS startDay, t.title AS task, t.milestone_id AS milestone,
             t.position, v.result, v.outcome_id AS proves
           FROM milestone m JOIN task t ON t.account_id = m.account_id JOIN value_entry v ON v.account_id = m.account_id`,
        )
        .all(),
    ).toEqual([
      {
        title: '上线',
        outcome: null,
        startDay: null,
        task: '导入主数据',
        milestone: null,
        position: null,
        result: '少一人',
        proves: null,
      },
    ])
    expect(database.prepare('SELECT count(*) FROM outcome').pluck().get()).toBe(0)
    database.close()
  })

  test('ACC-5: tickets and accounts of before the step of the service levels stay, unanswered and without a calendar', () => {
    const database = emptyFile()
    migrate(
      database,
      migrations.filter(({ version }) => version < 70),
      noBackup,
    )
    database.exec(`
      INSERT INTO account (id, created_at, created_by, name, ka, stage, trial, churned_flag)
        VALUES ('a', 1, 'u', '智云科技', 0, 'onboarding', 0, 0);
      INSERT INTO ticket (id, created_at, created_by, account_id, code, opened_at, first_response_minutes, escalated)
        VALUES ('t', 1, 'u', 'a', 'T-1', 7, 12, 0);`)
    expect(migrate(database, migrations, noBackup)).toMatchObject({ ok: true })
    expect(
      database
        .prepare(
          `SELECT t.code, t.first_response_minutes AS minutes, t.answered_at AS answered, t.person_id AS person, a.calendar
           FROM ticket t JOIN account a ON a.id = t.account_id`,
        )
        .all(),
    ).toEqual([{ code: 'T-1', minutes: 12, answered: null, person: null, calendar: null }])
    expect(database.prepare('SELECT count(*) AS count FROM ticket_wait').get()).toEqual({ count: 0 })
    database.close()
  })

  test('VIS-2: visits of before the step of the questions stay as they are, of no calendar', () => {
    const database = emptyFile()
    migrate(
      database,
      migrations.filter(({ version }) => version < 90),
      noBackup,
    )
    database.exec(`
      INSERT INTO account (id, created_at, created_by, name, ka, stage, trial, churned_flag)
        VALUES ('a', 1, 'u', '智云科技', 0, 'growth', 0, 0);
      INSERT INTO visit (id, created_at, created_by, account_id, title, kind, planned_start)
        VALUES ('v', 1, 'u', 'a', '续约前摸底', 'visit', 1795000000000);`)
    expect(migrate(database, migrations, noBackup)).toMatchObject({ ok: true })
    database.exec(`
      INSERT INTO question_answer (id, created_at, created_by, account_id, visit_id, rule, question, answer, answered_on)
        VALUES ('q', 2, 'u', 'a', 'v', 'buyer_unknown', '谁拍板？', '覃总', '2026-11-24');`)
    expect(
      database
        .prepare(
          `SELECT v.title, v.calendar_uid AS calendarUid, q.answer, q.subject
           FROM visit v JOIN question_answer q ON q.visit_id = v.id`,
        )
        .all(),
    ).toEqual([{ title: '续约前摸底', calendarUid: null, answer: '覃总', subject: null }])
    database.close()
  })

  test('PPL-2: people of before the step of the map keep their superior and have no place on it', async () => {
    const database = emptyFile()
    migrate(
      database,
      migrations.filter(({ version }) => version < 110),
      noBackup,
    )
    database.exec(`
      INSERT INTO person (id, created_at, created_by, name, role, influence, attitude, reports_to_id)
        VALUES ('boss', 1, 'u', '沈砚秋', 'key_person', 'high', 'support', NULL),
               ('p', 1, 'u', '柴松年', 'champion', 'mid', 'support', 'boss');`)
    expect(migrate(database, migrations, noBackup)).toMatchObject({ ok: true })
    database.exec(`INSERT INTO person_influence (id, created_at, created_by, from_person_id, to_person_id, strength)
      VALUES ('i', 2, 'u', 'p', 'boss', 'mid')`)
    expect(
      database
        .prepare('SELECT name, reports_to_id AS boss, map_place AS place FROM person ORDER BY id')
        .all(),
    ).toEqual([
      { name: '沈砚秋', boss: null, place: null },
      { name: '柴松年', boss: 'boss', place: null },
    ])
    database.close()
  })

  test('ACC-7, VAL-3: promises of before the step of the hand-over stay, with nothing said of where', async () => {
    const database = emptyFile()
    migrate(
      database,
      migrations.filter(({ version }) => version < 120),
      noBackup,
    )
    database.exec(`
      INSERT INTO account (id, created_at, created_by, name, ka, stage, trial, churned_flag)
        VALUES ('a', 1, 'u', '智云科技', 0, 'signed', 0, 0);
      INSERT INTO promise (id, created_at, created_by, account_id, kind, title, by_name, made_on, state)
        VALUES ('p', 1, 'u', 'a', 'sales', '驻场两周', '周岚', '2026-03-01', 'open');`)
    expect(migrate(database, migrations, noBackup)).toMatchObject({ ok: true })
    expect(database.prepare('SELECT title, by_name AS byName, place FROM promise').all()).toEqual([
      { title: '驻场两周', byName: '周岚', place: null },
    ])
    for (const table of ['hand_over', 'hand_over_item', 'kick_off', 'kick_off_participant', 'duty'])
      expect(database.prepare(`SELECT count(*) AS rows FROM ${table}`).all()).toEqual([{ rows: 0 }])
    database.close()
  })

  test('SAF-2: a fresh file and an upgraded one have the same schema', async () => {
    const fresh = emptyFile()
    expect(migrate(fresh, withNext, noBackup)).toMatchObject({ ok: true })
    const stepwise = emptyFile()
    for (let count = 1; count <= withNext.length; count += 1)
      expect(migrate(stepwise, withNext.slice(0, count), noBackup).ok).toBe(true)
    expect(schemaText(stepwise)).toBe(schemaText(fresh))
    expect(migrate(fresh, withNext, noBackup)).toEqual({
      ok: true,
      value: { from: nextStep.version, to: nextStep.version },
    })
    fresh.close()
    stepwise.close()
  })

  test('SAF-2: a step that fails at any statement leaves the file as it was, and the next try succeeds', () => {
    for (const step of [migrations[0], nextStep]) {
      if (!step) throw new Error('no step')
      const earlier = migrations.filter((each) => each.version < step.version)
      for (let failing = 0; failing <= step.statements.length + 1; failing += 1) {
        const database = emptyFile()
        migrate(database, earlier, noBackup)
        const before = [schemaText(database), contentDigest(database), readFileVersion(database)]
        const outcome = migrate(database, [...earlier, step], {
          ...noBackup,
          beforeStatement: (_, statement) => {
            if (statement === failing) throw new Error('planted')
          },
        })
        expect(outcome).toMatchObject({ ok: false, error: { code: 'failed', version: step.version } })
        expect([schemaText(database), contentDigest(database), readFileVersion(database)]).toEqual(before)
        expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
        expect(migrate(database, [...earlier, step], noBackup).ok).toBe(true)
        database.close()
      }
    }
  })

  test('SAF-2: with data in it, a failing upgrade opens as damaged, and the data is as it was', async () => {
    const dataDir = copyOf(filled.dataDir)
    for (const failing of [0, 4, 7, nextStep.statements.length + 1]) {
      const state = await openAt(dataDir, withNext, (version, statement) => {
        if (version === nextStep.version && statement === failing) throw new Error('planted')
      })
      expect(state).toMatchObject({
        state: 'damaged',
        problem: { kind: 'migration', failure: { code: 'failed' } },
      })
      if (state.state === 'damaged') expect(state.backups.length).toBeGreaterThan(0)
      const before = await openAt(dataDir, migrations)
      if (before.state !== 'open') throw new Error(before.state)
      expect(before.workspace.store.digest()).toBe(filled.digest)
      expect(before.workspace.store.verify({ deep: true }).ok).toBe(true)
      before.workspace.close()
    }
  })

  test('SAF-2: a step that would leave a broken reference does not commit', () => {
    const database = emptyFile()
    migrate(database, migrations, noBackup)
    const breaking = {
      version: current + 10,
      name: 'breaking',
      statements: [
        "INSERT INTO account_tag (id, created_at, created_by, account_id, tag) VALUES ('t', 1, 'u', 'nobody', 'x')",
      ],
    }
    expect(migrate(database, [...migrations, breaking], noBackup)).toMatchObject({
      ok: false,
      error: { code: 'failed' },
    })
    expect(database.prepare('SELECT * FROM account_tag').all()).toEqual([])
    database.close()
  })

  test('SAF-2: without a backup there is no upgrade', async () => {
    const dataDir = copyOf(filled.dataDir)
    const state = await openAt(dataDir, withNext)
    close(state)
    const database = emptyFile()
    migrate(database, migrations, noBackup)
    const outcome = migrate(database, withNext, {
      backup: () => {
        throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
      },
    })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'no-backup' } })
    expect(readFileVersion(database)).toBe(current)
    database.close()
  })

  test('SAF-2: a released step that was edited, a file from the future and a file of another program are refused', () => {
    const database = emptyFile()
    migrate(database, migrations, noBackup)
    const edited = migrations.map((step) => ({ ...step, statements: [...step.statements, 'SELECT 1'] }))
    expect(migrate(database, edited, noBackup)).toEqual({
      ok: false,
      error: { code: 'changed-step', version: 10 },
    })
    database.pragma('user_version = 99999')
    expect(migrate(database, migrations, noBackup)).toEqual({
      ok: false,
      error: { code: 'from-the-future', fileVersion: 99_999, known: current },
    })
    database.pragma(`user_version = ${current}`)
    database.pragma('application_id = 7')
    expect(migrate(database, migrations, noBackup)).toMatchObject({ ok: false, error: { code: 'not-ours' } })
    database.close()
  })

  test('SAF-2: an upgrade that cannot be written is reported and changes nothing', async () => {
    const dataDir = copyOf(filled.dataDir)
    const before = readdirSync(dataDir)
    chmodSync(dataDir, 0o700)
    const state = await openAt(dataDir, withNext, () => {
      throw Object.assign(new Error('no space'), { code: 'SQLITE_FULL' })
    })
    expect(state).toMatchObject({ state: 'damaged', problem: { kind: 'migration' } })
    expect(readdirSync(dataDir).filter((name) => name === 'bowtie.db')).toEqual(
      before.filter((name) => name === 'bowtie.db'),
    )
  })
})
