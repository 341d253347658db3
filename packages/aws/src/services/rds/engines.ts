/** A parameter with which an engine can demand TLS of every client. */
export interface TlsParameter {
  readonly name: string;
  /** What its values mean, in small letters. */
  readonly values: ReadonlyMap<string, boolean>;
}

/** True for an engine whose storage grows with what it holds, and has no free space that could be told. */
export function growsByItself(engine: string): boolean {
  return engine.startsWith("aurora") || engine === "docdb" || engine === "neptune";
}

/** RDS prints the same switch as 1, ON or true, by engine and by kind of group. */
const switches: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["on", true],
  ["true", true],
  ["0", false],
  ["off", false],
  ["false", false],
]);
const forceSsl: TlsParameter = { name: "rds.force_ssl", values: switches };
const secureTransport: TlsParameter = { name: "require_secure_transport", values: switches };
/** AWS, "Amazon DocumentDB: Parameter", read 2026-11. */
const documentDb: TlsParameter = {
  name: "tls",
  values: new Map([
    ["enabled", true],
    ["tls1.2+", true],
    ["tls1.3+", true],
    ["fips-140-3", true],
    ["disabled", false],
  ]),
};

/** The parameter that demands TLS in an engine; undefined where no parameter that is read does. */
export function tlsParameterOf(engine: string): TlsParameter | undefined {
  if (["aurora-postgresql", "postgres"].includes(engine) || engine.startsWith("sqlserver-")) return forceSsl;
  if (["aurora", "aurora-mysql", "mariadb", "mysql"].includes(engine)) return secureTransport;
  return engine === "docdb" ? documentDb : undefined;
}

/**
 * The logs of an engine that tell who did what and what went wrong, by the names under which they are exported; undefined
 * for an engine that is not known. AWS, "RDS API: CreateDBInstance" and "CreateDBCluster", EnableCloudwatchLogsExports,
 * read 2026-11. MySQL as a Multi-AZ DB cluster has no audit log to export.
 */
export function logsOf(engine: string, kind: "cluster" | "instance"): readonly string[] | undefined {
  if (engine === "mysql" && kind === "cluster") return ["error"];
  if (engine.startsWith("sqlserver-")) return ["error"];
  if (engine.startsWith("oracle-")) return ["alert", "audit"];
  if (engine.startsWith("db2-")) return ["diag.log", "notify.log"];
  return logs.get(engine);
}

const logs: ReadonlyMap<string, readonly string[]> = new Map([
  ["aurora", ["audit", "error"]],
  ["aurora-mysql", ["audit", "error"]],
  ["aurora-postgresql", ["postgresql"]],
  ["docdb", ["audit"]],
  ["mariadb", ["audit", "error"]],
  ["mysql", ["audit", "error"]],
  ["neptune", ["audit"]],
  ["postgres", ["postgresql"]],
]);
