import type { SqlMigration } from "../store/migrate.ts";

/** What makes the tables, in SQLite 3.37 and later. */
export const migrations: readonly SqlMigration[] = [
  { name: "0001-events", statements: [...tablesSql(), ...guardsSql()] },
];

/** Without numbers of rows: `insert or replace` with one would replace a row that no trigger asks for. */
function tablesSql(): readonly string[] {
  return [
    `create table if not exists bylaw_audit_events (
  id text primary key,
  writer text not null,
  seq integer not null check (seq > 0),
  time text not null check (time glob '????-??-??T??:??:??.???Z'),
  kind text not null check (length(kind) <= 64),
  outcome text check (outcome in ('success', 'failure')),
  reason text check (length(reason) <= 64),
  user_id text check (length(user_id) <= 256),
  address text check (length(address) <= 64),
  agent text check (length(agent) <= 256),
  session text check (length(session) <= 64),
  request text check (length(request) <= 128),
  subject text check (length(subject) <= 264),
  count integer check (count >= 0),
  first_at text,
  last_at text,
  flaws text check (length(flaws) <= 128),
  stored_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  unique (writer, seq)
) strict, without rowid`,
    "create index if not exists bylaw_audit_events_time on bylaw_audit_events (time)",
    "create index if not exists bylaw_audit_events_kind_time on bylaw_audit_events (kind, time)",
    `create table if not exists bylaw_audit_settings (
  one integer primary key default 1 check (one = 1),
  minimum_days integer not null check (minimum_days > 0),
  removing_before text
) strict`,
    "insert into bylaw_audit_settings (minimum_days) values (1) on conflict do nothing",
  ];
}

/** A row is deleted only while the retention says so, and never before its time. Truncating is deleting, in SQLite. */
function guardsSql(): readonly string[] {
  const young =
    "max(old.time, old.stored_at) >= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-' || minimum_days || ' days')";
  return [
    `create trigger if not exists bylaw_audit_events_no_update before update on bylaw_audit_events
begin select raise(abort, 'The audit log is append-only: update is refused.'); end`,
    `create trigger if not exists bylaw_audit_events_no_delete before delete on bylaw_audit_events
when not exists (select 1 from bylaw_audit_settings where old.time < removing_before and not (${young}))
begin select raise(abort, 'The audit log is append-only: delete is refused.'); end`,
    // What replaces a row deletes it, and runs no trigger of that.
    `create trigger if not exists bylaw_audit_events_no_replace before insert on bylaw_audit_events
when exists (select 1 from bylaw_audit_events where id = new.id or (writer = new.writer and seq = new.seq))
begin select raise(ignore); end`,
    `create trigger if not exists bylaw_audit_settings_no_replace before insert on bylaw_audit_settings
when exists (select 1 from bylaw_audit_settings)
begin select raise(ignore); end`,
    `create trigger if not exists bylaw_audit_settings_no_delete before delete on bylaw_audit_settings
begin select raise(abort, 'The audit log keeps its settings.'); end`,
    `create trigger if not exists bylaw_audit_settings_no_lowering before update on bylaw_audit_settings
when new.minimum_days < old.minimum_days
begin select raise(abort, 'Retention of the audit log is not lowered.'); end`,
  ];
}
