/** Reads and writes channel plans, and what the store tells of silence. */
import type { z } from 'zod';
import { channelPlan } from '../../../../shared/contract/methods/channel-plans.ts';
import type { Output } from '../../../../shared/contract/index.ts';
import { isOnAlternative, type PlanWay, type Silence } from '../../../../shared/domain/channel-plan.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { WritableDatabase } from '../../database/database.ts';

type StoredPlan = z.output<typeof channelPlan>;
type PlanVersion = Output<'channelPlans.get'>['versions'][number];
type PlanInForce = { readonly clientId: ClientId; readonly clientName: string; readonly plan: StoredPlan };

type VersionRow = { number: number; at: Timestamp; author: string; plan: string };

export type ChannelPlansRepository = ReturnType<typeof createChannelPlansRepository>;

export function createChannelPlansRepository(database: WritableDatabase) {
  const versions = database.query<VersionRow>(
    'SELECT number, at, author, plan FROM channel_plan WHERE client_id = ? ORDER BY number DESC',
  );
  const inForce = database.query<{ client_id: ClientId; name: string; plan: string }>(`
    SELECT channel_plan.client_id, client.name, plan FROM channel_plan JOIN client ON client.id = channel_plan.client_id
    WHERE client.archived_at IS NULL
      AND number = (SELECT max(number) FROM channel_plan AS every WHERE every.client_id = channel_plan.client_id)
    ORDER BY client.name, channel_plan.client_id`);
  const insert = database.command(
    'INSERT INTO channel_plan (client_id, number, at, author, plan) VALUES (?, ?, ?, ?, ?)',
  );
  const insertWait = database.command(
    'INSERT INTO channel_plan_wait (client_id, at, author, until) VALUES (?, ?, ?, ?)',
  );
  const insertEvent = database.command('INSERT INTO conversation_event (conversation_id, at, what) VALUES (?, ?, ?)');
  // What left before the client last wrote may have been seen; what left with a device of before is read by nobody.
  const unread = database.query<{ since: number | null }>(`
    SELECT min(entry.delivery_sent_at) AS since
    FROM session JOIN entry ON entry.conversation_id = session.conversation_id AND entry.relationship_id = session.relationship_id
    WHERE session.conversation_id = ? AND session.phase = 'open'
      AND entry.is_shown = 1 AND entry.delivery IN ('sent', 'delivered')
      AND entry.delivery_sent_at > coalesce((
        SELECT stored_at FROM entry AS heard
        WHERE heard.conversation_id = session.conversation_id AND heard.is_shown = 1 AND heard.is_outgoing = 0
        ORDER BY heard.order_at DESC, heard.id DESC LIMIT 1), 0)`);
  const lastContact = database.query<{ at: number | null }>(`
    SELECT max(version.at) AS at FROM contact JOIN contact_version AS version USING (contact_id)
    WHERE contact.client_id = ? AND version.struck IS NULL AND version.at <= ?
      AND version.number = (SELECT max(number) FROM contact_version WHERE contact_id = contact.contact_id)`);
  const wait = database.query<{ until: number }>(
    'SELECT until FROM channel_plan_wait WHERE client_id = ? ORDER BY id DESC LIMIT 1',
  );

  const everyInForce = (): readonly PlanInForce[] =>
    inForce.all().map((row) => ({ clientId: row.client_id, clientName: row.name, plan: parsed(row.plan) }));

  return {
    /** Newest first. */
    versions: (clientId: ClientId): PlanVersion[] => versions.all(clientId).map(versionOf),
    /** Of everyone who is not archived, by name. */
    inForce: everyInForce,
    /** Who is reached another way than through the app, and which. */
    onAlternative: (): readonly { readonly clientId: ClientId; readonly way: PlanWay }[] =>
      everyInForce()
        .filter(({ plan }) => isOnAlternative(plan))
        .map(({ clientId, plan }) => ({ clientId, way: plan.channel })),
    /** Within a transaction of the caller. */
    add(clientId: ClientId, number: number, plan: StoredPlan, author: string, now: Timestamp): void {
      insert.run(clientId, number, now, author, JSON.stringify(plan));
      insertEvent.run(clientId, now, number === 1 ? 'plan-made' : 'plan-changed');
    },
    /** Within a transaction of the caller. */
    addWait(clientId: ClientId, until: Timestamp, author: string, now: Timestamp): void {
      insertWait.run(clientId, now, author, until);
      insertEvent.run(clientId, now, 'plan-waited');
    },
    silence: (clientId: ClientId, now: Timestamp): Silence => ({
      unreadSince: unread.get(clientId)?.since ?? undefined,
      lastContactAt: lastContact.get(clientId, now)?.at ?? undefined,
      waitUntil: wait.get(clientId)?.until,
    }),
  };
}

function versionOf({ number, at, author, plan }: VersionRow): PlanVersion {
  return { number, at, author, plan: parsed(plan) };
}

function parsed(plan: string): StoredPlan {
  return channelPlan.parse(JSON.parse(plan));
}
