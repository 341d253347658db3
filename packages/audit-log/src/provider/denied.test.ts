import { denyMatrix, programOf, runProgram } from "@bylaw/core/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAuditLog } from "../log/audit-log.ts";
import { postgresStore } from "../postgres/postgres-store.ts";
import { freshDatabase, sharedPostgres, type TestDatabase } from "../testing/postgres.fixture.ts";
import * as exported from "./index.ts";

const checks = [
  exported.auditEventsArrive,
  exported.auditLogGapsExplained,
  exported.auditLogLosesNothing,
  exported.auditLogRefusesRewriting,
  exported.auditLogWriterCannotRewrite,
  exported.failedLoginBurstNoticed,
];

/** Which operation a question is, by what it reads. */
function operationOf(question: string): string {
  if (/pg_roles/.test(question)) return "audit-log:ReadRoles";
  return /\.settings|\.migrations|pg_trigger/.test(question)
    ? "audit-log:ReadProtection"
    : "audit-log:ReadEvents";
}

describe.skipIf(sharedPostgres() === undefined)("what PostgreSQL denies is an error, and never green", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    // `runProgram` looks back from there.
    const now = () => new Date("2025-12-31T00:00:00Z");
    const store = postgresStore(database.writer);
    const log = createAuditLog({ store, addresses: "whole", onLost: () => undefined, now });
    for (let at = 0; at < 12; at += 1)
      log.record({ kind: "login", outcome: "failure", reason: "wrong-password", user: "u1" });
    await log.close();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  /** A pool in which one operation is denied. */
  function poolWithout(denied: string | undefined): pg.Pool {
    const user = `${database.name}_reader`;
    const pool = new pg.Pool({ ...sharedPostgres(), user, database: database.name, max: 1 });
    pool.on("connect", (client) => {
      const ask = client.query.bind(client) as (...all: unknown[]) => unknown;
      Object.assign(client, {
        query: (...all: unknown[]) => {
          const denies = typeof all[0] === "string" && operationOf(all[0]) === denied;
          return denies
            ? Promise.reject(Object.assign(new Error("permission denied"), { code: "42501" }))
            : ask(...all);
        },
      });
    });
    return pool;
  }

  denyMatrix(
    {
      checks,
      run: async (denied) => {
        const postgres = () => poolWithout(denied);
        const provider = exported.auditLog({ name: "production", postgres, expects: ["login"] });
        return (await runProgram(programOf([provider], checks))).observations;
      },
      permissionOf: () => "membership in bylaw_audit_reader",
    },
    { test, expect },
  );
});

describe.skipIf(sharedPostgres() === undefined)(
  "what keeps a log from being read is told, with what to do",
  () => {
    async function said(connection: pg.PoolConfig): Promise<readonly string[]> {
      const postgres = () => new pg.Pool({ ...sharedPostgres(), max: 1, ...connection });
      const provider = exported.auditLog({ name: "production", postgres, expects: ["login"] });
      const { observations } = await runProgram(programOf([provider], [exported.auditEventsArrive]));
      return observations.map((one) => one.problem?.message ?? one.outcome);
    }

    test.each([
      [
        { database: "postgres" },
        "found no audit log in the database (42P01): connect to the one that holds it, or make its tables by migratePostgres or migrateSqlite.",
      ],
      [{ database: "nowhere" }, "found no database of that name (3D000): mend the name that it connects to."],
      [
        { user: "nobody" },
        "was not let in (28000): no such user, a wrong password, or pg_hba.conf lets it not in from here.",
      ],
      [
        { host: "127.0.0.1", port: 9 },
        "could not reach the database at 127.0.0.1, port 9 (ECONNREFUSED): see that it runs, and that host and port are right.",
      ],
    ])("%o", async (connection, what) => {
      expect(await said(connection)).toEqual([`audit-log:ReadEvents ${what}`]);
    });
  },
);
