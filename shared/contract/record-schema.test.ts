/** The published schema is the one that the code uses. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { recordDocument } from './record-document.ts';

const published = new URL('../../docs/record.schema.json', import.meta.url);

test('docs/record.schema.json is made from the contract (UPDATE_SCHEMA=1 writes it anew)', () => {
  const schema = `${JSON.stringify(z.toJSONSchema(recordDocument, { io: 'output' }), null, 2)}\n`;
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(published, schema);
  expect(readFileSync(published, 'utf8')).toBe(schema);
});
