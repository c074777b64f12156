/** Keeps what is being written: saves a little after the first unsaved change, never two saves at once, at once when asked. */
import type { Clock } from '../../shared/language/clock.ts';

export type AutosaveState = 'kept' | 'keeping' | 'not-kept';

export type Autosave<Value> = {
  change(value: Value): void;
  /** Saves what is unsaved now; resolves when everything that was changed so far has been tried. */
  flush(): Promise<void>;
  /** Forgets what is unsaved. */
  drop(): void;
};

/** A rejected save is tried again with the next change or flush. */
export function createAutosave<Value>(options: {
  readonly save: (value: Value) => Promise<unknown>;
  readonly clock: Pick<Clock, 'after'>;
  readonly delayMs: number;
  readonly onState?: (state: AutosaveState) => void;
}): Autosave<Value> {
  let unsaved: { readonly value: Value } | undefined;
  let running: Promise<void> | undefined;
  let cancelTimer: (() => void) | undefined;
  const say = (state: AutosaveState) => options.onState?.(state);

  async function saveAll(): Promise<void> {
    while (unsaved !== undefined) {
      const taken = unsaved;
      unsaved = undefined;
      try {
        await options.save(taken.value);
      } catch {
        unsaved ??= taken;
        say('not-kept');
        return;
      }
    }
    say('kept');
  }

  function flush(): Promise<void> {
    cancelTimer?.();
    cancelTimer = undefined;
    if (running !== undefined) return running.then(flush);
    if (unsaved === undefined) return Promise.resolve();
    running = saveAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    change(value) {
      unsaved = { value };
      say('keeping');
      cancelTimer ??= options.clock.after(options.delayMs, () => {
        cancelTimer = undefined;
        void flush();
      });
    },
    flush,
    drop() {
      cancelTimer?.();
      cancelTimer = undefined;
      unsaved = undefined;
    },
  };
}
