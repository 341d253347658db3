import { accessOperations } from "./access.ts";
import { actionsOperations } from "./actions.ts";
import { changeOperations } from "./changes.ts";
import type { OperationFacts } from "./define.ts";
import { deploymentOperations } from "./deployments.ts";
import { environmentOperations } from "./environments.ts";
import { evidenceOperations } from "./evidence.ts";
import { membersOperations } from "./members.ts";
import { organizationOperations } from "./organization.ts";
import { repositoryOperations } from "./repositories.ts";
import { securityOperations } from "./security.ts";

export type { OperationFacts, Permission, Said } from "./define.ts";

/**
 * Every operation that a collector may call. A GraphQL query is an operation of its own, by its name, and so is a route that
 * several collectors ask for different fields.
 */
export const operations = {
  ...accessOperations,
  ...changeOperations,
  ...deploymentOperations,
  ...environmentOperations,
  ...evidenceOperations,
  ...membersOperations,
  ...organizationOperations,
  ...repositoryOperations,
  ...actionsOperations,
  ...securityOperations,
};

export type Operation = keyof typeof operations;
export type QueryOperation = Extract<Operation, `POST /graphql ${string}`>;
/** The lists. */
export type ListOperation = {
  readonly [O in Operation]: (typeof operations)[O] extends { readonly list: unknown } ? O : never;
}[Operation];
export type RestOperation = Exclude<Operation, QueryOperation>;

/** What the table says of an operation. */
export function factsOf(operation: Operation): OperationFacts {
  return operations[operation];
}

/** Method and path of an operation, without the name that tells several apart. */
export function routeOf(operation: Operation): string {
  return operation.split(" ", 2).join(" ");
}

/**
 * Calls per second to start from, per organization. GitHub allows 900 REST points and 2,000 GraphQL points a
 * minute before its secondary limits, and a read is 1 point.
 */
export const callsPerSecond: Readonly<Record<OperationFacts["limiter"], number>> = { graphql: 5, rest: 12 };
