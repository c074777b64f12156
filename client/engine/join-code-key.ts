/** Loads what makes a key of a join code, the rarest large part of the page, when an invite asks for one. */
import { joinCodeKey } from '../../shared/protocol/index.ts';
import { isCodeFile, preloadVerified } from '../page/verified-import.ts';

/** As the messenger's port: undefined when the part did not arrive, or not with the bytes that it was built with. */
export async function loadedJoinCodeKey(
  code: string,
  inviteId: Uint8Array,
  onProgress?: (done: number) => void,
): Promise<Uint8Array | undefined> {
  try {
    await preloadVerified(isCodeFile);
  } catch {
    return undefined;
  }
  return joinCodeKey(code, inviteId, onProgress);
}
