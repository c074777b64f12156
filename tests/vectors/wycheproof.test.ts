/** Wycheproof through the portable primitives. */
import { describeWithTestData } from './test-data.ts';
import { registerWycheproof } from './wycheproof-suite.ts';

describeWithTestData('Wycheproof, portable primitives', registerWycheproof);
