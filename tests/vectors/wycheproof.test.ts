/** Wycheproof through the portable primitives. */
import { describeWithTestData } from './test-data.ts';
import { registerKeyAgreement, registerSymmetric } from './wycheproof-suite.ts';

describeWithTestData('Wycheproof, portable primitives', (data) => {
  registerKeyAgreement(data);
  registerSymmetric(data);
});
