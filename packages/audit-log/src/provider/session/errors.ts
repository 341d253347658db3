import { isReadError, ReadError } from "@bylaw/core/provider";
import { type Operation, operations } from "./operations.ts";

/** What the codes of a database mean, each with what to do. A driver's own message may hold anything, so it is not told. */
export function readErrorOf(operation: Operation, error: unknown): ReadError {
  if (isReadError(error)) return error;
  const { code, place } = about(error);
  const word = code === undefined ? "" : ` (${code})`;
  if (code === "42501") {
    const message = `${operation} was denied${word}.`;
    return new ReadError({ code: "access-denied", message, operation, permission: operations[operation] });
  }
  // Who may not look is denied: what is not found is not there.
  if (code === "42P01" || code === "3F000" || isNoTable(error))
    return telling(
      "unavailable",
      `found no audit log in the database${word}: connect to the one that holds it, or make its tables by migratePostgres or migrateSqlite`,
    );
  if (code !== undefined && /^28/.test(code))
    return telling(
      "unavailable",
      `was not let in${word}: no such user, a wrong password, or pg_hba.conf lets it not in from here`,
    );
  if (code === "3D000")
    return telling("unavailable", `found no database of that name${word}: mend the name that it connects to`);
  if (code !== undefined && /^(?:E[A-Z]+|57P..|08...)$/.test(code))
    return telling(
      "network",
      `could not reach the database${place}${word}: see that it runs, and that host and port are right`,
    );
  return telling("unavailable", `failed${word}: the log of the database says why`);

  function telling(reason: "network" | "unavailable", what: string): ReadError {
    return new ReadError({ code: reason, message: `${operation} ${what}.`, operation });
  }
}

function isNoTable(error: unknown): boolean {
  return error instanceof Error && /no such table/.test(error.message);
}

interface Failed {
  readonly code?: unknown;
  readonly address?: unknown;
  readonly hostname?: unknown;
  readonly port?: unknown;
}

/** The code, and where Node says that it tried to go. Of several addresses the first. */
function about(error: unknown): { readonly code: string | undefined; readonly place: string } {
  const [one = error] = error instanceof AggregateError ? error.errors : [];
  const { code, address, hostname, port } = (typeof one === "object" && one !== null ? one : {}) as Failed;
  const host = [address, hostname].find((part) => typeof part === "string" && /^[\w.:-]{1,253}$/.test(part));
  const at = host === undefined ? "" : ` at ${host}${typeof port === "number" ? `, port ${port}` : ""}`;
  return { code: typeof code === "string" && /^\w{1,40}$/.test(code) ? code : undefined, place: at };
}
