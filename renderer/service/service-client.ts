/** The screens' end of the contract: calls that are answered or rejected with a Fault, and events, over whichever port there is now. */
import {
  type EventName,
  type EventPayload,
  eventFrame,
  events,
  Fault,
  type Input,
  type MethodName,
  type Output,
  type Port,
  replyFrame,
} from '../../shared/contract/index.ts';

type Waiting = { resolve(value: unknown): void; reject(fault: Fault): void };

export type ServiceEvent = {
  readonly [Name in EventName]: { readonly name: Name; readonly payload: EventPayload<Name> };
}[EventName];

export type ServiceClient = {
  /** Rejects with a Fault and with nothing else. Without a port it waits for one. */
  call<Name extends MethodName>(method: Name, input: Input<Name>): Promise<Output<Name>>;
  /** Returns the way to stop listening. */
  onEvent(listener: (event: ServiceEvent) => void): () => void;
  /** Takes the place of the port before. */
  connect(port: Port): void;
  /** Called when the port that is in use closes. */
  onDisconnect(listener: () => void): void;
};

export function createServiceClient(): ServiceClient {
  let port: Port | undefined;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();
  const unsent: (() => void)[] = [];
  const eventListeners = new Set<(event: ServiceEvent) => void>();
  const disconnectListeners = new Set<() => void>();

  function receive(message: unknown): void {
    const reply = replyFrame.safeParse(message);
    if (reply.success) {
      const caller = waiting.get(reply.data.id);
      waiting.delete(reply.data.id);
      if (reply.data.ok) caller?.resolve(reply.data.value);
      else caller?.reject(new Fault(reply.data.code, reply.data.details));
      return;
    }
    const frame = eventFrame.safeParse(message);
    if (!frame.success) return;
    const event = parseEvent(frame.data.event, frame.data.payload);
    if (event === undefined) return;
    for (const listener of eventListeners) listener(event);
  }

  function disconnect(): void {
    port = undefined;
    const callers = [...waiting.values()];
    waiting.clear();
    for (const caller of callers) caller.reject(new Fault('service-stopping'));
    for (const listener of disconnectListeners) listener();
  }

  return {
    call: (method, input) =>
      new Promise((resolve, reject) => {
        const send = (): void => {
          const id = ++lastId;
          waiting.set(id, { resolve: (value) => resolve(value as Output<typeof method>), reject });
          port?.post({ kind: 'request', id, method, input });
        };
        if (port === undefined) unsent.push(send);
        else send();
      }),
    onEvent(listener) {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    connect(next) {
      const previous = port;
      port = next;
      if (previous !== undefined) {
        const callers = [...waiting.values()];
        waiting.clear();
        previous.close();
        for (const caller of callers) caller.reject(new Fault('service-stopping'));
      }
      next.onMessage((message) => {
        if (port === next) receive(message);
      });
      next.onClose(() => {
        if (port === next) disconnect();
      });
      for (const send of unsent.splice(0)) send();
    },
    onDisconnect: (listener) => void disconnectListeners.add(listener),
  };
}

/** Undefined for an event that this version does not know or that lacks its shape. */
export function parseEvent(name: string, payload: unknown): ServiceEvent | undefined {
  if (!isEventName(name)) return undefined;
  const parsed = events[name].safeParse(payload);
  return parsed.success ? ({ name, payload: parsed.data } as ServiceEvent) : undefined;
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name);
}
