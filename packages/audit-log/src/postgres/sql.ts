import type { SqlMigration } from "../store/migrate.ts";
import type { PostgresRoles } from "./roles.ts";

export const SCHEMA = "bylaw_audit";

/** What makes the tables, in PostgreSQL 12 and later. Run by a superuser, or by a role that may create roles and schemas here. */
export function migrationsFor(roles: PostgresRoles): readonly SqlMigration[] {
  return [
    {
      name: "0001-events",
      statements: [
        ...rolesSql(roles),
        ...tablesSql(roles),
        ...guardsSql(),
        ...retentionSql(roles),
        ...grantsSql(roles),
      ],
    },
  ];
}

/** Roles belong to the whole server: another database may have made them, even now. */
function rolesSql({ owner, writer, reader, retention }: PostgresRoles): readonly string[] {
  return [
    `do $$
declare wanted text;
begin
  foreach wanted in array array['${owner}', '${writer}', '${reader}', '${retention}'] loop
    begin
      execute format('create role %I nologin', wanted);
    exception when duplicate_object or unique_violation then
      null;
    end;
  end loop;
  if not pg_has_role(current_user, '${owner}', 'member') then
    execute format('grant %I to current_user', '${owner}');
  end if;
end $$`,
  ];
}

function tablesSql({ owner }: PostgresRoles): readonly string[] {
  return [
    `create schema if not exists ${SCHEMA}`,
    `create table if not exists ${SCHEMA}.events (
  id uuid primary key,
  writer uuid not null,
  seq bigint not null check (seq > 0),
  time timestamptz(3) not null,
  kind text not null check (length(kind) <= 64),
  outcome text check (outcome in ('success', 'failure')),
  reason text check (length(reason) <= 64),
  user_id text check (length(user_id) <= 256),
  address text check (length(address) <= 64),
  agent text check (length(agent) <= 256),
  session text check (length(session) <= 64),
  request text check (length(request) <= 128),
  subject text check (length(subject) <= 264),
  count bigint check (count >= 0),
  first_at timestamptz(3),
  last_at timestamptz(3),
  flaws text check (length(flaws) <= 128),
  stored_at timestamptz not null default clock_timestamp(),
  stored_by name not null default session_user,
  unique (writer, seq)
)`,
    `create index if not exists events_time on ${SCHEMA}.events (time)`,
    `create index if not exists events_kind_time on ${SCHEMA}.events (kind, time)`,
    `create table if not exists ${SCHEMA}.settings (
  one boolean primary key default true check (one),
  minimum_days integer not null check (minimum_days > 0)
)`,
    `insert into ${SCHEMA}.settings (minimum_days) values (1) on conflict do nothing`,
    ...["schema ", "table events", "table settings"].map((what) => {
      const [kind = "", name = ""] = what.split(" ");
      return `alter ${kind} ${name === "" ? SCHEMA : `${SCHEMA}.${name}`} owner to ${owner}`;
    }),
  ];
}

/** Refuse to whoever comes, the owner too, as long as the triggers are there and enabled. */
function guardsSql(): readonly string[] {
  return [
    `create or replace function ${SCHEMA}.refuse_rewriting() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'The audit log is append-only: % of % is refused.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$`,
    `create or replace function ${SCHEMA}.refuse_removing() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  removing_before timestamptz := nullif(current_setting('${SCHEMA}.removing_before', true), '')::timestamptz;
  minimum integer;
begin
  select minimum_days into strict minimum from ${SCHEMA}.settings;
  if removing_before is null or old.time >= removing_before
     or greatest(old.time, old.stored_at) >= clock_timestamp() - make_interval(hours => 24 * minimum) then
    raise exception 'The audit log is append-only: % of % is refused.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$`,
    `create or replace function ${SCHEMA}.refuse_lowering() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.minimum_days < old.minimum_days then
    raise exception 'Retention of the audit log is % days at least, and is not lowered to %.', old.minimum_days, new.minimum_days
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$`,
    ...trigger("events_no_update", "before update on events for each statement", "refuse_rewriting"),
    ...trigger("events_no_truncate", "before truncate on events for each statement", "refuse_rewriting"),
    ...trigger("events_no_delete", "before delete on events for each row", "refuse_removing"),
    ...trigger(
      "settings_no_delete",
      "before delete or truncate on settings for each statement",
      "refuse_rewriting",
    ),
    ...trigger("settings_no_lowering", "before update on settings for each row", "refuse_lowering"),
  ];
}

function trigger(name: string, when: string, calls: string): readonly string[] {
  const [, table = ""] = / on (\w+) /.exec(when) ?? [];
  return [
    `drop trigger if exists ${name} on ${SCHEMA}.${table}`,
    `create trigger ${name} ${when.replace(` on ${table}`, ` on ${SCHEMA}.${table}`)} execute function ${SCHEMA}.${calls}()`,
    `alter table ${SCHEMA}.${table} enable always trigger ${name}`,
  ];
}

/** What it removes it tells in the log, under a writer of its own. */
function retentionSql({ owner }: PostgresRoles): readonly string[] {
  return [
    `create or replace function ${SCHEMA}.remove_older_than(days integer) returns bigint language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
declare
  database_writer constant uuid := '00000000-0000-0000-0000-000000000000';
  minimum integer;
  before timestamptz := clock_timestamp() - make_interval(hours => 24 * days);
  removed bigint;
  earliest timestamptz;
  latest timestamptz;
begin
  select minimum_days into strict minimum from ${SCHEMA}.settings;
  if days is null or days < minimum then
    raise exception 'The audit log is kept % days at least, so nothing is removed after %.', minimum, days
      using errcode = 'invalid_parameter_value';
  end if;
  perform pg_advisory_xact_lock(hashtext('${SCHEMA}.remove_older_than'));
  perform set_config('${SCHEMA}.removing_before', before::text, true);
  with gone as (
    delete from ${SCHEMA}.events where time < before and stored_at < before returning time
  ) select count(*), min(time), max(time) into removed, earliest, latest from gone;
  perform set_config('${SCHEMA}.removing_before', '', true);
  insert into ${SCHEMA}.events (id, writer, seq, time, kind, count, first_at, last_at)
  select gen_random_uuid(), database_writer, coalesce(max(seq), 0) + 1, clock_timestamp(), 'removed', removed, earliest, latest
  from ${SCHEMA}.events where writer = database_writer;
  return removed;
end $$`,
    ...["refuse_rewriting()", "refuse_removing()", "refuse_lowering()", "remove_older_than(integer)"].flatMap(
      (one) => [
        `alter function ${SCHEMA}.${one} owner to ${owner}`,
        `revoke all on function ${SCHEMA}.${one} from public`,
      ],
    ),
  ];
}

/** Who writes fills in neither when nor by whom a row was stored, and reads nothing. */
function grantsSql({ writer, reader, retention }: PostgresRoles): readonly string[] {
  const columns =
    "id, writer, seq, time, kind, outcome, reason, user_id, address, agent, session, request, subject, count, first_at, last_at, flaws";
  return [
    `revoke all on ${SCHEMA}.events, ${SCHEMA}.settings from public`,
    `grant usage on schema ${SCHEMA} to ${writer}, ${reader}, ${retention}`,
    `grant insert (${columns}) on ${SCHEMA}.events to ${writer}`,
    `grant select on ${SCHEMA}.events, ${SCHEMA}.settings, ${SCHEMA}.migrations to ${reader}`,
    `grant execute on function ${SCHEMA}.remove_older_than(integer) to ${retention}`,
  ];
}
