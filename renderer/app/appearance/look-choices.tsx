import { useT } from '../../i18n/index.ts'
import { RadioGroup } from '../../ui/index.ts'
import { useChangeSettings, useSettings } from '../use-settings.ts'

interface LookChoiceProps {
  readonly label: string
  readonly hint?: string
}

/** Light, dark, or as the system has it; changes at once. */
export function ThemeChoice(props: LookChoiceProps) {
  const t = useT()
  const { theme } = useSettings()
  const change = useChangeSettings()
  return (
    <RadioGroup
      {...props}
      orientation="horizontal"
      choices={(['system', 'light', 'dark'] as const).map((id) => ({
        id,
        label: t(`firstrun.look.theme_${id}`),
      }))}
      value={theme}
      onChange={(next) => void change({ theme: next })}
    />
  )
}

/** How close rows stand; changes at once. */
export function DensityChoice(props: LookChoiceProps) {
  const t = useT()
  const { density } = useSettings()
  const change = useChangeSettings()
  return (
    <RadioGroup
      {...props}
      orientation="horizontal"
      choices={(['comfortable', 'compact'] as const).map((id) => ({
        id,
        label: t(`firstrun.look.density_${id}`),
      }))}
      value={density}
      onChange={(next) => void change({ density: next })}
    />
  )
}
