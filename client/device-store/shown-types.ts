/** Which payloads of a conversation have a place on the client's screen (content types of protocol.md 2.10). */

export const textType = 1;
export const attachmentType = 2;
/** shared/protocol/form-body.ts */
export const formType = 17;
export const formAnswerType = 18;

/** What is gone, edit, retraction, receipt, typing, reaction, resend-request, resend, device-add, device-remove, mailbox-rotate, profile, goodbye, sync, restore-info. */
const silentTypes: ReadonlySet<number> = new Set([0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);

/** What this version does not know is shown as such, never dropped. */
export function isShown(type: number): boolean {
  return !silentTypes.has(type);
}
