/** Every word of the client's page, in English. A further language is one more folder with the same keys. */
import { attachments } from './en/attachments.ts';
import { conversation } from './en/conversation.ts';
import { device } from './en/device.ts';
import { forms } from './en/forms.ts';
import { join } from './en/join.ts';
import { page } from './en/page.ts';
import { safety } from './en/safety.ts';

export const en = {
  ...page,
  ...join,
  ...conversation,
  ...attachments,
  ...forms,
  ...safety,
  ...device,
};

export type MessageKey = keyof typeof en;
export type Messages = Readonly<Record<MessageKey, string>>;
