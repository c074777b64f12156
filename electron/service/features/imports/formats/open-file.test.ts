/** Zips with a chat in them, as phones and computers make them, and damaged and hostile ones. */
import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { utf8 } from '../../../../../shared/language/bytes.ts';
import { openFile } from './open-file.ts';
import { FileRefused } from './read-item.ts';

const chat = '[29/05/2019, 15:04:00] Ana: hello from the zip\n';
const media = new Uint8Array(5000).fill(7);

async function zipOf(files: { readonly [name: string]: string | Uint8Array }): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

async function contentOf(bytes: Uint8Array, name = 'chat.zip') {
  const read = (start: number, end: number) => Promise.resolve(bytes.slice(start, end));
  const opened = await openFile({ size: bytes.length, read }, name);
  const pieces: Uint8Array[] = [];
  for await (const piece of opened.pieces()) pieces.push(piece);
  return { source: opened.source, text: Buffer.concat(pieces).toString('utf8') };
}

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await contentOf(bytes);
  } catch (error) {
    if (error instanceof FileRefused) return error.reason;
    throw error;
  }
  return 'read';
}

describe('a zip', () => {
  test('gives the chat among its pictures, and the only file of a kind that can be read', async () => {
    const whatsApp = { '_chat.txt': chat, '00000012-PHOTO.jpg': media, 'notes from Ana.txt': 'a document' };
    expect(await contentOf(await zipOf(whatsApp))).toEqual({ source: 'whatsapp', text: chat });
    const spanish = { 'IMG-1.jpg': media, 'Chat de WhatsApp con Ana.txt': chat };
    expect(await contentOf(await zipOf(spanish))).toEqual({ source: 'whatsapp', text: chat });
    const backup = { '__MACOSX/._sms.xml': 'x', 'sms-2023.xml': '<smses count="0"></smses>' };
    expect(await contentOf(await zipOf(backup))).toMatchObject({ source: 'sms' });
  });

  test('with none or several is refused, and with a zip in it too', async () => {
    expect(await refusal(await zipOf({ 'photo.jpg': media }))).toBe('zip-unclear');
    expect(await refusal(await zipOf({ 'a.txt': chat, 'b.txt': chat }))).toBe('zip-unclear');
    expect(await refusal(await zipOf({ 'a.txt': await zipOf({ 'b.txt': chat }) }))).toBe('not-utf8');
  });

  test('that is cut off, changed, or says less than it unpacks to, is refused', async () => {
    const sound = await zipOf({ '_chat.txt': chat.repeat(200) });
    expect(await refusal(sound.slice(0, -30))).toBe('damaged-zip');
    for (const at of [60, 70, 80]) {
      const changed = sound.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(await refusal(changed), String(at)).toBe('damaged-zip');
    }
    expect(await refusal(await zipOf({ '_chat.txt': '' }))).toBe('empty');
    // Ten megabytes of noughts under a directory that speaks of a hundred bytes.
    const bomb = deflateRawSync(new Uint8Array(10 * 2 ** 20));
    expect(await refusal(handmade('_chat.txt', bomb, 100))).toBe('damaged-zip');
    expect(await refusal(handmade('_chat.txt', bomb, 0xff_ff_ff_fe))).toBe('too-large-item');
  });
});

/** One deflated entry with whatever length it claims. */
function handmade(name: string, packed: Uint8Array, claimed: number): Uint8Array {
  const facts = new DataView(new ArrayBuffer(26));
  facts.setUint16(0, 20, true);
  facts.setUint16(4, 8, true);
  facts.setUint32(14, packed.length, true);
  facts.setUint32(18, claimed, true);
  facts.setUint16(22, name.length, true);
  const head = new Uint8Array(facts.buffer);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, utf8(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    new Uint8Array([20, 0]),
    head,
    new Uint8Array(14),
    utf8(name),
  ]);
  const end = new DataView(new ArrayBuffer(18));
  end.setUint16(4, 1, true);
  end.setUint16(6, 1, true);
  end.setUint32(8, central.length, true);
  end.setUint32(12, local.length, true);
  return new Uint8Array(Buffer.concat([local, central, Buffer.from('PK\u0005\u0006'), new Uint8Array(end.buffer)]));
}
