import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'

test('VIS-5 a second press while the system still asks opens no second microphone', async () => {
  const core = await openTestCore()
  await core.call('settings.set', { plainEditor: true })
  const { id } = await core.call('note.create', { accountId: null, title: '回访' })
  const asked: ((stream: null) => void)[] = []
  const { user } = await openScreen({
    core,
    route: `/notes/${id}`,
    microphone: () => new Promise((resolve) => asked.push(resolve)),
  })
  const button = await screen.findByRole('button', { name: '录一段语音' })
  await user.dblClick(button)
  expect(asked).toHaveLength(1)
  // Refused: the next press asks anew.
  await act(async () => asked[0]?.(null))
  await user.click(button)
  expect(asked).toHaveLength(2)
})
