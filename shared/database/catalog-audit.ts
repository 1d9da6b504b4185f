// The audit table of D1 `catalog`: who changed what, written in the batch of the change.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const audit = sqliteTable(
  'audit',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    /** A user id, or the part of the house that acted by itself. */
    actor: text('actor').notNull(),
    requestId: text('request_id').notNull(),
    action: text('action').$type<'create' | 'change' | 'delete' | 'publish'>().notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    before: text('before', { mode: 'json' }).$type<unknown>(),
    after: text('after', { mode: 'json' }).$type<unknown>(),
    /** The chain: the mac of the row before, and a mac over this row and that; filled by the sealing job, never edited after. */
    previousMac: text('previous_mac'),
    mac: text('mac'),
  },
  (table) => [index('audit_by_entity').on(table.entity, table.entityId)],
);
