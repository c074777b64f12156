/** The published schema is the one that the code uses. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { recordDocument } from './record-document.ts';

const published = new URL('../../docs/record.schema.json', import.meta.url);

test('docs/record.schema.json is made from the contract (UPDATE_SCHEMA=1 writes it anew)', () => {
  const schema = z.toJSONSchema(recordDocument, { io: 'output' });
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(published, `${JSON.stringify(schema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});
