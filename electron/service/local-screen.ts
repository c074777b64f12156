/** A port without processes: two ends that carry structured clones, and a screen that asks the service over one of them. */
import {
  eventFrame,
  type Input,
  type MethodName,
  type Output,
  type Port,
  replyFrame,
} from '../../shared/contract/index.ts';

export function portPair(): readonly [Port, Port] {
  const listeners: [((message: unknown) => void)[], ((message: unknown) => void)[]] = [[], []];
  const closers: (() => void)[] = [];
  let isClosed = false;
  function end(own: 0 | 1, other: 0 | 1): Port {
    return {
      post(message) {
        const copy: unknown = structuredClone(message);
        queueMicrotask(() => {
          if (!isClosed) for (const listener of listeners[other]) listener(copy);
        });
      },
      onMessage: (listener) => void listeners[own].push(listener),
      onClose: (listener) => void closers.push(listener),
      close() {
        if (isClosed) return;
        isClosed = true;
        for (const closer of closers) closer();
      },
    };
  }
  return [end(0, 1), end(1, 0)];
}

export type Refusal = { readonly code: string; readonly details: Readonly<Record<string, unknown>> };

export type LocalScreen = {
  readonly port: Port;
  readonly events: readonly { readonly event: string; readonly payload: unknown }[];
  /** Rejects with a `Refusal`. */
  call<Name extends MethodName>(method: Name, input: Input<Name>): Promise<Output<Name>>;
  callRaw(method: string, input: unknown): Promise<unknown>;
};

export function screenOn(port: Port): LocalScreen {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(refusal: Refusal): void }>();
  const events: { event: string; payload: unknown }[] = [];
  let lastId = 0;
  port.onMessage((message) => {
    const event = eventFrame.safeParse(message);
    if (event.success) {
      events.push({ event: event.data.event, payload: event.data.payload });
      return;
    }
    const reply = replyFrame.parse(message);
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) caller?.resolve(reply.value);
    else caller?.reject({ code: reply.code, details: reply.details });
  });
  function callRaw(method: string, input: unknown): Promise<unknown> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      port.post({ kind: 'request', id, method, input });
    });
  }
  return {
    port,
    events,
    // The service's own types vouch for the reply: it is not parsed a second time, as in the screens themselves.
    call: (method, input) => callRaw(method, input) as Promise<Output<typeof method>>,
    callRaw,
  };
}
