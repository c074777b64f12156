/**
 * The encrypted store beside Signal's: inserts, a page of a conversation and search, over the app's own schema and
 * search, in turns in one run, at three sizes. `--small` shows only that it works; `--sizes=50000,200000` chooses.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSearchRepository } from '../../electron/service/features/search/search.repository.ts';
import { elapsedMs, growthExponent, markdownTable, median, percentile, runHeading, seededRandom } from './measure.ts';
import { quietlineEngine, signalEngine } from './store-engines.ts';
import type { Engine } from './store-engines.ts';
import { createCorpus } from './store-corpus.ts';

const rounds = 5;
const perTransaction = 1000;
const conversations = 40;
const pageSize = 50;

type Plan = { sizes: number[]; singles: number; pages: number; searches: number };
type Figures = { bulkPerSecond: number; singlePerSecond: number; pageMs: number; searchMs: number; notesMs: number };

const plan = planOf(process.argv.slice(2));

function planOf(flags: string[]): Plan {
  if (flags.includes('--small')) return { sizes: [1000, 2000, 4000], singles: 20, pages: 20, searches: 20 };
  const named = flags.find((flag) => flag.startsWith('--sizes='))?.slice('--sizes='.length);
  const sizes = named === undefined ? [50_000, 200_000, 1_000_000] : named.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1000))
    throw new Error('Sizes are whole numbers from 1000.');
  return { sizes: sizes.sort((a, b) => a - b), singles: 200, pages: 200, searches: 200 };
}

type Subject = ReturnType<typeof subject>;

/** One engine with its statements prepared and a corpus of its own: the same texts for each. */
function subject(engine: Engine) {
  const { database } = engine;
  const corpus = createCorpus(7);
  const random = seededRandom(11);
  const client = database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, ?)');
  database.transaction(() => {
    for (let at = 0; at < conversations; at += 1) client.run(conversationId(at), `Client ${at}`, at);
  });
  const entry = database.command(`
    INSERT INTO entry (message_id, conversation_id, relationship_id, is_outgoing, sequence, type, is_shown, text,
      sent_at, stored_at, order_at, payload, chain_hash, delivery)
    VALUES (?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?)`);
  const note = database.command(
    "INSERT INTO note (note_id, client_id, template, session_day, created_at, index_row) VALUES (?, ?, 'free', '2026-01-01', ?, ?)",
  );
  const noteText = database.command('INSERT INTO note_index (text) VALUES (?)');
  const noteVersion = database.command(`
    INSERT INTO note_version (note_id, number, title, session_day, sections, author, saved_at)
    VALUES (?, 1, 'Session', '2026-01-01', ?, 'T', ?)`);
  const page = database.query(`
    SELECT * FROM entry WHERE conversation_id = ? AND is_shown = 1 AND order_at < ?
    ORDER BY order_at DESC, id DESC LIMIT ${pageSize}`);
  const search = createSearchRepository(database);
  let count = 0;

  /** A message of about 150 characters; every fiftieth brings a note of about 1,000. */
  const insertOne = () => {
    const number = count;
    count += 1;
    const conversation = conversationId(number % conversations);
    const isOutgoing = random() < 0.5 ? 1 : 0;
    const { text, payload, chainHash } = corpus.message(number);
    const id = number.toString(16).padStart(32, '0');
    entry.run(
      id,
      conversation,
      conversation,
      isOutgoing,
      number,
      text,
      number,
      number,
      number,
      payload,
      chainHash,
      isOutgoing === 1 ? 'delivered' : null,
    );
    if (number % 50 !== 0) return;
    const words = corpus.note();
    const { lastRowId } = noteText.run(words);
    note.run(id, conversation, number, lastRowId);
    noteVersion.run(id, JSON.stringify([{ name: 'text', text: words }]), number);
  };

  return {
    engine,
    insertTogether: (amount: number) => {
      database.transaction(() => {
        for (let at = 0; at < amount; at += 1) insertOne();
      });
    },
    insertAlone: () => {
      database.transaction(insertOne);
    },
    readPage: () => {
      const before = Math.floor(random() * count) + conversations * pageSize;
      const rows = page.all(conversationId(Math.floor(random() * conversations)), before);
      if (rows.length === 0) throw new Error('A page came back empty.');
    },
    searchMessages: () => {
      const everywhere = { clientId: undefined, beforeRow: Number.MAX_SAFE_INTEGER, limit: 50 };
      search.messages(`"${corpus.searchWord()}"`, 'words', everywhere);
    },
    searchNotes: () => {
      search.notes(`"${corpus.searchWord()}"`, 'words', undefined, 20);
    },
    count: () => count,
  };
}

function conversationId(at: number): string {
  return at.toString(16).padStart(32, '0');
}

/** In turns: each chunk, round and kind of work goes to one engine, then the other. */
function measureAt(size: number, subjects: Subject[]): Figures[] {
  const bulk = subjects.map(() => [] as number[]);
  const single = subjects.map(() => [] as number[]);
  const page = subjects.map(() => [] as number[]);
  const search = subjects.map(() => [] as number[]);
  const notes = subjects.map(() => [] as number[]);
  const missing = size - (subjects[0]?.count() ?? 0) - rounds * plan.singles;
  const chunks = Math.max(rounds, Math.ceil(missing / 10_000));
  const perChunk = Math.floor(missing / chunks);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    for (const [index, { insertTogether }] of subjects.entries()) {
      const ms = elapsedMs(() => {
        for (let left = perChunk; left > 0; left -= perTransaction) insertTogether(Math.min(left, perTransaction));
      });
      bulk[index]?.push((perChunk / ms) * 1000);
    }
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { insertAlone, readPage, searchMessages, searchNotes }] of subjects.entries()) {
      single[index]?.push((plan.singles / elapsedMs(() => repeat(plan.singles, insertAlone))) * 1000);
      page[index]?.push(median(timesOf(plan.pages, readPage)));
      search[index]?.push(percentile(timesOf(plan.searches, searchMessages), 0.95));
      notes[index]?.push(percentile(timesOf(plan.searches, searchNotes), 0.95));
    }
  }
  return subjects.map((_, index) => ({
    bulkPerSecond: median(bulk[index] ?? []),
    singlePerSecond: median(single[index] ?? []),
    pageMs: median(page[index] ?? []),
    searchMs: median(search[index] ?? []),
    notesMs: median(notes[index] ?? []),
  }));
}

function repeat(times: number, work: () => void): void {
  for (let at = 0; at < times; at += 1) work();
}

function timesOf(times: number, work: () => void): number[] {
  return Array.from({ length: times }, () => elapsedMs(work));
}

const measures: { label: string; of: (figures: Figures) => number; digits: number; goal: string }[] = [
  { label: 'inserts/s, 1000 per transaction', of: (f) => f.bulkPerSecond, digits: 0, goal: 'at least 1.15' },
  { label: 'inserts/s, one per transaction', of: (f) => f.singlePerSecond, digits: 0, goal: 'at least 1.15' },
  { label: 'page of 50 messages, p50 ms', of: (f) => f.pageMs, digits: 3, goal: 'at most 0.5' },
  { label: 'search messages newest first, p95 ms', of: (f) => f.searchMs, digits: 2, goal: 'at most 1' },
  { label: 'search notes newest first, p95 ms', of: (f) => f.notesMs, digits: 2, goal: 'at most 1' },
];

function tableAt(size: number, [ours, theirs]: Figures[]): string {
  if (ours === undefined || theirs === undefined) throw new Error('Two engines are compared.');
  const rows = measures.map(({ label, of, digits, goal }) => [
    label,
    of(ours).toFixed(digits),
    of(theirs).toFixed(digits),
    (of(ours) / of(theirs)).toFixed(2),
    goal,
  ]);
  return markdownTable(
    [`${size.toLocaleString('en')} messages`, 'Quietline', "Signal's SQLCipher", 'ratio', 'goal for the ratio'],
    rows,
  );
}

/** Of the cost of one operation: a rate is turned over. */
function growthTable(results: { size: number; figures: Figures[] }[]): string {
  const costs: { label: string; of: (figures: Figures) => number }[] = [
    { label: 'one insert of 1000', of: (f) => 1 / f.bulkPerSecond },
    { label: 'one insert alone', of: (f) => 1 / f.singlePerSecond },
    { label: 'page of 50', of: (f) => f.pageMs },
    { label: 'search messages', of: (f) => f.searchMs },
    { label: 'search notes', of: (f) => f.notesMs },
  ];
  const exponent = (engine: number, of: (figures: Figures) => number) => {
    const points = results.flatMap(({ size, figures }) => {
      const found = figures[engine];
      return found === undefined ? [] : [{ size, cost: of(found) }];
    });
    return growthExponent(points).toFixed(2);
  };
  return markdownTable(
    ['growth of cost with size (0 is flat)', 'Quietline', "Signal's SQLCipher"],
    costs.map(({ label, of }) => [label, exponent(0, of), exponent(1, of)]),
  );
}

const folder = await mkdtemp(join(tmpdir(), 'quietline-bench-store-'));
try {
  const subjects = [subject(quietlineEngine(folder)), subject(signalEngine(folder))];
  const results: { size: number; figures: Figures[] }[] = [];
  for (const size of plan.sizes) {
    process.stderr.write(`store: growing to ${size} messages\n`);
    const figures = measureAt(size, subjects);
    results.push({ size, figures });
    process.stdout.write(`${results.length === 1 ? runHeading('store') : ''}\n${tableAt(size, figures)}\n`);
  }
  process.stdout.write(`\n${growthTable(results)}\n`);
  for (const { engine } of subjects) engine.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
