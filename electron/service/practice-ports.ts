/** What a practice is built from. */
import type { WithMasterKey } from './features/professional-will/index.ts';
import type { EventName, EventPayload, ToMain } from '../../shared/contract/index.ts';
import type { Clock } from '../../shared/language/clock.ts';
import type { RandomBytes } from '../../shared/language/random.ts';
import type { Relay } from '../../shared/relay/relay.ts';
import type { PsychotherapyNotesPorts } from './features/psychotherapy-notes/index.ts';
import type { RecordsPorts } from './features/records/index.ts';
import type { Log } from './log.ts';
import type { PracticeEngine, PracticeEngineOptions } from './practice-engine.ts';
import type { EmbeddedRelay } from './relays/embedded/embedded-relay.ts';
import type { ResidencePorts } from './residence.ts';

export type PracticePorts = {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly appVersion: string;
  readonly receiptJitterMs: { readonly min: number; readonly max: number };
  readonly log: Log;
  /** Where the store's generation is noted. */
  readonly generationFile: string;
  /** For copies that are only looked at. */
  readonly workFolder: string;
  readonly exportFolder: string;
  /** Names of folders beside the vault with what a restore moved out of its way. */
  readonly setAside: () => readonly string[];
  readonly withMasterKey: WithMasterKey;
  readonly derivePsychotherapyKey: PsychotherapyNotesPorts['deriveKey'];
  readonly attachmentFolder: string;
  readonly residence: Pick<ResidencePorts, 'retiredFile' | 'installId'>;
  readonly isDemo: boolean;
  readonly relayAt: (relayUrl: string) => Relay;
  /** Starts with the first practice that is opened and outlives its lock: what clients send meanwhile waits there. */
  readonly embeddedRelayFor: (remembered: {
    readonly port: number | undefined;
    readonly remember: (port: number) => void;
    readonly onChange: () => void;
  }) => EmbeddedRelay;
  readonly emit: <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void;
  readonly startPracticeEngine: (options: PracticeEngineOptions) => Promise<PracticeEngine>;
  readonly tellMain: (message: ToMain) => void;
  readonly verifierFolder: RecordsPorts['verifierFolder'];
  readonly print: RecordsPorts['print'];
  readonly lock: () => void;
};
