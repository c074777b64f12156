/** Every fault that may cross the port, with what it may carry: ids and numbers, never content. */

export const errorCodes = [
  /** The input did not have the contract's shape. */
  'invalid-input',
  'vault-locked',
  'vault-exists',
  /** It moved to another computer, or is a copy: it is only read. */
  'vault-retired',
  'not-found',
  /** The note is signed: only an addendum may follow. */
  'note-signed',
  /** The passphrase is asked for once more before a psychotherapy note is opened. */
  'psychotherapy-notes-locked',
  /** A legal hold stands: nothing of this client is taken away. */
  'legal-hold',
  'store-full',
  'store-failed',
  'relay-unreachable',
  'folder-unwritable',
  'too-many-requests',
  /** The service is going away; what was asked may be asked again of the next one. */
  'service-stopping',
  /** Unforeseen. `incident` is also in the log. */
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export type ErrorDetails = { readonly [name: string]: string | number | boolean };

/** The one class of fault. Its message is for developers and holds no content. */
export class Fault extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { readonly cause: unknown }) {
    super(code, options);
    this.name = 'Fault';
    this.code = code;
    this.details = details;
  }
}
