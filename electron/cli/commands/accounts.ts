import { type Arguments, takeWords } from '../arguments.ts'
import type { CoreSession } from '../core-session.ts'
import { minorToDecimal } from '../../../shared/kernel/index.ts'
import { formatTable, type Output } from '../output.ts'
import { RefusedError } from '../usage.ts'

/** `accounts`. */
export async function listAccounts(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  takeWords(args, 0, 'no further words')
  const { rows } = await session.call('account.list', {})
  output.result({ accounts: rows }, () =>
    formatTable([
      ['name', 'code', 'stage', 'city', 'ARR', 'ends'],
      ...rows.map((row) => [
        row.name,
        row.code ?? '',
        row.stage,
        row.city ?? '',
        row.arrCurrency === null ? '' : `${minorToDecimal(row.arrMinor, row.arrCurrency)} ${row.arrCurrency}`,
        row.termTo ?? '',
      ]),
    ]),
  )
}

/** The account a person means: by id, code or name; two of the same name are not guessed between. */
export async function findAccount(
  session: CoreSession,
  text: string,
): Promise<{ readonly id: string; readonly name: string }> {
  const [{ rows }, names] = await Promise.all([
    session.call('account.list', {}),
    session.call('account.nameKeys', {}),
  ])
  const begun = new Set(
    names.rows
      .filter(({ keys }) => keys.some((key) => key.startsWith(text.toLowerCase())))
      .map(({ id }) => id),
  )
  const exact = rows.filter((row) => row.id === text || row.code === text || row.name === text)
  const found = exact.length > 0 ? exact : rows.filter(({ id }) => begun.has(id))
  const [first] = found
  if (first === undefined) throw new RefusedError('not_found', `no account is called ${text}`)
  if (found.length > 1)
    throw new RefusedError('ambiguous', `${found.length} accounts match ${text}; use the id`, {
      accounts: found.slice(0, 20).map(({ id, name }) => ({ id, name })),
    })
  return first
}

/** `account NAME|ID`. */
export async function showAccount(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  const [text = ''] = takeWords(args, 1, 'one NAME or ID')
  const { id } = await findAccount(session, text)
  const [account, people, contracts, plan, promises, requirements, notes] = await Promise.all([
    session.call('account.get', { id }),
    session.call('person.list', { accountId: id }),
    session.call('contract.list', { accountId: id }),
    session.call('value.plan', { accountId: id }),
    session.call('promise.list', { accountId: id }),
    session.call('requirement.list', { accountId: id }),
    session.call('note.list', { accountId: id, limit: 1_000 }),
  ])
  output.result(
    {
      account,
      people: people.people,
      contracts: contracts.contracts,
      lines: contracts.lines,
      plan,
      promises: promises.promises,
      requirements: requirements.requirements,
      notes: notes.notes,
    },
    () =>
      formatTable([
        ['name', account.name],
        ['id', account.id],
        ['code', account.code ?? ''],
        ['stage', account.stage],
        ['tier', `${account.ka ? 'KA ' : ''}${account.tier ?? ''}`],
        ['city', account.city ?? ''],
        [
          'ARR',
          account.arrCurrency === null
            ? ''
            : `${minorToDecimal(account.arrMinor, account.arrCurrency)} ${account.arrCurrency}`,
        ],
        ['ends', account.termTo ?? ''],
        ['people', people.people.map((person) => person.name).join(', ')],
        ['contract lines', String(contracts.lines.length)],
        [
          'first value',
          plan.firstValues
            .map((value) => `${value.statement} (${value.signedOn ?? 'not signed off'})`)
            .join('; '),
        ],
        ['open promises', String(account.openPromises)],
        ['requirements', String(requirements.requirements.length)],
        ['notes', String(notes.total)],
      ]),
  )
}
