/**
 * The one way to test data that nobody here wrote. It is not part of the repository: it stands in
 * `../shared/data` beside the project, or where QUIETLINE_TEST_DATA says. Where it is missing the tests that
 * need it are named and left out; in CI that is a failure.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const projectRoot = resolve(import.meta.dirname, '../..');

export type TestData = {
  /** The text of one file; `name` is relative to the data's folder. */
  text(name: string): string;
  json(name: string): unknown;
};

/** The folder, or undefined where there is none. For scripts; tests take `describeWithTestData`. */
export function testDataFolder(): string | undefined {
  const folder = process.env['QUIETLINE_TEST_DATA'] ?? join(projectRoot, '../shared/data');
  return existsSync(folder) ? folder : undefined;
}

/** 5,574 messages that real people wrote. */
export function realTexts({ text }: Pick<TestData, 'text'>): readonly string[] {
  const texts = text('sms-spam-collection.tsv')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(line.indexOf('\t') + 1));
  expect(texts).toHaveLength(5574);
  return texts;
}

/** Like `describe`, for tests that read test data. */
export function describeWithTestData(title: string, register: (data: TestData) => void): void {
  const folder = testDataFolder();
  if (folder !== undefined) {
    const text = (name: string) => readFileSync(join(folder, name), 'utf8');
    describe(title, () => register({ text, json: (name): unknown => JSON.parse(text(name)) }));
  } else if (process.env['CI']) {
    test(title, () => expect.fail('The test data is missing, and in CI it must be there'));
  } else {
    console.log(
      `Left out: "${title}", because the test data is neither in ../shared/data nor where QUIETLINE_TEST_DATA says.`,
    );
    test.skip(title, () => expect.fail('unreachable'));
  }
}
