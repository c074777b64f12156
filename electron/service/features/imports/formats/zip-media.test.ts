/** Pictures beside a chat in its zip: found by the names that the chat gives, unpacked safely, and each fault stays its own. */
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { NotAZip, readZip } from '../../../../../verifier/index.ts';
import { openFile } from './open-file.ts';
import { readItems } from './read-file.ts';

type Content = string | Uint8Array | { readonly stored: Uint8Array };

async function zipOf(files: readonly (readonly [name: string, content: Content])[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [index, [name, content]] of files.entries()) {
    const isStored = typeof content === 'object' && 'stored' in content;
    const bytes = Buffer.from(isStored ? content.stored : content);
    // The maker of zips refuses names that lead elsewhere; whoever means harm does not.
    zip.addBuffer(bytes, name.startsWith('../') ? `${String(index)}${'x'.repeat(name.length - 1)}` : name, {
      compress: !isStored,
    });
  }
  zip.end();
  let made = (await buffer(zip.outputStream)).toString('latin1');
  for (const [index, [name]] of files.entries())
    if (name.startsWith('../')) made = made.replaceAll(`${String(index)}${'x'.repeat(name.length - 1)}`, name);
  return new Uint8Array(Buffer.from(made, 'latin1'));
}

function sourceOf(bytes: Uint8Array) {
  return { size: bytes.length, read: (start: number, end: number) => Promise.resolve(bytes.slice(start, end)) };
}

/** Of each message, its files by name with their content or their fault. */
async function read(bytes: Uint8Array) {
  const { source, pieces, media } = await openFile(sourceOf(bytes), 'chat.zip');
  const contents = new Map<number, string>();
  const found: unknown[] = [];
  for await (const items of readItems(source, pieces(), () => true, media))
    for (const item of items) {
      if (item.kind === 'file-bytes')
        contents.set(item.key, (contents.get(item.key) ?? '') + Buffer.from(item.bytes).toString('latin1'));
      if (item.kind === 'file-end' && item.fault !== undefined) contents.set(item.key, `fault: ${item.fault}`);
      if (item.kind === 'message')
        found.push({
          ...(item.hasFile ? { hasFile: true } : {}),
          files: item.files.map(({ key, name, mime }) => [name, mime, contents.get(key)]),
        });
    }
  return found;
}

const at = '29/05/2019, 15:04 - Ana: ';

describe('a chat in a zip', () => {
  test('has the files that its words name, in any language, and those that are missing stay marked', async () => {
    const chat = [
      `${at}IMG-1.jpg (file attached)\nwith words below`,
      `${at}\u{200e}NOTA.opus (archivo adjunto)`,
      `${at}\u{200e}<attached: 00000012-PHOTO.jpg>`,
      `${at}<Anhang: résumé.pdf>`,
      `${at}IMG-9.jpg (file attached)`,
      `${at}<Media omitted>`,
      `${at}IMG-1.jpg`,
    ].join('\n');
    const zip = await zipOf([
      ['_chat.txt', chat],
      ['IMG-1.jpg', 'one'],
      ['media/NOTA.opus', 'two'],
      ['00000012-PHOTO.jpg', { stored: new TextEncoder().encode('three') }],
      ['re\u{301}sume\u{301}.pdf', 'four'],
      ['unnamed.jpg', 'nobody speaks of it'],
      ['__MACOSX/._IMG-9.jpg', 'not it'],
    ]);
    expect(await read(zip)).toEqual([
      { files: [['IMG-1.jpg', 'image/jpeg', 'one']] },
      { files: [['NOTA.opus', 'audio/ogg', 'two']] },
      { files: [['00000012-PHOTO.jpg', 'image/jpeg', 'three']] },
      { files: [['résumé.pdf', 'application/pdf', 'four']] },
      { hasFile: true, files: [] },
      { hasFile: true, files: [] },
      { files: [] },
    ]);
  });

  test('as JSON has those of its attachments', async () => {
    const message = { type: 'incoming', sent_at: 1_600_000_000_000, source: '1', body: 'both' };
    const attachments = [{ fileName: 'plan.pdf' }, { fileName: 'gone.jpg' }];
    const zip = await zipOf([
      ['signal.json', JSON.stringify([{ ...message, attachments }])],
      ['attachments/plan.pdf', 'the plan'],
    ]);
    expect(await read(zip)).toEqual([{ hasFile: true, files: [['plan.pdf', 'application/pdf', 'the plan']] }]);
  });
});

describe('attacks 19: a zip made to do harm', () => {
  const zeros = new Uint8Array(3 * 2 ** 20);
  const noise = new Uint8Array(4000).map((_, index) => (index * index * 31 + index) % 251);

  test('leads nowhere by its names, and where two files have one name neither is taken', async () => {
    const chat = ['a.jpg', 'twice.jpg'].map((name) => `${at}${name} (file attached)`).join('\n');
    const zip = await zipOf([
      ['_chat.txt', chat],
      ['../../../a.jpg', 'aside'],
      ['x/twice.jpg', 'one'],
      ['y/twice.jpg', 'other'],
    ]);
    // A name is only looked up: it is never a place.
    expect(await read(zip)).toEqual([{ files: [['a.jpg', 'image/jpeg', 'aside']] }, { hasFile: true, files: [] }]);
  });

  test('with a bomb or a damaged picture names these, and gives the rest', async () => {
    const names = ['bomb.png', 'damaged.jpg', 'sound.jpg'];
    const chat = names.map((name) => `${at}${name} (file attached)`).join('\n');
    const zip = await zipOf([
      ['_chat.txt', chat],
      ['bomb.png', zeros],
      ['damaged.jpg', { stored: noise }],
      ['sound.jpg', 'sound'],
    ]);
    const place = Buffer.from(zip).indexOf(Buffer.from(noise.subarray(100, 140)));
    zip[place] = (zip[place] ?? 0) ^ 1;
    expect(await read(zip)).toMatchObject([
      { files: [['bomb.png', 'image/png', 'fault: bomb']] },
      { files: [['damaged.jpg', 'image/jpeg', 'fault: damaged']] },
      { files: [['sound.jpg', 'image/jpeg', 'sound']] },
    ]);
  });

  test('that speaks of a file beyond the limit is not unpacked there, and one of too many files is refused', async () => {
    const zip = Buffer.from(
      await zipOf([
        ['_chat.txt', `${at}film.mp4 (file attached)`],
        ['film.mp4', noise],
      ]),
    );
    // The length in the directory.
    const entry = zip.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    zip.writeUInt32LE(101 * 2 ** 20, entry + 24);
    expect(await read(new Uint8Array(zip))).toMatchObject([{ files: [['film.mp4', 'video/mp4', 'fault: too-large']] }]);
    const three = await zipOf([
      ['a', ''],
      ['b', ''],
      ['c', ''],
    ]);
    expect(await readZip(sourceOf(three), 3)).toHaveLength(3);
    await expect(readZip(sourceOf(three), 2)).rejects.toThrow(NotAZip);
  });
});
