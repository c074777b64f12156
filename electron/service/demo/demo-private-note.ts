/** A psychotherapy note of the made-up practice. */
import type { DemoNote } from './demo-person.ts';

export const privateNote: DemoNote = {
  daysAgo: 19,
  time: '17:20',
  kind: 'psychotherapy',
  title: 'After session 3',
  template: 'free',
  isSigned: false,
  sections: [{ name: 'text', text: 'I hurry her on the stairs as I was hurried. To bring to supervision.' }],
};
