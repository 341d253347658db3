import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { migratePostgres } from "../postgres/migrate-postgres.ts";
import type { SharedPostgres } from "./start-postgres.fixture.ts";

/** A database of its own, with a user for each role. */
export interface TestDatabase {
  readonly name: string;
  /** Signs in as the superuser. */
  readonly admin: pg.Pool;
  readonly owner: pg.Pool;
  readonly writer: pg.Pool;
  readonly reader: pg.Pool;
  readonly retention: pg.Pool;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The PostgreSQL that all tests share; `undefined` where this machine has none, which is then told. */
export function sharedPostgres(): SharedPostgres | undefined {
  const postgres = inject("postgres");
  return "missing" in postgres ? undefined : postgres;
}

/** An empty database in the shared server, or in another one. */
export async function emptyDatabase(server: SharedPostgres | undefined = sharedPostgres()): Promise<{
  readonly name: string;
  readonly admin: pg.Pool;
  readonly poolOf: (user: string) => pg.Pool;
  [Symbol.asyncDispose](): Promise<void>;
}> {
  if (server === undefined) throw new Error("There is no PostgreSQL.");
  const name = `t${randomBytes(6).toString("hex")}`;
  const first = new pg.Client({ ...server, database: "postgres" });
  await first.connect();
  await first.query(`create database ${name}`);
  await first.end();
  const pools: pg.Pool[] = [];
  const poolOf = (user: string): pg.Pool => {
    const pool = new pg.Pool({
      ...server,
      user,
      database: name,
      max: 4,
      connectionTimeoutMillis: 2_000,
      query_timeout: 5_000,
    });

    // The tests cut connections; the store listens for itself.
    if (user === server.user || user.endsWith("_reader")) pool.on("error", () => undefined);
    pools.push(pool);
    return pool;
  };
  return {
    name,
    admin: poolOf(server.user),
    poolOf,
    async [Symbol.asyncDispose]() {
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
}

/** A database with the tables of the log. */
export async function freshDatabase({
  minimumDays = 90,
  server = sharedPostgres(),
}: {
  readonly minimumDays?: number;
  readonly server?: SharedPostgres | undefined;
} = {}): Promise<TestDatabase> {
  const database = await emptyDatabase(server);
  const { name, admin, poolOf } = database;
  await migratePostgres(admin, { minimumDays });
  const userOf = async (role: string): Promise<pg.Pool> => {
    await admin.query(`create role ${name}_${role} login; grant bylaw_audit_${role} to ${name}_${role}`);
    return poolOf(`${name}_${role}`);
  };
  const [owner, writer, reader, retention] = [
    await userOf("owner"),
    await userOf("writer"),
    await userOf("reader"),
    await userOf("retention"),
  ];
  return {
    name,
    admin,
    owner,
    writer,
    reader,
    retention,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
