/** Answers the contract over ports: the one place where input is parsed and where faults become codes. */
import {
  type EventName,
  type EventPayload,
  Fault,
  type Input,
  type MethodName,
  methods,
  type Output,
  type Port,
  type ReplyFrame,
  requestFrame,
} from '../../shared/contract/index.ts';
import { isWithinInputLimits } from './input-limits.ts';
import type { Log } from './log.ts';

export type Handlers = {
  readonly [Name in MethodName]: (
    input: Input<Name>,
  ) => Output<Name> | Promise<Output<Name>> | (undefined extends Output<Name> ? void | Promise<void> : never);
};
export type VaultMethod = Extract<MethodName, `vault.${string}`>;
export type VaultHandlers = Pick<Handlers, VaultMethod>;
/** What is answered only while the vault is unlocked. */
export type PracticeHandlers = Omit<Handlers, VaultMethod>;

/** A `print` port belongs to the hidden window that draws one record, and may ask for nothing else. */
export type PortPurpose = 'screen' | 'print';

export type ContractServer = {
  attach(port: Port, purpose: PortPurpose): void;
  emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): void;
  closeAll(): void;
};

export type ContractPorts = {
  readonly vault: VaultHandlers;
  /** Undefined while the vault is locked. */
  readonly practice: () => PracticeHandlers | undefined;
  readonly log: Log;
};

/** More calls than a screen ever has under way at once. */
const maxPendingPerPort = 500;

export function serveContract({ vault, practice, log }: ContractPorts): ContractServer {
  const screens = new Set<Port>();
  const all = new Set<Port>();

  async function call(method: MethodName, input: unknown): Promise<unknown> {
    const handlers: Partial<Handlers> = isVaultMethod(method) ? vault : (practice() ?? {});
    // The parsed input belongs to this method's handler: TypeScript can't follow a key through two maps.
    const handler = handlers[method] as ((parsed: unknown) => unknown) | undefined;
    if (handler === undefined) throw new Fault('vault-locked');
    if (!isWithinInputLimits(input)) throw new Fault('invalid-input');
    const parsed = methods[method].input.safeParse(input);
    if (!parsed.success) throw new Fault('invalid-input');
    return handler(parsed.data);
  }

  async function answer(id: number, method: string, input: unknown, purpose: PortPurpose): Promise<ReplyFrame> {
    if (!isMethod(method) || !mayAsk(purpose, method)) return refusal(id, new Fault('invalid-input'));
    try {
      return { kind: 'reply', id, ok: true, value: await call(method, input) };
    } catch (error) {
      return refusal(id, foreseen(error, method));
    }
  }

  /** What fails because the vault was locked under it is no incident. */
  function foreseen(error: unknown, method: MethodName): Fault {
    if (error instanceof Fault) {
      if (error.code === 'store-failed' || error.code === 'store-full')
        log.write('call-failed', { method, code: error.code, error });
      return error;
    }
    if (!isVaultMethod(method) && practice() === undefined) return new Fault('vault-locked');
    return new Fault('internal', { incident: log.incident(error, method) });
  }

  return {
    attach(port, purpose) {
      let pending = 0;
      all.add(port);
      if (purpose === 'screen') screens.add(port);
      port.onMessage((message) => {
        const frame = requestFrame.safeParse(message);
        if (!frame.success) {
          log.write('port-frame-refused');
          return;
        }
        const { id, method, input } = frame.data;
        if (pending >= maxPendingPerPort) {
          port.post(refusal(id, new Fault('too-many-requests')));
          return;
        }
        pending += 1;
        void answer(id, method, input, purpose).then((reply) => {
          pending -= 1;
          if (all.has(port)) port.post(reply);
        });
      });
      port.onClose(() => {
        all.delete(port);
        screens.delete(port);
      });
    },
    emit(event, payload) {
      for (const port of screens) port.post({ kind: 'event', event, payload });
    },
    closeAll() {
      for (const port of [...all]) {
        all.delete(port);
        screens.delete(port);
        port.close();
      }
    },
  };
}

function isMethod(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}

function isVaultMethod(name: MethodName): name is VaultMethod {
  return name.startsWith('vault.');
}

function mayAsk(purpose: PortPurpose, method: MethodName): boolean {
  return (purpose === 'print') === (method === 'records.printDocument');
}

function refusal(id: number, { code, details }: Fault): ReplyFrame {
  return { kind: 'reply', id, ok: false, code, details };
}
