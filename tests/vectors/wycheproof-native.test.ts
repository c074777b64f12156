/** The same vectors through what this Node offers natively. */
import { expect, test } from 'vitest';
import { nativePrimitives } from '../../electron/service/native-primitives.ts';
import { useNativePrimitives } from '../../shared/crypto/native.ts';
import { describeWithTestData } from './test-data.ts';
import { registerWycheproof } from './wycheproof-suite.ts';

const inUse = useNativePrimitives(nativePrimitives);

test('this runtime has them all', () => {
  expect(inUse).toEqual([
    'sha256',
    'sha256Start',
    'dhGenerate',
    'dhPublic',
    'dhShared',
    'kemGenerate',
    'kemPublic',
    'kemEncapsulate',
    'kemDecapsulate',
    'edPublic',
    'edSign',
    'chachaSeal',
    'chachaOpen',
  ]);
});

describeWithTestData('Wycheproof, native primitives', registerWycheproof);
