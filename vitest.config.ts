/** Which tests there are: unit beside their file, integration across rooms, house, and the packaged app from outside. */
import { defineConfig } from 'vitest/config';

const everywhere = ['**/node_modules/**', '**/dist/**', '**/release/**', '**/test-results/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    passWithNoTests: true,
    allowOnly: false,
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,electron,renderer,client,relay,verifier,build}/**/*.test.{ts,tsx}'],
          exclude: everywhere,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/**/*.test.ts'],
          exclude: [...everywhere, 'tests/e2e/**', 'tests/packaged/**', 'tests/house/**'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'house', include: ['tests/house/**/*.test.ts'], exclude: everywhere, testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'packaged',
          include: ['tests/packaged/**/*.test.ts'],
          exclude: everywhere,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
