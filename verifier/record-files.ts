/** The files of a record as the verifier meets them: out of a zip, a folder, or a handful that somebody chose. */

/** `name` with forward slashes. `chunks` may throw where the bytes are damaged. */
export type RecordFile = { readonly name: string; chunks(): AsyncIterable<Uint8Array> };

/** Bytes from `start` on, up to but without `end`. */
export type Source = { readonly size: number; read(start: number, end: number): Promise<Uint8Array> };

const pieceBytes = 1 << 20;

/** A mebibyte at a time, so that a large file never stands in memory. */
export async function* piecesOf(source: Source, start = 0, end = source.size): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += pieceBytes) yield await source.read(at, Math.min(at + pieceBytes, end));
}

/** What a system leaves in folders by itself. */
const leftBySystems = /(^|\/)(\.[^/]*|__MACOSX\/.*|Thumbs\.db|desktop\.ini)$/i;

/** Names as they stand beside `landmark`, wherever the folder lies. What systems leave behind is passed over. */
export function filesAround(landmark: string, files: readonly RecordFile[]): readonly RecordFile[] {
  const names = files.map(({ name }) => name).filter((name) => name === landmark || name.endsWith(`/${landmark}`));
  const nearest = names.sort((a, b) => a.length - b.length)[0] ?? landmark;
  const folder = nearest.slice(0, -landmark.length);
  return files
    .filter(({ name }) => !leftBySystems.test(name))
    .map(({ name, chunks }) => ({ name: name.startsWith(folder) ? name.slice(folder.length) : name, chunks }));
}
