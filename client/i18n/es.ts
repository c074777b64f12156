/** Every word of the client's page, in Spanish. */
import type { Messages } from './en.ts';
import { attachments } from './es/attachments.ts';
import { conversation } from './es/conversation.ts';
import { device } from './es/device.ts';
import { forms } from './es/forms.ts';
import { join } from './es/join.ts';
import { page } from './es/page.ts';
import { safety } from './es/safety.ts';

export const es: Messages = {
  ...page,
  ...join,
  ...conversation,
  ...attachments,
  ...forms,
  ...safety,
  ...device,
};
