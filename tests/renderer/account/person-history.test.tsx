import { afterEach, expect, test } from 'vitest'
import { PersonHistory } from '../../../renderer/app/records/person-history.tsx'
import { setLanguage } from '../../../renderer/i18n/index.ts'
import { show } from '../ui/harness.tsx'

afterEach(() => setLanguage('zh-CN'))

const events: Parameters<typeof PersonHistory>[0]['events'] = [
  {
    id: 'a',
    kind: 'stance',
    day: '2026-10-09',
    accountId: null,
    accountName: null,
    changes: [
      { field: 'influence', from: 'low', to: 'high' },
      { field: 'attitude', from: 'neutral', to: 'support' },
    ],
    reason: null,
    noteId: null,
  },
]

test.each([
  ['zh-CN', '低 → 高；中立 → 支持'],
  ['zh-TW', '低 → 高；中立 → 支持'],
  ['en', 'Low → High; Neutral → Supports'],
] as const)('PPL-3 two changes of one day stand apart as %s writes it', async (language, words) => {
  await setLanguage(language)
  const { container } = show(<PersonHistory events={events} />)
  expect(container.textContent).toContain(words)
})
