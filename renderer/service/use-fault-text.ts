/** The one place that turns a fault into words: what happened, what is safe, what to do. */
import { useCallback } from 'react';
import type { ErrorCode, Fault } from '../../shared/contract/index.ts';
import { assertNever } from '../../shared/language/assert-never.ts';
import type { MessageId } from '../i18n/messages.ts';
import { useText } from '../i18n/use-text.ts';

export function faultMessage(code: ErrorCode): MessageId {
  switch (code) {
    case 'invalid-input':
      return 'fault.invalidInput';
    case 'vault-locked':
      return 'fault.vaultLocked';
    case 'vault-exists':
      return 'fault.vaultExists';
    case 'vault-retired':
      return 'fault.vaultRetired';
    case 'not-found':
      return 'fault.notFound';
    case 'note-signed':
      return 'fault.noteSigned';
    case 'psychotherapy-notes-locked':
      return 'fault.psychotherapyNotesLocked';
    case 'legal-hold':
      return 'fault.legalHold';
    case 'store-full':
      return 'fault.storeFull';
    case 'store-failed':
      return 'fault.storeFailed';
    case 'relay-unreachable':
      return 'fault.relayUnreachable';
    case 'folder-unwritable':
      return 'fault.folderUnwritable';
    case 'too-many-requests':
      return 'fault.tooManyRequests';
    case 'service-stopping':
      return 'fault.serviceStopping';
    case 'internal':
      return 'fault.internal';
    default:
      return assertNever(code);
  }
}

/** `faultText(mutation.error)`; undefined for no fault. */
export function useFaultText(): (fault: Fault | null) => string | undefined {
  const text = useText();
  return useCallback(
    (fault) =>
      fault === null
        ? undefined
        : text(faultMessage(fault.code), { incident: String(fault.details['incident'] ?? '–') }),
    [text],
  );
}
