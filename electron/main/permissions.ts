import type { Session } from 'electron'
import { isOwnUrl } from './origin.ts'

/**
 * Everything a page can ask for is denied (security checklist 5; Electron's default grants). One exception, because
 * voice memos are part of the job: sound alone, for our own top frame, within ten seconds after the renderer asked
 * the host for it (`microphone.arm`, which follows the person's press of the record button).
 */
export interface Permissions {
  /** Opens the microphone to this window's next request. */
  armMicrophone(contentsId: number): void
}

interface Asked {
  readonly contentsId: number | undefined
  readonly permission: string
  readonly media: readonly string[]
  readonly isMainFrame: boolean
  readonly urls: readonly (string | undefined)[]
}

const armedForMs = 10_000

export function guardPermissions(session: Session, now: () => number): Permissions {
  const armedUntilById = new Map<number, number>()

  const isGranted = ({ contentsId, permission, media, isMainFrame, urls }: Asked): boolean => {
    const isSoundAlone = permission === 'media' && media.length === 1 && media[0] === 'audio'
    if (!isSoundAlone || !isMainFrame || contentsId === undefined) return false
    const named = urls.filter((url) => url !== undefined)
    if (named.length === 0 || !named.every(isOwnUrl)) return false
    return (armedUntilById.get(contentsId) ?? 0) > now()
  }

  session.setPermissionRequestHandler((contents, permission, answer, details) =>
    answer(
      isGranted({
        contentsId: contents?.id,
        permission,
        media: 'mediaTypes' in details ? (details.mediaTypes ?? []) : [],
        isMainFrame: details.isMainFrame,
        urls: [details.requestingUrl, 'securityOrigin' in details ? details.securityOrigin : undefined],
      }),
    ),
  )
  session.setPermissionCheckHandler((contents, permission, requestingOrigin, details) =>
    isGranted({
      contentsId: contents?.id,
      permission,
      media: details.mediaType === undefined ? [] : [details.mediaType],
      isMainFrame: details.isMainFrame && details.embeddingOrigin === undefined,
      urls: [requestingOrigin, details.requestingUrl, details.securityOrigin],
    }),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  // macOS pairs by itself and has no such function.
  if ('setBluetoothPairingHandler' in session)
    session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))

  return {
    armMicrophone(contentsId) {
      armedUntilById.set(contentsId, now() + armedForMs)
    },
  }
}
