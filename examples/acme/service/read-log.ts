import { existsSync } from "node:fs";

/** Where Bylaw reads the log: in PostgreSQL as a member of the reader role, or in the file. Loads no driver before. */
export function readLog({ AUDIT_LOG_READER_URL: connectionString }: NodeJS.ProcessEnv) {
  if (connectionString !== undefined) return { postgres: () => openPool(connectionString) };
  return { sqlite: () => openFile(process.env.AUDIT_LOG_FILE ?? "audit.db") };
}

async function openPool(connectionString: string) {
  const { Pool } = await import("pg");
  return new Pool({ connectionString, max: 1 });
}

/** The driver makes a file that is not there. */
async function openFile(file: string) {
  if (!existsSync(file)) throw new Error(`${file} is not there.`);
  const { default: Database } = await import("libsql");
  return new Database(file);
}
