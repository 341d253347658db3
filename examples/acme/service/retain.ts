// npm run retain: removes events that are older than they may be. Once a day.

import { removeOlderThan } from "@bylaw/audit-log/postgres";
import { removeOlderThan as removeFromFile } from "@bylaw/audit-log/sqlite";
import Database from "libsql";
import { Pool } from "pg";
import { placeOf, REMOVED_AFTER } from "./log.ts";

const days = REMOVED_AFTER;
const place = placeOf(process.env);
if ("postgres" in place) {
  const pool = new Pool({ connectionString: place.postgres });
  console.log(await removeOlderThan(pool, { days }));
  await pool.end();
} else {
  const database = new Database(place.file);
  console.log(await removeFromFile(database, { days }));
  database.close();
}
