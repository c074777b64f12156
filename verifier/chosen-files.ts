/** What somebody dropped or chose on the page: a zip, or the files of one. */
import { piecesOf, type RecordFile, type Source } from './record-files.ts';
import { readZip } from './read-zip.ts';

/** A zip that can't be read is a file like any other: then there is no certificate, and that is said. */
export async function filesFromPerson(chosen: readonly File[]): Promise<readonly RecordFile[]> {
  const [only, ...more] = chosen;
  const unzipped = only !== undefined && more.length === 0 ? await readZip(sourceOf(only)).catch(() => []) : [];
  if (unzipped.length > 0) return unzipped;
  return chosen.map((file) => ({
    name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    chunks: () => piecesOf(sourceOf(file)),
  }));
}

function sourceOf(file: Blob): Source {
  return {
    size: file.size,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  };
}
