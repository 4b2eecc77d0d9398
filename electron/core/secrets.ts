/**
 * Where this machine keeps the wrapping of the store's key. The core sees two functions; what is behind them
 * (operating system keychain, a key file) belongs to the host.
 */
export interface Secrets {
  describe(): Promise<SecretsDescription>
  /** Text that only this machine and person can turn back; null when there is nothing to wrap with. */
  wrap(bytes: Uint8Array): Promise<string | null>
  /** The bytes again; null when the text was wrapped elsewhere, is damaged, or the keychain refuses. */
  unwrap(text: string): Promise<Uint8Array | null>
}

export interface SecretsDescription {
  readonly kind: 'keychain' | 'key-file' | 'none'
  /** Which one: `gnome_libsecret`, `kwallet6`, `keychain`, `dpapi`, `file`. Kept beside what it wrapped. */
  readonly backend: string
}

/** For a host that has no place for secrets: the recovery code is asked for at every start. */
export const noSecrets: Secrets = {
  describe: () => Promise.resolve({ kind: 'none', backend: 'none' }),
  wrap: () => Promise.resolve(null),
  unwrap: () => Promise.resolve(null),
}
