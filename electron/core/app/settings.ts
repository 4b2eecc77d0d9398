import type { z } from 'zod'
import { settings as settingsSchema } from '../../../shared/contract/index.ts'
import { shippedReviewAgainAt } from '../../../shared/domain/requirement/index.ts'
import type { ReadStore, Store } from '../store/index.ts'

export type Settings = z.output<typeof settingsSchema>

const settingsKey = 'settings'
const mostInterfaceBytes = 256 * 1024

export const defaultSettings = (timeZone: string): Settings => ({
  language: 'zh-CN',
  theme: 'system',
  density: 'comfortable',
  fontSize: 14,
  motion: true,
  singleKeys: true,
  plainEditor: false,
  weekStart: 'locale',
  currency: 'CNY',
  timeZone,
  askersForReview: shippedReviewAgainAt,
  shortcuts: {},
  interface: {},
})

export function readSetting(read: ReadStore, key: string): string | null {
  return read.rows<{ value: string }>('SELECT value FROM setting WHERE key = ?', key)[0]?.value ?? null
}

export function writeSetting(store: Store, key: string, value: string): void {
  store.local((write) =>
    write.run({
      sql: 'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      parameters: [key, value],
    }),
  )
}

/** The settings as kept. One that this version does not understand falls back to its default, the others stay. */
export function readSettings(read: ReadStore, machineTimeZone: string): Settings {
  const defaults = defaultSettings(machineTimeZone)
  const kept: unknown = JSON.parse(readSetting(read, settingsKey) ?? '{}')
  if (typeof kept !== 'object' || kept === null) return defaults
  const merged = { ...defaults, ...kept }
  const whole = settingsSchema.safeParse(merged)
  if (whole.success) return whole.data
  const bad = new Set(whole.error.issues.map((issue) => issue.path[0]))
  return settingsSchema.parse(
    Object.fromEntries(
      Object.entries(merged).map(([key, value]) => [
        key,
        bad.has(key) ? defaults[key as keyof Settings] : value,
      ]),
    ),
  )
}

/** Whether the interface state is small enough to be kept with the settings. */
export const isInterfaceTooLarge = (change: Partial<Settings>): boolean =>
  change.interface !== undefined && JSON.stringify(change.interface).length > mostInterfaceBytes

export const writeSettings = (store: Store, settings: Settings): void =>
  writeSetting(store, settingsKey, JSON.stringify(settings))
