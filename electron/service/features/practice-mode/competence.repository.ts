/** Reads and writes competence records. */
import { z } from 'zod';
import type { Output } from '../../../../shared/contract/index.ts';
import { competenceRecord } from '../../../../shared/contract/methods/practice-mode.ts';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import type { WritableDatabase } from '../../database/database.ts';

type CompetenceRecord = Output<'practiceMode.records'>[number];

type Row = {
  id: number;
  name: string;
  started_at: Timestamp;
  ended_at: Timestamp;
  steps: string;
  app_version: string;
  is_on_network: number;
};

const steps = z.string().transform((json) => competenceRecord.shape.steps.parse(JSON.parse(json)));

export function createCompetenceRepository(database: WritableDatabase) {
  const all = database.query<Row>('SELECT * FROM competence_record ORDER BY id DESC');
  const insert = database.command(`
    INSERT INTO competence_record (name, started_at, ended_at, steps, app_version, is_on_network)
    VALUES (?, ?, ?, ?, ?, ?)`);
  return {
    /** Newest first. */
    all: (): CompetenceRecord[] =>
      all.all().map((row) => ({
        id: row.id,
        name: row.name,
        startedAt: row.started_at,
        endedAt: row.ended_at,
        steps: steps.parse(row.steps),
        appVersion: row.app_version,
        isOnNetwork: row.is_on_network === 1,
      })),
    add(record: Omit<CompetenceRecord, 'id'>): number {
      const { name, startedAt, endedAt, appVersion, isOnNetwork } = record;
      return insert.run(name, startedAt, endedAt, JSON.stringify(record.steps), appVersion, isOnNetwork ? 1 : 0)
        .lastRowId;
    },
  };
}
