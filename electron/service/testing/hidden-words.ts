/** Looks for words in what was given away, however they are wrapped: in plain bytes, in base64 within them, in other encodings. */
const encodings = ['utf8', 'utf16le'] as const;

/** Which of `words` stand anywhere in these bytes. */
export function wordsIn(bytes: Uint8Array, words: readonly string[]): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wrapped = [...buffer.toString('latin1').matchAll(/[A-Za-z0-9+/]{16,}={0,2}/g)].map(([text]) =>
    Buffer.from(text, 'base64'),
  );
  const layers = [buffer, ...wrapped];
  return words.filter((word) =>
    layers.some((layer) => encodings.some((encoding) => layer.includes(Buffer.from(word, encoding)))),
  );
}
