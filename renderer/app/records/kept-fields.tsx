import { type ReactNode, useEffect, useState } from 'react'
import { useFrame } from '../frame-context.ts'
import { useT } from '../../i18n/index.ts'
import { announce, Button, Callout, TextKeeperContext } from '../../ui/index.ts'
import type { KeptFormHook } from './use-kept-form.ts'

export interface KeptFieldsProps {
  readonly kept: KeptFormHook
  /** Puts the focus back into the form when a button here goes away. */
  readonly onFocusForm: () => void
  readonly children: ReactNode
}

/** `标题#2` is the second field of that label. */
const labelOf = (name: string): string => name.replace(/(#\d+)+$/, '')

/** The text fields below keep their words (VIS-6); above them stands what was given back. */
export function KeptFields({ kept: { form, state, discard }, onFocusForm, children }: KeptFieldsProps) {
  const t = useT()
  // The fields tell of themselves as they are drawn: before that, all words seem to wait.
  const [isDrawn, setDrawn] = useState(false)
  // After every drawing: the form has taken the words before.
  useEffect(() => form.giveBack())
  useEffect(() => setDrawn(true), [])
  const { host } = useFrame()
  const copy = async (text: string): Promise<void> => {
    await host.copyText(text)
    announce(t('app.form.copied'))
  }
  const { givenBack } = state
  const hasBack = givenBack.length > 0
  useEffect(() => {
    if (hasBack) announce(t('app.form.givenBack'))
  }, [hasBack, t])
  const waiting = isDrawn ? state.waiting : []
  const changed = givenBack.flatMap(({ name, changedTo }) =>
    changedTo === null ? [] : [{ name, now: changedTo }],
  )
  return (
    <TextKeeperContext value={form}>
      {(hasBack || state.waiting.length > 0) && (
        <Callout
          icon={changed.length > 0 ? 'risk' : 'clock'}
          tone={changed.length > 0 ? 'caution' : 'plain'}
          className="kept"
        >
          <div className="kept-head">
            <span>{t('app.form.givenBack')}</span>
            <Button
              size="small"
              onPress={() => {
                discard()
                onFocusForm()
              }}
            >
              {t('app.form.discard')}
            </Button>
          </div>
          {changed.map(({ name, now }) => (
            <div className="kept-line" key={name}>
              <p>
                {t(now === '' ? 'app.form.emptiedSince' : 'app.form.changedSince', { name: labelOf(name) })}
              </p>
              {now !== '' && <p className="kept-text">{now}</p>}
              <Button
                size="small"
                onPress={() => {
                  form.takeRecord(name)
                  onFocusForm()
                }}
              >
                {t('app.form.takeRecord')}
              </Button>
            </div>
          ))}
          {waiting.map(({ name, text }) => (
            <div className="kept-line" key={name}>
              <p>{t('app.form.waiting', { name: labelOf(name) })}</p>
              <p className="kept-text">{text}</p>
              <Button size="small" icon="copy" onPress={() => void copy(text)}>
                {t('common.action.copy')}
              </Button>
            </div>
          ))}
        </Callout>
      )}
      {children}
    </TextKeeperContext>
  )
}
