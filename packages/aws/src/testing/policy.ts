/** Statements as AWS has them in a resource's policy, for scripts. */
const everyone = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };

/** A policy of these statements as text. */
export function policyText(...Statement: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

/** An Allow for everyone, under these conditions. */
export function openTo(Condition?: object, change: object = {}): object {
  return { Sid: "Open", ...everyone, ...(Condition !== undefined && { Condition }), ...change };
}
