import { t } from '../i18n/index.ts'
import type { Clock, Random } from '../../shared/kernel/index.ts'
import { announce, showToast } from '../ui/index.ts'
import {
  type Appearance,
  applyAppearance,
  followSystemTheme,
  saveAppearance,
} from './appearance/appearance.ts'
import type { AppClient } from './client.ts'
import { appCommands, railCommands } from './commands/app-commands.ts'
import { createCommandRegistry } from './commands/command-registry.ts'
import { createDialogs } from './dialogs/dialogs.ts'
import { failureWords } from './errors/failure-words.ts'
import type { Feature, Frame } from './frame.ts'
import type { HostApi } from '../host/index.ts'
import { showUndoToast } from './history/undo.ts'
import { createJobCenter } from './jobs/job-center.ts'
import { createLayers } from './layers/layers.ts'
import { createQueryCache } from './queries/query-cache.ts'
import { createNavigation } from './routes/navigation.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { createWrite } from './writes/writes.ts'

export interface FrameOptions {
  readonly client: AppClient
  readonly host: HostApi
  readonly clock: Clock
  readonly random: Random
  readonly window: Window
  readonly features: readonly Feature[]
  /** The look that is already on screen. */
  readonly appearance: Appearance
  /** IANA zone of the machine. */
  readonly timeZone: string
}

export function createFrame(options: FrameOptions): Frame {
  const { client, host, window, features } = options
  const queries = createQueryCache(client)
  const jobs = createJobCenter(client)
  const navigation = createNavigation({ window })
  const commands = createCommandRegistry()

  const language = options.appearance.language === 'en-XA' ? 'en' : options.appearance.language
  // Until a workspace is open there is nowhere to keep settings: what is chosen in the first run waits here.
  let local: Settings = { ...defaultSettings(language, options.timeZone), ...options.appearance, language }
  const isOpen = (): boolean => queries.peek('workspace.status', {}).data?.state === 'open'
  const settings = (): Settings => (isOpen() ? (queries.peek('settings.get', {}).data ?? local) : local)
  const settingsListeners = new Set<() => void>()
  const flushListeners = new Set<() => Promise<unknown>>()
  let shown: Settings | null = null

  const showSettings = (): void => {
    const now = settings()
    if (now === shown) return
    shown = now
    // The host says its own sentences in the words that have arrived by then.
    void applyAppearance(window, now).then(() =>
      host.setAppearance({ language: now.language, theme: now.theme }),
    )
    saveAppearance(window, now)
    for (const listener of [...settingsListeners]) listener()
  }

  const tellFailure: Frame['tellFailure'] = (failure, retry) => {
    const { what, safe, next, incident, canRetry } = failureWords(failure)
    showToast({
      text: `${what} ${safe} ${next}`,
      icon: 'risk',
      ...(incident !== null
        ? {
            action: {
              label: t('app.failure.copyId', { id: incident }),
              onPress: () => void host.copyText(incident),
            },
          }
        : retry !== undefined && canRetry
          ? { action: { label: t('common.action.retry'), onPress: retry } }
          : {}),
    })
    announce(what, 'assertive')
  }

  const write = createWrite({
    client,
    queries,
    onFailure: (_name, failure, retry) => tellFailure(failure, retry),
    onUndoable: (actionId) => void showUndoToast({ client, tellFailure }, actionId),
  })

  const flush = async (): Promise<void> => {
    await Promise.allSettled([...flushListeners].map((listener) => listener()))
  }
  const offs = [
    queries.subscribe('workspace.status', {}, showSettings),
    queries.subscribe('settings.get', {}, showSettings),
    // Another state of the workspace (opened, unlocked, restored) makes every earlier answer meaningless.
    client.on('workspace.changed', () => queries.invalidateAll()),
    commands.add(features.flatMap((feature) => feature.commands ?? [])),
    commands.add(railCommands(features)),
    commands.add(appCommands),
    host.onFlush(flush),
    followSystemTheme(window, settings),
  ]

  return {
    client,
    host,
    clock: options.clock,
    random: options.random,
    features,
    queries,
    write,
    jobs,
    navigation,
    commands,
    layers: createLayers(),
    dialogs: createDialogs(),
    settings,
    onSettings(listener) {
      settingsListeners.add(listener)
      return () => void settingsListeners.delete(listener)
    },
    async changeSettings(change) {
      const patch = change as Partial<Settings>
      if (!isOpen()) {
        local = { ...local, ...patch }
        showSettings()
        return true
      }
      const result = await write('settings.set', change, {
        undo: 'silent',
        optimistic: (cache) => [cache.patch('settings.get', {}, (now) => ({ ...now, ...patch }))],
      })
      return result.ok
    },
    tellFailure,
    onFlush(listener) {
      flushListeners.add(listener)
      return () => void flushListeners.delete(listener)
    },
    stop() {
      for (const off of offs) off()
      navigation.stop()
      jobs.stop()
      queries.stop()
    },
  }
}
