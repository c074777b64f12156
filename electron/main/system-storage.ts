/** Electron's safeStorage as the keychain's port: asynchronously where this Electron can, so that a system that asks the person holds nobody up. */
import { safeStorage } from 'electron';
import type { SystemStorage } from './keychain.ts';

export function systemStorage(): SystemStorage {
  const isAsync = 'encryptStringAsync' in safeStorage;
  return {
    isAvailable: async () =>
      isAsync ? await safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable(),
    backend: backendName,
    encrypt: async (text) => (isAsync ? await safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text)),
    decrypt: async (wrapped) => {
      const bytes = Buffer.from(wrapped);
      return isAsync ? (await safeStorage.decryptStringAsync(bytes)).result : safeStorage.decryptString(bytes);
    },
  };
}

function backendName(): string {
  if (process.platform === 'linux') return safeStorage.getSelectedStorageBackend();
  return process.platform === 'darwin' ? 'macos_keychain' : 'windows_dpapi';
}
