import { describe, expect, test } from 'vitest';
import { type AutosaveState, createAutosave } from './autosave.ts';

function setUp() {
  const timers: (() => void)[] = [];
  const saved: string[] = [];
  const states: AutosaveState[] = [];
  let failNext = false;
  const autosave = createAutosave<string>({
    save: async (value) => {
      await Promise.resolve();
      if (failNext) {
        failNext = false;
        throw new Error('no');
      }
      saved.push(value);
    },
    clock: {
      after(_delayMs, run) {
        timers.push(run);
        return () => void timers.splice(timers.indexOf(run), 1);
      },
    },
    delayMs: 400,
    onState: (state) => states.push(state),
  });
  return { autosave, timers, saved, states, failOnce: () => (failNext = true) };
}

describe('autosave', () => {
  test('steady typing is saved all the same: the wait is counted from the first unsaved change', async () => {
    const { autosave, timers, saved } = setUp();
    autosave.change('a');
    autosave.change('ab');
    expect(timers).toHaveLength(1);
    timers.splice(0)[0]?.();
    await autosave.flush();
    expect(saved).toEqual(['ab']);
  });

  test('flush saves at once and leaves no timer', async () => {
    const { autosave, timers, saved, states } = setUp();
    autosave.change('a');
    await autosave.flush();
    expect(saved).toEqual(['a']);
    expect(timers).toHaveLength(0);
    expect(states).toEqual(['keeping', 'kept']);
  });

  test('a change during a save is saved after it, and flush waits for both', async () => {
    const { autosave, saved } = setUp();
    autosave.change('a');
    const first = autosave.flush();
    autosave.change('ab');
    await Promise.all([first, autosave.flush()]);
    expect(saved).toEqual(['a', 'ab']);
  });

  test('a save that fails is said, and tried again on flush', async () => {
    const { autosave, saved, states, failOnce } = setUp();
    failOnce();
    autosave.change('a');
    await autosave.flush();
    expect(states.at(-1)).toBe('not-kept');
    await autosave.flush();
    expect(saved).toEqual(['a']);
    expect(states.at(-1)).toBe('kept');
  });

  test('what was dropped is not saved', async () => {
    const { autosave, timers, saved } = setUp();
    autosave.change('a');
    autosave.drop();
    await autosave.flush();
    expect(saved).toEqual([]);
    expect(timers).toHaveLength(0);
  });
});
