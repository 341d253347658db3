import { defineCheck, fact, whenAbsent } from "@bylaw/core";
import { type RdsDatabase, rdsDatabases } from "../databases.ts";
import { tlsParameterOf } from "../engines.ts";

export const rdsTlsRequired = defineCheck({
  id: "aws/rds-tls-required",
  title: "RDS database demands TLS of every client",
  why: "Where TLS is offered and not demanded, one client that is set up wrongly sends passwords and data in plain text.",
  fix: "In a parameter group of your own set rds.force_ssl to 1 (PostgreSQL, SQL Server), require_secure_transport to ON (MySQL, MariaDB) or tls to enabled (DocumentDB): aws rds modify-db-parameter-group --db-parameter-group-name <group> --parameters ParameterName=rds.force_ssl,ParameterValue=1,ApplyMethod=pending-reboot; for clusters modify-db-cluster-parameter-group. Then reboot its instances where their status says so. In the console: RDS, Parameter groups.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The parameter is read, and that its group is in sync: not which TLS versions and ciphers the server accepts, nor whether clients verify its certificate.",
    "A group that waits for a reboot fails, whichever of its parameters waits.",
    "Oracle, Db2 and RDS Custom are not judged, and Neptune neither: since its engine 1.0.4.0 it accepts TLS alone.",
    "Proxies in front of the database, and the Data API, are not read.",
    "Elastic clusters of DocumentDB, Neptune Analytics and Aurora DSQL are not listed.",
  ],
  sources: [
    {
      title: "Amazon RDS: Using SSL/TLS to encrypt a connection to a DB instance or cluster",
      url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html",
      read: "2026-11",
    },
    {
      title: "Amazon DocumentDB: Encrypting data in transit",
      url: "https://docs.aws.amazon.com/documentdb/latest/devguide/security.encryption.ssl.html",
      read: "2026-11",
    },
  ],
  each: rdsDatabases,
  appliesTo: ({ engine }) => tlsParameterOf(engine) !== undefined || (whyNot(engine) ?? true),
  assert: (database) => [
    fact("TLS is demanded", database.tlsRequired).is(true),
    fact("its parameter group", statusOf(database)).is("in-sync"),
  ],
});

/** A cluster without instances has none that could run with other values. */
function statusOf({ parameterStatus }: RdsDatabase): RdsDatabase["parameterStatus"] {
  return whenAbsent(parameterStatus, "in-sync");
}

/** What is not known is judged, and so told to be unread. */
function whyNot(engine: string): string | undefined {
  if (engine.startsWith("oracle-"))
    return "What an Oracle database demands stands in its option group, which is not read.";
  const isKnown = engine === "neptune" || engine.startsWith("db2-") || engine.startsWith("custom-");
  return isKnown ? `No parameter is read that demands TLS in the engine ${engine}.` : undefined;
}
