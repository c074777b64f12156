/** Wycheproof's checks as tests of this process. */
import { expect, test } from 'vitest';
import type { TestData } from './test-data.ts';
import { keyAgreementChecks, symmetricChecks } from './wycheproof-checks.ts';

export function registerWycheproof(data: TestData): void {
  for (const check of [...keyAgreementChecks, ...symmetricChecks]) {
    test(`${check.title}: ${String(check.count)} cases`, async () => {
      const outcome = await check.run((file) => data.json(`wycheproof/${file}_test.json`));
      expect(outcome).toEqual({ wrong: [], count: check.count });
    });
  }
}
