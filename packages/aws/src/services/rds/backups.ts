import { from, type Observed, whenAbsent } from "@bylaw/core";
import type { RdsDatabase } from "./databases.ts";

/** True for a database that is to have backups of its own; else why it is not. */
export function keepsOwnBackups({ status, replicaOf }: RdsDatabase): string | Observed<true | string> {
  if (status === "creating") return "The database is being created.";
  return from(whenAbsent(replicaOf, ""), (source) =>
    source === "" ? true : `It is a read replica of ${source}, whose backups count.`,
  );
}
