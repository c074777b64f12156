/** Works through what is uploaded or fetched, a part of each in turn, so that a small file does not wait for a large one. */
import type { RelayRefusal } from '../relay/relay.ts';
import type { AttachmentName } from './attachment-state.ts';
import { type Engine, retryDelayMs } from './engine.ts';

export type TransferStep =
  | { readonly kind: 'more' }
  | { readonly kind: 'done' }
  /** The relay does not take or give it now. */
  | { readonly kind: 'later'; readonly refusal?: RelayRefusal };

export type TransferLane = {
  /** Unless it waits for its next attempt. */
  wake(name: AttachmentName): void;
  /** Also what waits. */
  hurry(name: AttachmentName): void;
  retryNow(): void;
};

type Waiting = { readonly name: AttachmentName; readonly cancel: () => void };

export function createTransferLane(
  engine: Engine,
  step: (name: AttachmentName) => Promise<TransferStep>,
): TransferLane {
  const queue = new Map<string, AttachmentName>();
  const waiting = new Map<string, Waiting>();
  const failures = new Map<string, number>();
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    try {
      for (let next = first(); next !== undefined && !engine.isStopped(); next = first()) {
        const [key, name] = next;
        queue.delete(key);
        const taken = await step(name).catch((fault: unknown) => ({ kind: 'failed', fault }) as const);
        if (taken.kind === 'failed') {
          wait(key, name);
          throw taken.fault;
        }
        if (taken.kind === 'later') {
          wait(key, name, taken.refusal);
          continue;
        }
        failures.delete(key);
        if (taken.kind === 'more' && !waiting.has(key)) queue.set(key, name);
      }
    } finally {
      isRunning = false;
      start();
    }
  }

  function first(): readonly [string, AttachmentName] | undefined {
    const [entry] = queue;
    return entry;
  }

  function wait(key: string, name: AttachmentName, refusal?: RelayRefusal): void {
    const before = failures.get(key) ?? 0;
    failures.set(key, before + 1);
    const cancel = engine.after(retryDelayMs(engine, before, refusal), () => {
      waiting.delete(key);
      wake(name);
    });
    waiting.get(key)?.cancel();
    waiting.set(key, { name, cancel });
  }

  function start(): void {
    if (!isRunning && queue.size > 0) engine.background(run);
  }

  function wake(name: AttachmentName): void {
    const key = `${name.conversationId} ${name.messageId}`;
    if (waiting.has(key)) return;
    queue.set(key, { conversationId: name.conversationId, messageId: name.messageId });
    start();
  }

  function hurry(name: AttachmentName): void {
    const key = `${name.conversationId} ${name.messageId}`;
    waiting.get(key)?.cancel();
    waiting.delete(key);
    wake(name);
  }

  return {
    wake,
    hurry,
    retryNow() {
      for (const { name } of [...waiting.values()]) hurry(name);
    },
  };
}
