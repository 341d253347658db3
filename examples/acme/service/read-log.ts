import { existsSync } from "node:fs";
import Database from "libsql";
import { Pool } from "pg";

/** Where Bylaw reads the log: in PostgreSQL as a member of the reader role, or in the file. */
export function readLog({ AUDIT_LOG_READER_URL: connectionString }: NodeJS.ProcessEnv) {
  if (connectionString !== undefined) return { postgres: () => new Pool({ connectionString, max: 1 }) };
  return { sqlite: () => openFile(process.env.AUDIT_LOG_FILE ?? "audit.db") };
}

/** The driver makes a file that is not there. */
function openFile(file: string): Database.Database {
  if (!existsSync(file)) throw new Error(`${file} is not there.`);
  return new Database(file);
}
