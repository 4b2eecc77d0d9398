import type { ReactElement } from 'react'
import { useT } from '../../i18n/index.ts'
import type { MapPerson } from './map-data.ts'

const roleShapes: Readonly<Record<MapPerson['role'], ReactElement>> = {
  economic_buyer: <path d="M1.5 1.5h11v11h-11z" />,
  champion: <path d="m7 .8 1.9 4 4.4.6-3.2 3 .8 4.4L7 10.7l-3.9 2.1.8-4.4-3.2-3 4.4-.6z" />,
  key_person: <path d="M4 1.5h6L13.2 7 10 12.5H4L.8 7z" />,
  user: <circle cx="7" cy="7" r="5" className="hollow" />,
  gatekeeper: <path d="M2 2.5h10M2 7h10M2 11.5h10" className="hollow" />,
  other: <circle cx="7" cy="7" r="2.2" />,
}

/** The shape of a role in the decision; its word stands beside it. */
export function RoleShape({ role }: { readonly role: MapPerson['role'] }) {
  return (
    <svg aria-hidden className="pm-role" viewBox="0 0 14 14" width="14" height="14">
      {roleShapes[role]}
    </svg>
  )
}

const attitudeShapes: Readonly<Record<MapPerson['attitude'], ReactElement>> = {
  support: <circle cx="6" cy="6" r="4.5" />,
  neutral: <path d="M6 .8 11.2 6 6 11.2.8 6z" />,
  against: <path d="M6 1 11.6 11H.4z" />,
  unknown: <circle cx="6" cy="6" r="4" className="dashed" />,
}
const attitudeTones: Readonly<Record<MapPerson['attitude'], string>> = {
  support: 'pos',
  neutral: 'cau',
  against: 'dan',
  unknown: 'muted',
}

/** Attitude towards us: shape, colour and word. */
export function AttitudeMark({ attitude }: { readonly attitude: MapPerson['attitude'] }) {
  const t = useT()
  return (
    <span className={`pm-att ${attitudeTones[attitude]}`}>
      <svg aria-hidden viewBox="0 0 12 12" width="11" height="11">
        {attitudeShapes[attitude]}
      </svg>
      {t(`account.attitude.${attitude}`)}
    </span>
  )
}

const filled: Readonly<Record<MapPerson['influence'], number>> = { high: 3, mid: 2, low: 1, unknown: 0 }

/** Influence as three bars and a word. */
export function InfluenceMark({ influence }: { readonly influence: MapPerson['influence'] }) {
  const t = useT()
  return (
    <span className="pm-inf">
      <svg aria-hidden viewBox="0 0 14 12" width="14" height="12">
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={bar * 5}
            y={8 - bar * 4}
            width="3"
            height={4 + bar * 4}
            className={bar < filled[influence] ? 'full' : 'void'}
          />
        ))}
      </svg>
      {t(`account.influence.${influence}`)}
    </span>
  )
}
