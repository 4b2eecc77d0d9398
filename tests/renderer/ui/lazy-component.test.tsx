import { render, screen, waitFor } from '@testing-library/react'
import { Component, type FunctionComponent, type ReactNode } from 'react'
import { expect, it } from 'vitest'
import { lazyComponent } from '../../../renderer/app/index.ts'

const Hello = ({ name }: { readonly name: string }) => <p>你好，{name}</p>

class Boundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override readonly state = { error: null as Error | null }
  static getDerivedStateFromError(error: Error) {
    return { error }
  }
  override render() {
    return this.state.error === null ? (
      this.props.children
    ) : (
      <button type="button" onClick={() => this.setState({ error: null })}>
        {this.state.error.message}
      </button>
    )
  }
}

it('shows the stand-in until the code is there, and asks for it once', async () => {
  let asked = 0
  let arrive: (component: FunctionComponent<{ readonly name: string }>) => void = () => {}
  const Greeting = lazyComponent<{ readonly name: string }>(
    () => {
      asked += 1
      return new Promise((resolve) => {
        arrive = resolve
      })
    },
    <p>…</p>,
  )
  render(
    <>
      <Greeting name="远航" />
      <Greeting name="蓝汀" />
    </>,
  )
  expect(screen.getAllByText('…')).toHaveLength(2)
  arrive(Hello)
  expect(await screen.findByText('你好，远航')).toBeDefined()
  expect(screen.getByText('你好，蓝汀')).toBeDefined()
  expect(asked).toBe(1)
})

it('draws at once what was fetched ahead of need', async () => {
  const Greeting = lazyComponent(async () => Hello, <p>…</p>)
  await Greeting.load()
  render(<Greeting name="远航" />)
  expect(screen.queryByText('…')).toBeNull()
  expect(screen.getByText('你好，远航')).toBeDefined()
})

it('breaks the panel around it when the code cannot be fetched, and fetches it again on the next try', async () => {
  let asked = 0
  const Greeting = lazyComponent(async () => {
    asked += 1
    if (asked === 1) throw new Error('the file is not there')
    return Hello
  })
  render(
    <Boundary>
      <Greeting name="远航" />
    </Boundary>,
    { onCaughtError: () => {} },
  )
  const again = await screen.findByRole('button', { name: 'the file is not there' })
  again.click()
  await waitFor(() => expect(screen.getByText('你好，远航')).toBeDefined())
  expect(asked).toBe(2)
})
