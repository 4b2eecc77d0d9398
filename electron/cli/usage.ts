/** What the person typed cannot be run: exit code 2. */
export class UsageError extends Error {}

/** The product said no, with a reason: exit code 1. */
export class RefusedError extends Error {
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>
  constructor(code: string, message: string, data: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.data = data
  }
}

/** A folder in which a live store would be destroyed sooner or later. */
export const refusedFolder = (reason: string): RefusedError =>
  new RefusedError(
    'refused_folder',
    reason === 'synced'
      ? 'a workspace must not lie in a folder that a cloud service synchronises: it would be damaged there; nothing was written'
      : 'a workspace must not lie on a network drive: it would be damaged there; nothing was written',
    { reason },
  )

/** The result itself, already written, says no: exit code 1, and nothing more on standard output. */
export class ToldRefusal extends Error {}

export const usageText = `bowtie: the workbench from a terminal

  bowtie init                          make an encrypted workspace; prints the recovery code once
  bowtie import PATH… [--dry-run] [--mapping FILE] [--accept-refused]
                                       import files or a folder of files
  bowtie accounts                      the accounts
  bowtie account NAME|ID               one account with what hangs on it
  bowtie search TEXT                   full text: notes, people, requirements, promises
  bowtie note add --account A --file F|-
                                       a note on an account, from a file or standard input
  bowtie export --what accounts|notes|all --format xlsx|csv|md|json --out DIR
                                       or --what account --account A, or any table: people, contracts, promises …
  bowtie metrics --from D --to D       retention between two days (YYYY-MM-DD)
  bowtie backup                        a verified backup
  bowtie restore FILE                  put a backup (its name, or the path of a copy) in place; the present file
                                       is kept aside
  bowtie verify                        check the file, the log and every table against each other
  bowtie serve [--port N] [--no-open]  the interface in a browser, on this machine only

  --data DIR       the folder of the workspace (default: the one of the desktop application)
  --key-file F     the key that opens it (or BOWTIE_KEY_FILE); init makes it with mode 0600
  --json           one JSON document on standard output, nothing else there

  Exit codes: 0 done, 1 refused with a reason, 2 wrong usage.
`
