import { describe, expect, test } from 'vitest';
import { type Choices, firstChoices, needsOf, pastedFile, type Preview } from './import-form.ts';

const preview: Preview = {
  ...{
    kind: 'preview',
    source: 'whatsapp',
    messages: 2,
    systemLines: 0,
    withFiles: 0,
    files: { pictures: 0, others: 0, faultCount: 0, faults: [] },
    threads: [],
    first: [],
    last: [],
  },
  unreadable: { count: 0, lines: [] },
  senders: [
    { sender: 'Ana', count: 1 },
    { sender: '', count: 1 },
  ],
  hasLocalTimes: true,
  dayOrder: { kind: 'ask', example: '3/4/19', guess: 'mdy', asDmy: '2019-04-03', asMdy: '2019-03-04' },
  repeats: { inFile: 0, before: 0 },
};
const nothing: Choices = { timeZone: 'UTC', dayOrder: undefined, threads: undefined, roles: {}, once: false };

describe('what is chosen of a file', () => {
  test('begins with a guess where there are two, and leaves everybody out where there are more', () => {
    expect(firstChoices(preview, nothing)).toMatchObject({ dayOrder: 'mdy', roles: { Ana: 'client', '': 'practice' } });
    const three = { ...preview, senders: ['A', 'B', 'C'].map((sender) => ({ sender, count: 1 })) };
    expect(firstChoices(three, { ...nothing, roles: { B: 'other' } }).roles).toEqual({
      A: 'out',
      B: 'other',
      C: 'out',
    });
  });

  test('has to name a conversation and somebody', () => {
    expect(needsOf(firstChoices(preview, nothing))).toEqual([]);
    expect(needsOf({ ...nothing, threads: [] })).toEqual(['threads', 'roles']);
  });

  test('typed messages become one object a line', async () => {
    const file = pastedFile([{ at: 5, sender: 'Ana', text: 'a\nb' }]);
    expect(await file.text()).toBe('{"quietline":"pasted"}\n{"date":5,"sender":"Ana","body":"a\\nb"}\n');
  });
});
