import { both, from, type Observed } from "@bylaw/core";
import { absent, answerMismatch, observeCall, readable, unreadable } from "@bylaw/core/provider";
import { required } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

const operation = "redshift:DescribeClusterParameters";
const parameter = "require_ssl";

/** What the collector declares that reads parameters. */
export const parameterOperation = operation;

/** Whether all of these parameter groups demand TLS of every client. */
export type TlsReader = (groups: readonly string[]) => Promise<Observed<boolean>>;

/** Reads the parameter that demands TLS, once for each group, however many clusters use it. */
export function tlsReader(session: AwsSession): TlsReader {
  const read = new Map<string, Promise<Observed<boolean>>>();
  return async (groups) => {
    if (groups.length === 0) return noGroup;
    const answers = groups.map((group) => {
      const answer = read.get(group) ?? readParameter(session, group);
      read.set(group, answer);
      return answer;
    });
    return both(...(await Promise.all(answers)));
  };
}

async function readParameter(session: AwsSession, group: string): Promise<Observed<boolean>> {
  const found = await observeCall(async () => {
    const all: ItemOf<typeof operation, "Parameters">[] = [];
    const asked = { ParameterGroupName: group, MaxRecords: 100 };
    for await (const one of session.items(operation, "Parameters", asked)) {
      if (one.ParameterName === parameter) all.push(one);
    }
    return all;
  });
  return from(found, ([one]) =>
    one === undefined
      ? absent(operation, `no ${parameter}`)
      : readable(() => {
          const value = required(operation, `the value of ${parameter}`, one.ParameterValue);
          const word = value.toLowerCase();
          if (word === "true" || word === "false") return word === "true";
          throw answerMismatch(operation, `answered ${parameter} with ${JSON.stringify(value)}`);
        }),
  );
}

const noGroup: Observed<boolean> = unreadable({
  code: "schema-mismatch",
  message: "Redshift names no parameter group of the cluster.",
});
