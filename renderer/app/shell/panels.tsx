import { type ReactNode, useState } from 'react'
import { PanelBoundary, SidePanel, type SidePanelProps, narrowQuery, useMediaQuery } from '../../ui/index.ts'
import { useCommands } from '../commands/use-commands.ts'
import { sidePanels } from './side-panels.ts'

export interface PanelProps {
  /** The panel's name as people know it: `人脉图`. */
  readonly name: string
  readonly children: ReactNode
}

/** A part of a page that may break without taking the rest along. */
export function Panel({ name, children }: PanelProps) {
  return <PanelBoundary panel={name}>{children}</PanelBoundary>
}

export interface PageSideProps extends Omit<SidePanelProps, 'isOpen' | 'onOpenChange'> {
  /** Names what is remembered: whether this page's panel is folded. */
  readonly id: string
}

/** The panel beside a page: Ctrl+\ folds it, below 1100 px it lies over the page, and it remembers. */
export function PageSide({ id, children, ...rest }: PageSideProps) {
  const isNarrow = useMediaQuery(narrowQuery)
  const isFolded = sidePanels((state) => state.folded.includes(id))
  const [isOver, setOver] = useState(false)
  const isOpen = isNarrow ? isOver : !isFolded
  const change = (next: boolean): void => {
    if (isNarrow) {
      setOver(next)
      return
    }
    sidePanels.setState(({ folded }) => ({
      folded: next ? folded.filter((name) => name !== id) : [...folded.filter((name) => name !== id), id],
    }))
  }
  useCommands([
    {
      id: 'view.sidePanel',
      titleKey: 'app.command.sidePanel',
      icon: 'panel',
      group: 'view',
      shortcut: 'Ctrl+\\',
      menu: { menu: 'view', group: 2 },
      run: () => change(!isOpen),
    },
  ])
  return (
    <SidePanel {...rest} isOpen={isOpen} onOpenChange={change}>
      <Panel name={rest.title}>{children}</Panel>
    </SidePanel>
  )
}
