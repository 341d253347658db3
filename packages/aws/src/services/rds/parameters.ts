import { both, from, type Observed } from "@bylaw/core";
import { absent, answerMismatch, known, observeCall, readable, unreadable } from "@bylaw/core/provider";
import { required } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { type TlsParameter, tlsParameterOf } from "./engines.ts";

const operations = {
  instance: "rds:DescribeDBParameters",
  cluster: "rds:DescribeDBClusterParameters",
} as const;
type Kind = keyof typeof operations;
type Parameter = ItemOf<(typeof operations)[Kind], "Parameters">;

/** What the collector declares that reads parameters. */
export const parameterOperations = Object.values(operations);
export const parameterCalls = {
  [operations.instance]: { each: "parameter group" },
  [operations.cluster]: { each: "cluster parameter group" },
} as const;

/** Whether all of these parameter groups demand TLS of every client. */
export type TlsReader = (kind: Kind, engine: string, groups: readonly string[]) => Promise<Observed<boolean>>;

/** Reads the parameter that demands TLS, once for each group, however many databases use it. */
export function tlsReader(session: AwsSession): TlsReader {
  const read = new Map<string, Promise<Observed<boolean>>>();
  return async (kind, engine, groups) => {
    const parameter = tlsParameterOf(engine);
    if (parameter === undefined) return notAsked(engine);
    if (groups.length === 0) return noGroup;
    const answers = groups.map((group) => {
      const key = `${kind}/${parameter.name}/${group}`;
      const answer = read.get(key) ?? readParameter(session, kind, group, parameter);
      read.set(key, answer);
      return answer;
    });
    return both(...(await Promise.all(answers)));
  };
}

async function readParameter(
  session: AwsSession,
  kind: Kind,
  group: string,
  parameter: TlsParameter,
): Promise<Observed<boolean>> {
  const { name } = parameter;
  const Filters = [{ Name: "parameter-name", Values: [name] }];
  const found = await observeCall(async () => {
    const all: Parameter[] = [];
    const parameters =
      kind === "cluster"
        ? session.items(operations.cluster, "Parameters", { DBClusterParameterGroupName: group, Filters })
        : session.items(operations.instance, "Parameters", { DBParameterGroupName: group, Filters });
    for await (const one of parameters) if (one.ParameterName === name) all.push(one);
    return all;
  });
  return from(found, ([one]) =>
    one === undefined ? absent(operations[kind], `no ${name}`) : meaningOf(operations[kind], one, parameter),
  );
}

/** What a missing value means depends on the version of the engine, so it is not guessed. */
function meaningOf(
  operation: (typeof operations)[Kind],
  { ParameterValue }: Parameter,
  { name, values }: TlsParameter,
): Observed<boolean> {
  return readable(() => {
    const value = required(operation, `the value of ${name}`, ParameterValue);
    const meanings = value.split(",").map((part) => {
      const meaning = values.get(part.trim().toLowerCase());
      if (meaning === undefined)
        throw answerMismatch(operation, `answered ${name} with ${JSON.stringify(value)}`);
      return meaning;
    });
    return meanings.every((meaning) => meaning);
  });
}

const noGroup: Observed<boolean> = unreadable({
  code: "schema-mismatch",
  message: "RDS names no parameter group of the database.",
});

function notAsked(engine: string): Observed<boolean> {
  const message = `No parameter is read that demands TLS in the engine ${engine}.`;
  return unreadable({ code: "not-collected", message, operation: operations.instance });
}

/** `in-sync` when all are; else the first that is not. Absent where there is none. */
export function statusOfAll(operation: string, statuses: readonly Observed<string>[]): Observed<string> {
  if (statuses.length === 0) return absent(operation, "no instance");
  return statuses.reduce(
    (all, next) => from([all, next], (one, other) => (one === "in-sync" ? other : one)),
    known("in-sync"),
  );
}
