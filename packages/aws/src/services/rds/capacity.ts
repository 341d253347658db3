import type { RdsDatabase } from "./databases.ts";
import { growsByItself } from "./engines.ts";

/** A metric that tells that a DB instance runs out of something. */
export interface CapacityMetric {
  /** The DB instance, by name. */
  readonly of: string;
  readonly namespace: string;
  readonly name: string;
  /** The dimensions of the instance, and for one in a cluster those of its cluster. */
  readonly dimensions: readonly Readonly<Record<string, string>>[];
}

/** What is to be watched of a database: of each of its instances, where it is a cluster. */
export function capacityMetricsOf({ kind, engine, name, members }: RdsDatabase): readonly CapacityMetric[] {
  const names = growsByItself(engine) ? ["CPUUtilization"] : ["CPUUtilization", "FreeStorageSpace"];
  const metrics = names.map((one) => ({ namespace: namespaceOf(engine), name: one }));
  const ofInstance = (instance: string, cluster: readonly Readonly<Record<string, string>>[]) =>
    metrics.map((metric) => ({
      ...{ of: instance, ...metric },
      dimensions: [{ DBInstanceIdentifier: instance }, ...cluster],
    }));
  if (kind === "instance") return ofInstance(name, []);
  return members.flatMap((member) => ofInstance(member.name, [{ DBClusterIdentifier: name }]));
}

function namespaceOf(engine: string): string {
  if (engine === "docdb") return "AWS/DocDB";
  return engine === "neptune" ? "AWS/Neptune" : "AWS/RDS";
}
