/** The ways into the vault as the contract has them, and what the practice remembers of each. */
import type { AuditKind, Input, Output } from '../../../shared/contract/index.ts';
import { Fault } from '../../../shared/contract/index.ts';
import type { Timestamp } from '../../../shared/domain/ids.ts';
import { recoveryWordList } from '../../../shared/crypto/recovery-words.ts';
import { shareWordList } from './share-words.ts';
import type { VaultHandlerPorts } from './vault.handlers.ts';
import type { WayIn, WayNote } from './ways-in.ts';

const slotKinds = { words: 'recovery', shares: 'shares', keychain: 'keychain' } as const;
const removed = {
  words: 'words-removed',
  shares: 'shares-removed',
  keychain: 'keychain-removed',
} as const satisfies Record<string, AuditKind>;

export function createWaysInHandlers({ vault, practice, clock }: VaultHandlerPorts) {
  /** Of shares that wait to be confirmed. */
  let waiting: Pick<WayNote, 'needed' | 'holders'> = {};

  function remember(way: WayIn, note: Omit<WayNote, 'madeAt'> = {}): void {
    practice().setWayNote(way.id, { madeAt: clock.now(), ...note });
  }

  return {
    'vault.waysIn': () =>
      vault.inWaysIn((ways): Output<'vault.waysIn'> => {
        const list = ways.list();
        const notes = practice().wayNotes();
        const of = (kind: WayIn['kind']) => {
          const way = list.find((one) => one.kind === kind);
          if (way === undefined) return undefined;
          // One from before this was kept is as old as the vault.
          const note: WayNote = notes[way.id] ?? { madeAt: practice().vaultSince() };
          const { madeAt, testedAt } = note;
          const dates = {
            madeAt: madeAt as Timestamp,
            ...(testedAt === undefined ? {} : { testedAt: testedAt as Timestamp }),
          };
          return { way, note, dates };
        };
        const [pass, words, shares, keychain] = [of('pass'), of('recovery'), of('shares'), of('keychain')];
        return {
          vaultName: ways.vaultName(),
          passphrase: { madeAt: pass?.dates.madeAt ?? (practice().vaultSince() as Timestamp) },
          ...(words === undefined ? {} : { words: words.dates }),
          ...(shares === undefined
            ? {}
            : {
                shares: {
                  ...shares.dates,
                  needed: shares.note.needed ?? 2,
                  holders: [...(shares.note.holders ?? [])],
                },
              }),
          ...(keychain === undefined
            ? {}
            : { keychain: { madeAt: keychain.dates.madeAt, backend: keychain.way.backend ?? '' } }),
        };
      }),

    'vault.wordLists': (): Output<'vault.wordLists'> => ({ words: [...recoveryWordList], shares: [...shareWordList] }),

    'vault.checkPaper': (paper: Input<'vault.checkPaper'>): Output<'vault.checkPaper'> => vault.checkPaper(paper),

    'vault.testPaper': (paper: Input<'vault.testPaper'>) =>
      vault.inWaysIn((ways): Output<'vault.testPaper'> => {
        const outcome = ways.testPaper(paper);
        if (outcome.kind !== 'fits') return outcome;
        const notes = practice().wayNotes();
        practice().setWayNote(outcome.id, {
          ...(notes[outcome.id] ?? { madeAt: practice().vaultSince() }),
          testedAt: clock.now(),
        });
        practice().note(paper.kind === 'words' ? 'words-tested' : 'shares-tested');
        return { kind: 'fits' };
      }),

    'vault.newKit': ({ passphrase }: Input<'vault.newKit'>) =>
      vault.inWaysIn(async (ways): Promise<Output<'vault.newKit'>> => {
        const outcome = await ways.newKit(passphrase);
        if (outcome.kind !== 'kit') return outcome;
        const { words, vaultName } = outcome;
        waiting = {};
        return { kind: 'kit', recovery: { words, vaultName } };
      }),

    'vault.newShares': ({ passphrase, needed, holders }: Input<'vault.newShares'>) =>
      vault.inWaysIn(async (ways): Promise<Output<'vault.newShares'>> => {
        const outcome = await ways.newShares(passphrase, needed, holders.length);
        if (outcome.kind !== 'shares') return outcome;
        waiting = { needed, holders };
        return { ...outcome, shares: [...outcome.shares] };
      }),

    'vault.confirmNewWay': () =>
      vault.inWaysIn((ways) => {
        const way = ways.confirmNew();
        remember(way, waiting);
        if (way.kind === 'shares')
          practice().note('shares-made', { needed: waiting.needed ?? 0, shares: waiting.holders?.length ?? 0 });
        else practice().note('recovery-words-renewed');
        waiting = {};
      }),

    'vault.notePrinted': ({ sheet, as, sheets }: Input<'vault.notePrinted'>): void =>
      practice().note(sheet === 'kit' ? 'kit-printed' : 'share-printed', { as, sheets }),

    'vault.keychainState': async (): Promise<Output<'vault.keychainState'>> => {
      const answer = await vault.lookAtKeychain();
      if (answer.kind === 'available' || answer.kind === 'unavailable') return answer;
      return { kind: 'unavailable', reason: 'refused' };
    },

    'vault.setKeychain': ({ passphrase }: Input<'vault.setKeychain'>) =>
      vault.inWaysIn(async (ways): Promise<Output<'vault.setKeychain'>> => {
        const outcome = await ways.setKeychain(passphrase);
        if (outcome.kind !== 'set') return outcome;
        remember(outcome.way);
        practice().note('keychain-set');
        return { kind: 'set' };
      }),

    'vault.removeWay': ({ passphrase, way }: Input<'vault.removeWay'>) =>
      vault.inWaysIn(async (ways): Promise<Output<'vault.removeWay'>> => {
        const kind = slotKinds[way];
        if (!ways.list().some((one) => one.kind === kind)) throw new Fault('not-found');
        const outcome = await ways.remove(passphrase, kind);
        if (outcome.kind === 'removed') practice().note(removed[way]);
        return outcome;
      }),
  };
}
