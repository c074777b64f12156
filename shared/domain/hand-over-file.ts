/** Hands a file over in pieces to whoever seals it, and takes back what was begun where it cannot be finished. */

export type FileTaker = {
  /** False: it takes no more. */
  append(bytes: Uint8Array): Promise<boolean>;
  /** False: what it has is not what was announced. */
  finish(): Promise<boolean>;
  /** Forgets what it has. */
  cancel(): Promise<unknown>;
};

export type HandOver = {
  /** Of the whole file, in bytes. */
  readonly size: number;
  readonly pieceBytes: number;
  /** Rejects when the file is gone or has changed. */
  read(start: number, end: number): Promise<Uint8Array>;
  /** Asked before each piece. */
  isWanted(): boolean;
  onProgress(doneBytes: number): void;
};

export type HandOverOutcome = 'queued' | 'cancelled' | 'unreadable';

/** Rejects with what the taker rejects with; what was begun is taken back then, too. */
export async function handOverFile(taker: FileTaker, file: HandOver): Promise<HandOverOutcome> {
  try {
    return await handOver(taker, file);
  } catch (error) {
    await taker.cancel().catch(() => undefined);
    throw error;
  }
}

async function handOver(
  taker: FileTaker,
  { size, pieceBytes, read, isWanted, onProgress }: HandOver,
): Promise<HandOverOutcome> {
  async function giveUp(outcome: HandOverOutcome): Promise<HandOverOutcome> {
    await taker.cancel();
    return outcome;
  }
  for (let start = 0; start < size; start += pieceBytes) {
    if (!isWanted()) return giveUp('cancelled');
    const end = Math.min(start + pieceBytes, size);
    const piece = await read(start, end).catch(() => undefined);
    if (piece === undefined || piece.length !== end - start || !(await taker.append(piece)))
      return giveUp('unreadable');
    onProgress(end);
  }
  return (await taker.finish()) ? 'queued' : giveUp('unreadable');
}
