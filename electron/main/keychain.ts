/** Answers the service's questions to the system's keychain. What passes is a random secret without meaning here, never a key or content. */
import type { ToMain, ToService } from '../../shared/contract/index.ts';

type Ask = Extract<ToMain, { kind: 'keychain' }>['ask'];
type Answer = Extract<ToService, { kind: 'keychain' }>['answer'];

/** The part of the system that wraps; a text in, bytes out. Each may reject. */
export type SystemStorage = {
  isAvailable(): Promise<boolean>;
  /** `basic_text`: nothing but a fixed key, known to everybody. */
  backend(): string;
  encrypt(text: string): Promise<Uint8Array>;
  decrypt(wrapped: Uint8Array): Promise<string>;
};

/** Never rejects. */
export async function askKeychain(ask: Ask, storage: SystemStorage): Promise<Answer> {
  try {
    const backend = storage.backend();
    if (backend === 'basic_text') return { kind: 'unavailable', reason: 'plain-text' };
    if (!(await storage.isAvailable())) return { kind: 'unavailable', reason: 'none' };
    switch (ask.kind) {
      case 'look':
        return { kind: 'available', backend };
      case 'wrap': {
        const wrapped = await storage.encrypt(Buffer.from(ask.secret).toString('base64'));
        ask.secret.fill(0);
        return { kind: 'wrapped', backend, wrapped: Uint8Array.from(wrapped) };
      }
      case 'unwrap': {
        // Another keychain than then can't undo it, and is said instead of asked.
        if (backend !== ask.backend) return { kind: 'other-backend', backend };
        const secret = Uint8Array.from(Buffer.from(await storage.decrypt(ask.wrapped), 'base64'));
        return secret.length === 32 ? { kind: 'unwrapped', secret } : { kind: 'refused' };
      }
    }
  } catch {
    return { kind: 'refused' };
  }
}
