import { Component, type ErrorInfo, type ReactNode } from 'react'
import { t, useT } from '../i18n/index.ts'
import { Button, IconButton } from './button.tsx'
import { Callout, type CalloutTone } from './callout.tsx'
import type { IconName } from './icon.tsx'
import { announce } from './live-region.tsx'

export interface ErrorPanelProps {
  /** What happened. */
  readonly title: string
  /** What is safe. */
  readonly safe?: ReactNode
  /** What to do: buttons. */
  readonly actions?: ReactNode
  /** What to quote to whoever helps. */
  readonly id?: string
  readonly tone?: CalloutTone
  readonly icon?: IconName
}

/** What happened, what is safe, what to do, and an id to copy; never only a code. */
export function ErrorPanel({ title, safe, actions, id, tone = 'caution', icon = 'risk' }: ErrorPanelProps) {
  const translate = useT()
  return (
    <div className="err" role="group" aria-label={title}>
      <Callout tone={tone} icon={icon}>
        <span className="h">{title}</span>
        {safe && <p>{safe}</p>}
        {actions && (
          <div className="row wrap" style={{ marginTop: 8 }}>
            {actions}
          </div>
        )}
      </Callout>
      {id && (
        <p className="eid">
          {translate('ui.error.id')} <span className="num">{id}</span>
          <IconButton
            icon="copy"
            iconSize={14}
            label={translate('ui.error.copyId', { id })}
            onPress={() => {
              void navigator.clipboard.writeText(id).then(() => announce(translate('ui.error.copied')))
            }}
          />
        </p>
      )}
    </div>
  )
}

/** Same fault, same id, without a clock or chance: a hash (FNV-1a) of the panel and the message. */
export function errorId(panel: string, error: unknown): string {
  const text = `${panel}\n${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return `UI-${(hash >>> 0).toString(16).toUpperCase().padStart(8, '0')}`
}

export interface PanelBoundaryProps {
  /** The panel's name as people know it. */
  readonly panel: string
  readonly children: ReactNode
  /** Instead of the usual words about what is safe. */
  readonly safe?: ReactNode
  /** Another way to see the same, such as `看成表格`. */
  readonly extra?: ReactNode
  /** Writes the log; gets the id that the person sees. */
  readonly onError?: (error: unknown, id: string, componentStack: string) => void
}

interface PanelBoundaryState {
  readonly failure: { readonly id: string } | null
}

/** One per panel: what breaks here does not take the editor beside it along. */
export class PanelBoundary extends Component<PanelBoundaryProps, PanelBoundaryState> {
  override state: PanelBoundaryState = { failure: null }

  static getDerivedStateFromError(error: unknown): PanelBoundaryState {
    return { failure: { id: errorId('', error) } }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    const id = errorId(this.props.panel, error)
    this.setState({ failure: { id } })
    this.props.onError?.(error, id, info.componentStack ?? '')
    announce(t('ui.error.panelTitle', { panel: this.props.panel }), 'assertive')
  }

  override render(): ReactNode {
    if (!this.state.failure) return this.props.children
    return (
      <ErrorPanel
        title={t('ui.error.panelTitle', { panel: this.props.panel })}
        safe={this.props.safe ?? t('ui.error.panelSafe')}
        id={this.state.failure.id}
        actions={
          <>
            <Button size="small" icon="sync" onPress={() => this.setState({ failure: null })}>
              {t('ui.error.redraw')}
            </Button>
            {this.props.extra}
          </>
        }
      />
    )
  }
}
