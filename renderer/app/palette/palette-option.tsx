import { useT } from '../../i18n/index.ts'
import { classNames, Icon, type IconName, Kbd } from '../../ui/index.ts'
import { useFrame } from '../frame-context.ts'
import { MarkedText } from './marked-text.tsx'
import type { PaletteRow } from './palette-rows.ts'

export interface PaletteOptionProps {
  readonly id: string
  readonly row: PaletteRow
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onRun: (where: 'here' | 'newWindow') => void
}

export function PaletteOption({ id, row, isChosen, onChoose, onRun }: PaletteOptionProps) {
  const t = useT()
  const { features } = useFrame()
  const iconOf = (kind: string): IconName =>
    features.flatMap((feature) => feature.records ?? []).find((record) => record.kind === kind)?.icon ??
    'file'
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classNames('mi', isChosen && 'on')}
      // Focus stays in the text; a pointer that only rests there does not take the choice from the keyboard.
      onMouseMove={() => {
        if (!isChosen) onChoose()
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onRun(event.ctrlKey || event.metaKey ? 'newWindow' : 'here')}
    >
      {row.kind === 'command' && (
        <>
          <Icon name={row.command.icon} />
          <span className="l cut">{row.command.title}</span>
          {row.command.shortcut !== '' && (
            <span className="k">
              <Kbd keys={row.command.shortcut} split />
            </span>
          )}
        </>
      )}
      {row.kind === 'record' && (
        <>
          <Icon name={iconOf(row.hit.kind)} />
          <span className="cut">
            <MarkedText text={row.hit.title} marks={row.hit.marks} />
          </span>
          <span className="muted t12 cut grow">{row.hit.detail}</span>
          {isChosen && (
            <span className="k">
              <Kbd keys="Enter" />
            </span>
          )}
        </>
      )}
      {row.kind === 'search' && (
        <>
          <Icon name="search" />
          <span className="l cut">{t('app.palette.searchText', { text: row.text })}</span>
        </>
      )}
    </div>
  )
}
