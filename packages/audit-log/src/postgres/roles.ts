import { invalid } from "../invalid.ts";

/** The roles that the tables are made for: none of them signs in. Grant them to the users that do. */
export interface PostgresRoles {
  /** Owns schema and tables. Nobody should be a member but who migrates. */
  readonly owner: string;
  /** May insert. */
  readonly writer: string;
  /** May read. */
  readonly reader: string;
  /** May call the function that removes what is old. */
  readonly retention: string;
}

const usual: PostgresRoles = {
  owner: "bylaw_audit_owner",
  writer: "bylaw_audit_writer",
  reader: "bylaw_audit_reader",
  retention: "bylaw_audit_retention",
};

/** The roles by name. Names go into SQL as they are, so they are plain ones. */
export function rolesOf(given: Partial<PostgresRoles> = {}): PostgresRoles {
  const roles = { ...usual, ...given };
  for (const [role, name] of Object.entries(roles)) {
    if (!(role in usual))
      throw invalid(`there is no role "${role}".`, "Name of owner, writer, reader, retention.");
    if (typeof name !== "string" || !/^[a-z_][a-z0-9_]{0,62}$/.test(name) || name.startsWith("pg_"))
      throw invalid(`the ${role} role has no plain name.`, "Use small letters, digits and underscores.");
  }
  if (new Set(Object.values(roles)).size < 4)
    throw invalid("two of the roles are one.", "Give each a name of its own.");
  return roles;
}
