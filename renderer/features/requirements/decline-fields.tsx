import { declineReasons } from '../../../shared/contract/index.ts'
import { asWording, filledWording, saysWording } from '../../../shared/domain/requirement/index.ts'
import { addDays, type Day } from '../../../shared/kernel/index.ts'
import { useFrame, useQuery } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, DatePickerField, MenuButton, Select, TextArea, TextField } from '../../ui/index.ts'
import { RenewalWarning } from './renewal-warning.tsx'
import type { Requirement } from './requirement.ts'
import { type DeclineReason, type OfferedWording, offeredWordings, type OwnWording } from './wordings.ts'

export interface Decline {
  readonly reason: DeclineReason
  /** The own wording the explanation was taken from. */
  readonly wordingId: string | null
  readonly explanation: string
  readonly replyBy: string
  readonly replyDue: Day | null
}

/** A customer who is refused hears it within a week, unless somebody says otherwise. */
const replyWithinDays = 7

export const emptyDecline = (today: Day, me: string): Decline => ({
  reason: 'misleading',
  wordingId: null,
  explanation: '',
  replyBy: me,
  replyDue: addDays(today, replyWithinDays),
})

const isBlank = (text: string): boolean => text.trim() === ''

export const isDeclineMissing = ({ explanation, replyBy }: Decline): boolean =>
  isBlank(explanation) || isBlank(replyBy)

/** The own wording that names the reason: of that reason, and still what the explanation says. */
const namedBy = ({ wordingId, reason, explanation }: Decline, own: readonly OwnWording[]): string | null =>
  own.find(
    (each) => each.id === wordingId && each.reason === reason && saysWording(explanation, each.wording),
  )?.title ?? null

/** What is written. */
export const declineInput = (value: Decline, own: readonly OwnWording[]) => {
  const { wordingId: _taken, ...decline } = value
  return { ...decline, label: namedBy(value, own) }
}

export interface DeclineFieldsProps {
  readonly requirement: Requirement
  readonly value: Decline
  readonly onChange: (change: (now: Decline) => Decline) => void
  readonly isTried: boolean
}

const none: readonly OwnWording[] = []

/** REQ-4: why not, what the customer reads, and who answers until when. Words can be taken and kept for the next time. */
export function DeclineFields({ requirement, value, onChange, isTried }: DeclineFieldsProps) {
  const t = useT()
  const { dialogs } = useFrame()
  const own = useQuery('declineWording.list', {}).data?.wordings ?? none
  const { reason, explanation, replyBy, replyDue } = value
  const offered = offeredWordings(t, own, reason)
  const textOf = ({ wording }: OfferedWording): string => filledWording(wording, requirement.title)
  const isOffered = declineReasons.some((each) =>
    offeredWordings(t, own, each).some((offer) => textOf(offer) === explanation),
  )
  const name = namedBy(value, own)
  const needed = (isMissing: boolean): string | undefined =>
    isTried && isMissing ? t('app.form.needed') : undefined
  const set = (patch: Partial<Decline>): void => onChange((now) => ({ ...now, ...patch }))

  /** Words to begin with; what the person wrote stays in front of them. */
  const take = (offer: OfferedWording): void =>
    set({
      wordingId: offer.id,
      explanation: isBlank(explanation) || isOffered ? textOf(offer) : `${explanation}\n${textOf(offer)}`,
    })
  const keep = async (): Promise<void> => {
    const wording = asWording(explanation, requirement.title)
    const saved = await dialogs.open('declineWording.edit', { reason, wording })
    if (saved !== null) set({ wordingId: saved.id })
  }
  return (
    <>
      <Select
        label={t('requirements.move.declineReason')}
        choices={declineReasons.map((id) => ({ id, label: t(`requirements.declineReason.${id}`) }))}
        value={reason}
        onChange={(next) => set({ reason: next, wordingId: null })}
      />
      <div className="row rq-wording">
        {offered.length === 1 && offered[0] !== undefined ? (
          <TakeOne offer={offered[0]} onTake={take} />
        ) : (
          <MenuButton
            size="small"
            icon="quote"
            label={t('requirements.move.takeWording')}
            entries={offered.map((offer) => ({
              id: offer.id ?? 'shipped',
              label: offer.title ?? t('requirements.wordings.shipped'),
              onAction: () => take(offer),
            }))}
          >
            {t('requirements.move.takeWording')}
          </MenuButton>
        )}
        {!isBlank(explanation) && !isOffered && (
          <Button size="small" kind="quiet" icon="plus" onPress={() => void keep()}>
            {t('requirements.wordings.keep')}
          </Button>
        )}
        {name !== null && (
          <span className="muted t12">{t('requirements.wordings.namedBy', { title: name })}</span>
        )}
      </div>
      <TextArea
        label={t('requirements.move.explanation')}
        hint={t('requirements.move.explanationHint')}
        isRequired
        rows={4}
        value={explanation}
        onChange={(text) => set({ explanation: text })}
        error={needed(isBlank(explanation))}
      />
      <div className="form-2">
        <TextField
          label={t('requirements.move.replyBy')}
          isRequired
          value={replyBy}
          onChange={(text) => set({ replyBy: text })}
          error={needed(isBlank(replyBy))}
        />
        <DatePickerField
          label={t('requirements.move.replyDue')}
          value={replyDue}
          onChange={(day) => set({ replyDue: day })}
        />
      </div>
      <RenewalWarning requirement={requirement} />
    </>
  )
}

interface TakeOneProps {
  readonly offer: OfferedWording
  readonly onTake: (offer: OfferedWording) => void
}

function TakeOne({ offer, onTake }: TakeOneProps) {
  const t = useT()
  return (
    <Button size="small" icon="quote" onPress={() => onTake(offer)}>
      {t('requirements.move.takeWording')}
    </Button>
  )
}
