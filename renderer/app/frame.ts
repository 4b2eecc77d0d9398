import type { CallFailure, CallInput, CallName } from '../../shared/contract/index.ts'
import type { Clock, Random } from '../../shared/kernel/index.ts'
import { t } from '../i18n/index.ts'
import { announce, showToast } from '../ui/index.ts'
import { applyAppearance, saveAppearance } from './appearance/appearance.ts'
import type { AppClient } from './client.ts'
import { type CommandRegistry, createCommandRegistry } from './commands/command-registry.ts'
import { failureWords } from './errors/failure-words.ts'
import type { Feature } from './feature.ts'
import type { FrameHost } from './frame-host.ts'
import { showUndoToast } from './history/undo.ts'
import { createJobCenter, type JobCenter } from './jobs/job-center.ts'
import { createLayers, type Layers } from './layers/layers.ts'
import { createQueryCache, type QueryCache } from './queries/query-cache.ts'
import { createNavigation, type Navigation } from './routes/navigation.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { createWrite, type Write } from './writes/writes.ts'
import type { Appearance } from './appearance/appearance.ts'

/** What every part of the interface works with. Made once per window, handed down by context, never imported. */
export interface Frame {
  readonly client: AppClient
  readonly host: FrameHost
  readonly clock: Clock
  readonly random: Random
  readonly features: readonly Feature[]
  readonly queries: QueryCache
  /** A change of data: optimistic if the caller says how, refusals said in words, undo offered. */
  readonly write: Write
  readonly jobs: JobCenter
  readonly navigation: Navigation
  readonly commands: CommandRegistry
  readonly layers: Layers
  /** The settings as last known, without waiting. Components use `useSettings`. */
  settings(): Settings
  /** Shows at once. False: refused, said in words and taken back. */
  changeSettings(change: CallInput<'settings.set'>): Promise<boolean>
  /** Says a refusal in words, with what is safe and an id to copy. */
  tellFailure(failure: CallFailure<CallName>, retry?: () => void): void
  stop(): void
}

export interface FrameOptions {
  readonly client: AppClient
  readonly host: FrameHost
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
  let local: Settings = {
    ...defaultSettings(
      options.appearance.language === 'en-XA' ? 'en' : options.appearance.language,
      options.timeZone,
    ),
    ...options.appearance,
    language: options.appearance.language === 'en-XA' ? 'en' : options.appearance.language,
  }
  const settings = (): Settings => queries.peek('settings.get', {}).data ?? local

  const showLook = (): void => {
    const now = settings()
    applyAppearance(window, now)
    saveAppearance(window, now)
    void host.setAppearance({ language: now.language, theme: now.theme })
  }

  const tellFailure: Frame['tellFailure'] = (failure, retry) => {
    const words = failureWords(failure)
    const text = `${words.what} ${words.safe} ${words.next}`
    const copyIncident = (incident: string) => ({
      label: t('app.failure.copyId', { id: incident }),
      onPress: () => void host.copyText(incident),
    })
    showToast({
      text,
      icon: 'risk',
      ...(words.incident !== null
        ? { action: copyIncident(words.incident) }
        : retry !== undefined && words.canRetry
          ? { action: { label: t('common.action.retry'), onPress: retry } }
          : {}),
    })
    announce(words.what, 'assertive')
  }

  const write = createWrite({
    client,
    queries,
    onFailure: (_name, failure, retry) => tellFailure(failure, retry),
    onUndoable: (actionId) => void showUndoToast({ client, tellFailure }, actionId),
  })

  const offSettings = queries.subscribe('settings.get', {}, showLook)
  const offCommands = commands.add(features.flatMap((feature) => feature.commands ?? []))

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
    settings,
    async changeSettings(change) {
      const before = local
      local = { ...local, ...(change as Partial<Settings>) }
      const result = await write('settings.set', change, {
        optimistic: (cache) =>
          cache.peek('settings.get', {}).data === undefined
            ? []
            : [cache.patch('settings.get', {}, (now) => ({ ...now, ...(change as Partial<Settings>) }))],
      })
      if (!result.ok) local = before
      showLook()
      return result.ok
    },
    tellFailure,
    stop() {
      offSettings()
      offCommands()
      navigation.stop()
      jobs.stop()
      queries.stop()
    },
  }
}
