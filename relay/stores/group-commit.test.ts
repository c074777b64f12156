import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createGroupCommit } from './group-commit.ts';

function open() {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT');
  const insert = database.prepare<[number]>('INSERT INTO t VALUES (?)');
  const count = () => Number(database.prepare<[], number>('SELECT count(*) FROM t').pluck().get());
  return { database, insert, count, group: createGroupCommit(database) };
}

test('the changes of one turn are committed together, and answered only then', async () => {
  const { group, insert, database, count } = open();
  const wasInside: boolean[] = [];
  const answers = [1, 2, 3].map((n) =>
    group.run(() => {
      wasInside.push(database.inTransaction);
      insert.run(n);
      return n;
    }),
  );
  expect(count()).toBe(0);
  expect(await answers[0]).toBe(1);
  expect(database.inTransaction).toBe(false);
  expect(count()).toBe(3);
  expect(await Promise.all(answers)).toEqual([1, 2, 3]);
  expect(wasInside).toEqual([true, true, true]);
  database.close();
});

test('one change that fails is undone alone; its neighbours stand', async () => {
  const { group, insert, database, count } = open();
  const outcomes = await Promise.allSettled([
    group.run(() => insert.run(1)),
    group.run(() => {
      insert.run(2);
      throw new Error('The disk is full.');
    }),
    group.run(() => insert.run(1)),
    group.run(() => insert.run(3)),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(count()).toBe(2);
  expect(await group.run(() => insert.run(4).changes)).toBe(1);
  database.close();
});

test('what waits at the end is committed by a flush', async () => {
  const { group, insert, database, count } = open();
  const answer = group.run(() => insert.run(1).changes);
  group.flush();
  expect(count()).toBe(1);
  expect(await answer).toBe(1);
  database.close();
});
