import { useFrame, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, MenuButton, SectionHead, TableHead } from '../../../ui/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { RecordButton } from '../../../app/records/record-button.tsx'
import { Attitude, LastMet } from '../parts/stance.tsx'
import { ThinRelations } from '../../../app/records/thin-relations.tsx'

/** PPL-1, PPL-4: who decides, how they stand to us, when they were met; first, what is thin about it. */
export function PeopleTab({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const { dialogs, navigation } = useFrame()
  const list = useQuery('people.map', { accountId })
  const add = () => void dialogs.open('person.edit', { accountId })
  return (
    <Loaded query={list}>
      {({ people }) => (
        <>
          <SectionHead
            title={t('account.tab.people')}
            count={people.filter(({ moved }) => moved === null).length}
            actions={
              <>
                <Button
                  size="small"
                  icon="people"
                  onPress={() => navigation.go(`/accounts/${accountId}/map`)}
                >
                  {t('map.title')}
                </Button>
                <Button size="small" icon="plus" onPress={add}>
                  {t('account.command.addPerson')}
                </Button>
              </>
            }
          />
          {people.length === 0 ? (
            <Nothing
              text={t('account.person.none')}
              action={{ label: t('account.command.addPerson'), onPress: add }}
            />
          ) : (
            <>
              <ThinRelations people={people} />
              <table className="tbl mini">
                <TableHead
                  columns={[
                    t('account.person.name'),
                    t('account.person.title'),
                    t('account.person.role'),
                    t('account.person.influence'),
                    t('account.person.attitude'),
                    t('account.person.lastMet'),
                    { unseen: t('account.table.actions') },
                  ]}
                />
                <tbody>
                  {people.map((person) => (
                    <tr key={person.id} className={person.leftOn === null ? undefined : 'muted'}>
                      <td>
                        <RecordButton onPress={() => void dialogs.open('person.edit', { id: person.id })}>
                          {person.name}
                        </RecordButton>
                      </td>
                      <td>{person.title}</td>
                      <td>{t(`account.role.${person.role}`)}</td>
                      <td>{t(`account.influence.${person.influence}`)}</td>
                      <td>
                        <Attitude attitude={person.attitude} />
                      </td>
                      <td className="num">
                        {person.leftOn === null ? (
                          <LastMet person={person} />
                        ) : person.moved === null ? (
                          t('account.person.leftOn', { day: person.leftOn })
                        ) : (
                          t('account.person.movedOn', {
                            day: person.moved.day,
                            account: person.moved.accountName ?? t('account.person.nowhere'),
                          })
                        )}
                      </td>
                      <td className="r">
                        <MenuButton
                          size="small"
                          label={t('account.person.actions', { name: person.name })}
                          entries={[
                            {
                              id: 'left',
                              icon: 'left_person',
                              label: t('account.left.menu'),
                              onAction: () =>
                                void dialogs.open('personEvent', { personId: person.id, event: 'left' }),
                            },
                            {
                              id: 'arrived',
                              icon: 'person',
                              label: t('account.arrived.menu'),
                              onAction: () =>
                                void dialogs.open('personEvent', { personId: person.id, event: 'arrived' }),
                            },
                          ]}
                        />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
        </>
      )}
    </Loaded>
  )
}
