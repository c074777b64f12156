/** CRC-32 as zips have it (ISO 3309, reflected polynomial 0xEDB88320). */

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1;
  return value;
});

export function createCrc32() {
  let state = 0xff_ff_ff_ff;
  return {
    update(bytes: Uint8Array): void {
      for (const byte of bytes) state = (table[(state ^ byte) & 0xff] ?? 0) ^ (state >>> 8);
    },
    value: (): number => (state ^ 0xff_ff_ff_ff) >>> 0,
  };
}
