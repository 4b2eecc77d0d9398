import { useRef } from 'react'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import { shippedTierRules, tierRuleFaults } from '../../../../shared/domain/tiers/index.ts'
import { useFrame, useZone } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, IconButton, SectionHead, TableHead } from '../../../ui/index.ts'
import { type Rule, ruleWords, standingWords } from './rule-words.ts'

export interface RuleListProps {
  readonly rules: readonly Rule[]
  readonly saved: CallOutput<'tier.rules'>['saved']
}

/** Every change of the list is kept at once and undone with Ctrl+Z; accounts change only when the rules are applied. */
export function RuleList({ rules, saved }: RuleListProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { write, dialogs } = useFrame()
  const body = useRef<HTMLTableSectionElement>(null)
  const keep = (next: readonly Rule[]) => write('tier.saveRules', { rules: [...next] })
  const moved = (index: number, places: -1 | 1): readonly Rule[] | null => {
    const rule = rules[index]
    const to = index + places
    if (rule === undefined || to < 0 || to >= rules.length) return null
    const next = rules.toSpliced(index, 1).toSpliced(to, 0, rule)
    // A rule for everybody that stands higher would leave those below it without effect.
    return tierRuleFaults(next).length === 0 ? next : null
  }
  const move = async (index: number, places: -1 | 1): Promise<void> => {
    const next = moved(index, places)
    const id = rules[index]?.id ?? ''
    if (next === null) return
    const result = await keep(next)
    if (!result.ok) return
    // The row was drawn in another place; at the end of the list its button has nothing more to do.
    requestAnimationFrame(() => {
      const row = body.current?.querySelector(`[data-rule="${CSS.escape(id)}"]`)
      const [up, down] = row?.querySelectorAll<HTMLButtonElement>('.tr-move button') ?? []
      const wanted = places < 0 ? [up, down] : [down, up]
      wanted.find((button) => button?.disabled === false)?.focus()
    })
  }
  return (
    <section>
      <SectionHead
        title={t('tiers.rules.title')}
        count={rules.length}
        actions={
          <>
            {saved !== null && (
              <Button size="small" kind="quiet" onPress={() => void keep(shippedTierRules.map(asRule))}>
                {t('tiers.rules.shipped')}
              </Button>
            )}
            <Button size="small" icon="plus" onPress={() => void dialogs.open('tierRule.edit', {})}>
              {t('tiers.rules.add')}
            </Button>
          </>
        }
      />
      {rules.length === 0 ? (
        <p className="muted t13 tr-none">{t('tiers.rules.none')}</p>
      ) : (
        <table className="tbl tr-rules" aria-label={t('tiers.rules.title')}>
          <TableHead
            columns={[
              { figures: t('tiers.rules.place') },
              t('tiers.rules.when'),
              t('tiers.rules.tier'),
              t('tiers.rules.order'),
              { unseen: t('tiers.rules.actions') },
            ]}
          />
          <tbody ref={body}>
            {rules.map((rule, index) => (
              <tr key={rule.id} data-rule={rule.id}>
                <td className="r num muted">{index + 1}</td>
                <td>{ruleWords(t, format, rule)}</td>
                <td className="nw w6">{standingWords(t, rule)}</td>
                <td className="nw tr-move">
                  <IconButton
                    icon="up"
                    size="small"
                    iconSize={14}
                    label={t('tiers.rules.up', { place: index + 1 })}
                    isDisabled={moved(index, -1) === null}
                    onPress={() => void move(index, -1)}
                  />
                  <IconButton
                    icon="down"
                    size="small"
                    iconSize={14}
                    label={t('tiers.rules.down', { place: index + 1 })}
                    isDisabled={moved(index, 1) === null}
                    onPress={() => void move(index, 1)}
                  />
                </td>
                <td className="r nw">
                  <IconButton
                    icon="edit"
                    size="small"
                    iconSize={14}
                    label={t('tiers.rules.edit', { place: index + 1 })}
                    onPress={() => void dialogs.open('tierRule.edit', { id: rule.id })}
                  />
                  <IconButton
                    icon="trash"
                    size="small"
                    iconSize={14}
                    label={t('tiers.rules.remove', { place: index + 1 })}
                    onPress={() => void keep(rules.toSpliced(index, 1))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="muted t12 tr-foot">
        {saved === null
          ? t('tiers.rules.isShipped')
          : t('tiers.rules.savedBy', { name: saved.by, day: format.day(zone.dayOf(saved.at)) })}
      </p>
    </section>
  )
}

const asRule = (rule: (typeof shippedTierRules)[number]): Rule => ({ ...rule, when: [...rule.when] })
