/** The door to the messenger: the engine, its ports, and what it stores. */
export { createMessenger } from './create-messenger.ts';
export type {
  AnswerOutcome,
  AskForm,
  GivenAnswer,
  InviteOutcome,
  JoinOutcome,
  LinkOutcome,
  Messenger,
  MessengerAttachments,
  MessengerEvent,
  MessengerPorts,
  NewInvite,
  OpenedInvite,
  OpenInviteToken,
  SafetyNumber,
  SendOutcome,
} from './messenger.ts';
export type { AttachmentFiles, AttachmentPorts } from './attachment-files.ts';
export * from './store.ts';
export { decodeForm, encodeForm, type FormAnswer } from './form-codec.ts';
export { readForm, readFormAnswer, type ShownForm } from './forms.ts';
