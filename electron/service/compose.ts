/** Builds the whole service from its arguments, so that tests run all of it in their own process. */
import { Fault, type Port, type PrintResult, type ToMain } from '../../shared/contract/index.ts';
import { passphraseStrength } from '../../shared/domain/passphrase-strength.ts';
import { fromHex } from '../../shared/language/bytes.ts';
import type { Clock } from '../../shared/language/clock.ts';
import type { RandomBytes } from '../../shared/language/random.ts';
import type { Relay } from '../../shared/relay/relay.ts';
import { createRestoreHandlers } from './features/backups/index.ts';
import { createCustodianHandlers, openFullRecord, type WithMasterKey } from './features/professional-will/index.ts';
import { createLog } from './log.ts';
import { forgetFastKeys } from './native-primitives.ts';
import { openPractice, type Practice } from './practice.ts';
import { startPracticeEngine } from './practice-engine.ts';
import type { PracticePorts } from './practice-ports.ts';
import { createEmbeddedRelay, type EmbeddedRelay, freshPort } from './relays/embedded/embedded-relay.ts';
import { onlyWhileHere } from './relays/embedded/own-relay.ts';
import { createHttpRelays } from './relays/http/http-relays.ts';
import { type PortPurpose, serveContract } from './serve-contract.ts';
import { type Argon2Parameters, leastArgon2, standardArgon2 } from './vault/argon2.ts';
import { vaultFolderAt } from './vault/folder.ts';
import { deriveKey } from './vault/keys.ts';
import { setAsideIn } from './vault/place-restored.ts';
import { createKeychain, type Keychain } from './vault/keychain.ts';
import { installIdAt } from './vault/standing.ts';
import { createVault } from './vault/vault.ts';
import { createVaultHandlers, type VaultHandlerPorts } from './vault/vault.handlers.ts';
import { createWaysInHandlers } from './vault/ways-in.handlers.ts';

export type ServicePorts = {
  /** Holds the vault and nothing else. */
  readonly folder: string;
  /** The built client page, for the embedded relay to serve. */
  readonly pageFolder: string | undefined;
  /** What checks a record without this app, built; goes into its zip. */
  readonly verifierFolder?: string | undefined;
  readonly appVersion: string;
  /** Where this installation's name is kept, outside the vault's folder; undefined: a copied vault is not noticed. */
  readonly installFile?: string | undefined;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly tellMain: (message: ToMain) => void;
  /** Guards the made-up practice, which keeps nobody's secrets; undefined for a real one. */
  readonly demoPassphrase?: string | undefined;
  /** The address that the relay inside listens on; undefined: loopback. */
  readonly relayHost?: string | undefined;
  readonly argon2?: Argon2Parameters;
  readonly receiptJitterMs?: { readonly min: number; readonly max: number };
  /** In place of the plugs over HTTP. */
  readonly relayAt?: (relayUrl: string) => Relay;
};

export type Service = {
  openPort(port: Port, purpose: PortPurpose): void;
  /** What became of a record that main was asked to print. */
  printed(taskId: string, result: PrintResult): void;
  /** Main has asked the system's keychain. */
  keychainAnswered: Keychain['answered'];
  lock(): Promise<void>;
  /** Opens the made-up practice; a real one stays locked. */
  unlockDemo(): Promise<void>;
  /** Notes an error that nobody caught, without its message. */
  report(error: unknown): void;
  /** Locks, ends the embedded relay, closes every port and lets go of the folder. */
  stop(): Promise<void>;
};

/** Protocol.md 2.10: neither at once, which would tell when somebody looks, nor late. */
const standardReceiptJitterMs = { min: 5000, max: 60_000 };

/** Nobody looks when a make-believe client reads: the rehearsal should not wait. */
const practiceReceiptJitterMs = { min: 200, max: 1000 };

const progressEveryMs = 150;

export function composeService(ports: ServicePorts): Service {
  const { clock, random, demoPassphrase, tellMain } = ports;
  const folder = vaultFolderAt(ports.folder);
  const log = createLog(folder.logs, clock, random);
  const printing = new Map<string, (result: PrintResult) => void>();
  let practice: Practice | undefined;
  let embedded: EmbeddedRelay | undefined;
  let remembered: Parameters<PracticePorts['embeddedRelayFor']>[0] | undefined;

  function embeddedRelayFor(next: NonNullable<typeof remembered>): EmbeddedRelay {
    remembered = next;
    embedded ??= createEmbeddedRelay({
      clock,
      host: ports.relayHost,
      dataFolder: folder.relay,
      pageFolder: ports.pageFolder,
      version: ports.appVersion,
      preferredPort: freshPort(random),
      rememberedPort: next.port,
      rememberPort: (port) => remembered?.remember(port),
      onChange: () => remembered?.onChange(),
    });
    const state = embedded.state();
    if (next.port === undefined && state.kind === 'running') next.remember(Number(new URL(state.url).port));
    return embedded;
  }

  const plugs = new Map<string, Relay>();
  const reach = ports.relayAt ?? createHttpRelays(random);
  function relayAt(relayUrl: string): Relay {
    const known = plugs.get(relayUrl);
    if (known !== undefined) return known;
    const plug = onlyWhileHere(reach(relayUrl), () => embedded?.isAway(relayUrl) ?? false);
    plugs.set(relayUrl, plug);
    return plug;
  }

  const argon2 = ports.argon2 ?? standardArgon2;
  const acceptsPassphrase = (passphrase: string): boolean =>
    passphrase === demoPassphrase || passphraseStrength(passphrase).isAccepted;

  const withMasterKey: WithMasterKey = (passphrase, use) =>
    vault.inWaysIn((ways) => ways.withMasterKey(passphrase, use));

  const keychain = createKeychain(clock, tellMain);
  const vault = createVault({
    folder: folder.path,
    clock,
    random,
    argon2,
    acceptsPassphrase,
    keychain,
    onUpdating: () => server.emit('vaultUpdating', undefined),
    async open(opened) {
      const opening = await openPractice(
        {
          clock,
          random,
          appVersion: ports.appVersion,
          receiptJitterMs: ports.receiptJitterMs ?? standardReceiptJitterMs,
          log,
          generationFile: folder.generation,
          residence: {
            retiredFile: folder.retired,
            installId: ports.installFile === undefined ? undefined : installIdAt(ports.installFile, random),
          },
          workFolder: folder.work,
          exportFolder: folder.exports,
          withMasterKey,
          derivePsychotherapyKey: (passphrase) =>
            withMasterKey(demoPassphrase ?? passphrase, (masterKey) =>
              deriveKey(masterKey, fromHex(opened.vaultId) ?? new Uint8Array(0), 'psychotherapy-notes'),
            ),
          setAside: () => setAsideIn(folder),
          attachmentFolder: folder.attachments,
          verifierFolder: ports.verifierFolder,
          isDemo: demoPassphrase !== undefined,
          relayAt,
          embeddedRelayFor,
          emit: (event, payload) => server.emit(event, payload),
          tellMain,
          startPracticeEngine: (options) =>
            startPracticeEngine(
              (own) =>
                composeService({
                  ...own,
                  ...{ pageFolder: ports.pageFolder, appVersion: ports.appVersion, clock, random },
                  argon2: leastArgon2,
                  receiptJitterMs: practiceReceiptJitterMs,
                  tellMain: () => undefined,
                }),
              random,
              options,
            ),
          print: (job) =>
            new Promise((resolve) => {
              printing.set(job.taskId, resolve);
              tellMain({ kind: 'print', ...job });
            }),
          lock: () => void lock(),
        },
        opened,
      ).catch((error: unknown) => {
        // The relay inside runs on, and has nobody to tell.
        remembered = undefined;
        throw error;
      });
      practice = opening;
      return {
        keepsMasterKey: !opening.identity.isRecoveryConfirmed(),
        async close() {
          practice = undefined;
          remembered = undefined;
          await opening.close();
        },
      };
    },
    onChange() {
      const { kind } = vault.state();
      if (kind !== 'unlocked') practice = undefined;
      log.write(kind === 'unlocked' ? 'vault-unlocked' : 'vault-locked');
      server.emit('vaultStatusChanged', undefined);
      tellMain({ kind: kind === 'unlocked' ? 'unlocked' : 'locked' });
    },
  });

  const vaultPorts: VaultHandlerPorts = {
    vault,
    clock,
    demoPassphrase,
    practice() {
      if (practice === undefined) throw new Fault('vault-locked');
      return practice.identity;
    },
    onStatusChange: () => server.emit('vaultStatusChanged', undefined),
    folder: folder.path,
    appVersion: ports.appVersion,
  };
  const server = serveContract({
    vault: {
      ...createVaultHandlers(vaultPorts),
      ...createWaysInHandlers(vaultPorts),
      ...createRestoreHandlers({
        restore: vault.restore,
        random,
        argon2,
        acceptsPassphrase,
        onProgress: tellRestoreProgress,
        clock,
        openFullRecord,
      }),
      ...createCustodianHandlers(clock),
    },
    practice: () => practice?.handlers,
    log,
  });

  let restoreTold = 0;
  function tellRestoreProgress(done: number, total: number): void {
    if (done < total && clock.now() - restoreTold < progressEveryMs) return;
    restoreTold = clock.now();
    server.emit('restoreProgressed', { done, total });
  }

  /** A failure while locking is noted; the keys are gone all the same. */
  async function lock(): Promise<void> {
    forgetFastKeys();
    try {
      await vault.lock();
    } catch (error) {
      log.incident(error);
    }
  }

  log.write('started');
  return {
    openPort: (port, purpose) => server.attach(port, purpose),
    printed(taskId, result) {
      printing.get(taskId)?.(result);
      printing.delete(taskId);
    },
    keychainAnswered: keychain.answered,
    lock,
    async unlockDemo() {
      if (demoPassphrase !== undefined) await vault.unlock(demoPassphrase);
    },
    report: (error) => void log.incident(error),
    async stop() {
      await lock();
      await embedded?.stop();
      server.closeAll();
      await vault.stop();
      log.write('stopped');
    },
  };
}
