/** One import from the chosen file to what came of it: handed over, looked at, brought in, and given up at any moment. */
import { useRef, useState } from 'react';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { handOverFile } from '../../../shared/domain/hand-over-file.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { localTimeZone } from '../../i18n/time-zones.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService, useServiceEvent } from '../../service/use-service.ts';
import { drawUndrawn } from './draw-undrawn.ts';
import { type Choices, firstChoices, type Found, refusalWords } from './import-form.ts';

export type ImportStep =
  | { readonly kind: 'start'; readonly problem?: string }
  | { readonly kind: 'paste' }
  | { readonly kind: 'working'; readonly what: 'sending' | 'reading' | 'keeping' }
  /** Everything is in: only the small pictures are missing. */
  | { readonly kind: 'working'; readonly what: 'drawing'; readonly summary: Summary }
  | { readonly kind: 'found'; readonly found: Found; readonly choices: Choices }
  | { readonly kind: 'done'; readonly summary: Summary };

type Summary = Extract<Output<'imports.bringIn'>, { kind: 'done' }>['summary'];

export type ImportWork = ReturnType<typeof useImport>;

export function useImport(clientId: ClientId) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const [step, setStep] = useState<ImportStep>({ kind: 'start' });
  const [share, setShare] = useState({ done: 0, total: 0 });
  /** What the person works on; an answer about anything else comes too late. */
  const wanted = useRef<{ importId: string | undefined }>(undefined);
  useServiceEvent('importProgressed', ({ importId, done, total }) => {
    if (wanted.current?.importId === importId) setShare({ done, total });
  });

  function stop(): void {
    const importId = wanted.current?.importId;
    wanted.current = undefined;
    if (importId !== undefined) void service.call('imports.discard', { importId }).catch(() => undefined);
  }

  function fail(problem: string | undefined): void {
    stop();
    setStep({ kind: 'start', ...(problem === undefined ? {} : { problem }) });
  }

  /** Shows what the work came to, unless the person has gone on. */
  async function follow(turn: { importId: string | undefined }, work: () => Promise<void>): Promise<void> {
    setShare({ done: 0, total: 0 });
    try {
      await work();
    } catch (error) {
      if (wanted.current === turn) fail(faultText(faultOf(error)));
    }
  }

  async function look(
    turn: { importId: string | undefined },
    importId: string,
    fileName: string,
    choices: Choices,
  ): Promise<void> {
    setStep({ kind: 'working', what: 'reading' });
    const { timeZone, dayOrder, threads } = choices;
    const preview = await service.call('imports.preview', {
      ...{ importId, timeZone },
      ...(dayOrder === undefined ? {} : { dayOrder }),
      ...(threads === undefined ? {} : { threads: [...threads] }),
    });
    if (wanted.current !== turn) return;
    if (preview.kind === 'refused') return fail(refusalWords(text, preview));
    if (preview.kind !== 'preview') return fail(text('imports.unknown'));
    setStep({ kind: 'found', found: { importId, fileName, preview }, choices: firstChoices(preview, choices) });
  }

  async function take(file: Blob, fileName: string): Promise<void> {
    stop();
    const turn: { importId: string | undefined } = { importId: undefined };
    wanted.current = turn;
    const isWanted = () => wanted.current === turn;
    setStep({ kind: 'working', what: 'sending' });
    await follow(turn, async () => {
      const { size } = file;
      const begun = await service.call('imports.begin', { clientId, fileName, size });
      if (!isWanted()) return;
      if (begun.kind === 'too-large') return fail(text('imports.tooLarge'));
      const { importId, pieceBytes } = begun;
      turn.importId = importId;
      let isFull = false;
      const taker = {
        async append(bytes: Uint8Array) {
          const { kind } = await service.call('imports.append', { importId, bytes });
          isFull = kind === 'disk-full';
          return kind === 'taken';
        },
        finish: async () => (await service.call('imports.finish', { importId })).kind === 'kept',
        cancel: () => service.call('imports.discard', { importId }),
      };
      const read = async (start: number, end: number) => new Uint8Array(await file.slice(start, end).arrayBuffer());
      const onProgress = (done: number) => isWanted() && setShare({ done, total: size });
      const given = await handOverFile(taker, { size, pieceBytes, read, isWanted, onProgress });
      if (!isWanted()) return;
      if (given !== 'queued') return fail(text(isFull ? 'imports.diskFull' : 'imports.fileUnreadable'));
      await look(turn, importId, fileName, {
        timeZone: localTimeZone(),
        dayOrder: undefined,
        threads: undefined,
        roles: {},
        once: false,
      });
    });
  }

  async function lookAgain({ importId, fileName }: Found, choices: Choices): Promise<void> {
    const turn = wanted.current;
    if (turn !== undefined) await follow(turn, () => look(turn, importId, fileName, choices));
  }

  async function bringIn({ importId }: Found, { timeZone, dayOrder, threads, roles, once }: Choices): Promise<void> {
    const turn = wanted.current;
    if (turn === undefined) return;
    setStep({ kind: 'working', what: 'keeping' });
    const named = Object.entries(roles).flatMap(([sender, role]) => (role === 'out' ? [] : [{ sender, role }]));
    const input: Input<'imports.bringIn'> = {
      ...{ importId, timeZone, roles: named, leavesOutRepeats: once },
      ...(dayOrder === undefined ? {} : { dayOrder }),
      ...(threads === undefined ? {} : { threads: [...threads] }),
    };
    await follow(turn, async () => {
      const outcome = await service.call('imports.bringIn', input);
      if (wanted.current !== turn) return;
      if (outcome.kind === 'refused') return fail(refusalWords(text, outcome));
      if (outcome.kind === 'disk-full') return fail(text('imports.diskFull'));
      if (outcome.kind !== 'done') return fail(text('imports.unknown'));
      const { summary } = outcome;
      if (summary.files > 0)
        await drawUndrawn(service, clientId, summary.id, (done, total) => {
          if (wanted.current !== turn) return;
          setStep({ kind: 'working', what: 'drawing', summary });
          setShare({ done, total });
        });
      if (wanted.current === turn) finish(summary);
    });
  }

  function finish(summary: Summary): void {
    wanted.current = undefined;
    setStep({ kind: 'done', summary });
  }

  return {
    step,
    share,
    take,
    lookAgain,
    bringIn,
    stop,
    startOver: () => fail(undefined),
    giveUp: () =>
      step.kind === 'working' && step.what === 'drawing' ? finish(step.summary) : fail(text('imports.stopped')),
    paste() {
      stop();
      setStep({ kind: 'paste' });
    },
    choose: (found: Found, choices: Choices) => setStep({ kind: 'found', found, choices }),
  };
}
