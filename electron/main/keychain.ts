import type { SafeStorage } from 'electron'
import type { Secrets, SecretsDescription } from '../core/secrets.ts'

const prefix = 'k1.'

/**
 * The operating system's keychain through Electron's asynchronous safeStorage. On Linux without a password store
 * Electron would "encrypt" with a password that is the same on every machine (`basic_text`); that counts as no
 * keychain, and the recovery code is asked for instead.
 */
export function createKeychain(safeStorage: SafeStorage, platform: string): Secrets {
  const none = (backend: string): SecretsDescription => ({ kind: 'none', backend })

  const describe = async (): Promise<SecretsDescription> => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return none('none')
    if (platform === 'darwin') return { kind: 'keychain', backend: 'keychain' }
    if (platform === 'win32') return { kind: 'keychain', backend: 'dpapi' }
    const backend = safeStorage.getSelectedStorageBackend()
    return backend === 'basic_text' || backend === 'unknown' ? none(backend) : { kind: 'keychain', backend }
  }

  const isAvailable = async (): Promise<boolean> => (await describe()).kind === 'keychain'

  return {
    describe: () => describe().catch(() => none('none')),
    async wrap(bytes) {
      try {
        if (!(await isAvailable())) return null
        const sealed = await safeStorage.encryptStringAsync(Buffer.from(bytes).toString('base64'))
        return prefix + sealed.toString('base64')
      } catch {
        return null
      }
    },
    async unwrap(text) {
      try {
        if (!text.startsWith(prefix) || !(await isAvailable())) return null
        const { result } = await safeStorage.decryptStringAsync(
          Buffer.from(text.slice(prefix.length), 'base64'),
        )
        // Garbage that decrypts is still garbage: what was wrapped is canonical base64 again.
        const bytes = Buffer.from(result, 'base64')
        return bytes.toString('base64') === result ? new Uint8Array(bytes) : null
      } catch {
        return null
      }
    },
  }
}

/** Secrets that wait until the application is ready; the worker thread starts earlier and in parallel. */
export function afterReady(ready: Promise<unknown>, create: () => Secrets): Secrets {
  const secrets = ready.then(create)
  return {
    describe: async () => (await secrets).describe(),
    wrap: async (bytes) => (await secrets).wrap(bytes),
    unwrap: async (text) => (await secrets).unwrap(text),
  }
}
