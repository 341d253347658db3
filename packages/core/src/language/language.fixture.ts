import { expectTypeOf } from "vitest";
import { z } from "zod";
import {
  atLeast,
  atMost,
  type Collector,
  count,
  days,
  defineCheck,
  defineControl,
  defineEnvironment,
  defineParameter,
  definePerson,
  fact,
  type Limit,
  soc2,
  tls,
} from "../index.ts";
import { defineCollector, defineProviderKind, observed, quantity } from "../provider/index.ts";

interface KeySession {
  listKeys(): Promise<readonly string[]>;
}
export const vault = defineProviderKind<KeySession>()("vault", ["account", "region"]);
/** Yields nothing of any type. */
export declare function collect(): AsyncIterable<never>;
export declare function yielding<T>(value: T): () => AsyncIterable<T>;
const schema = z.object({
  id: z.string(),
  manager: z.string(),
  rotation: observed(z.boolean()),
  period: observed(quantity("days")),
  size: quantity("count"),
});
export interface Key extends z.infer<typeof schema> {}
export const keys: Collector<Key> = defineCollector({
  id: "vault/keys",
  resource: "vault key",
  provider: vault,
  per: "region",
  operations: ["vault:ListKeys"],
  schema,
  collect(session) {
    expectTypeOf(session).toEqualTypeOf<KeySession>();
    return collect();
  },
});
export const rotation = defineCheck({
  id: "vault/key-rotation",
  title: "Key rotates",
  why: "It should.",
  fix: "Rotate it.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."],
  each: keys,
  parameters: { period: atMost(days(365)), copies: atLeast(count(2)) },
  assert: (key, { period, copies }) => {
    expectTypeOf(key).toEqualTypeOf<Key>();
    expectTypeOf(period).toEqualTypeOf<Limit<"days", "atMost">>();
    expectTypeOf(copies).toEqualTypeOf<Limit<"count", "atLeast">>();
    return [fact("period", key.period).atMost(period)];
  },
});
export const period = defineParameter("period", atMost(days(365)));
export const copies = defineParameter("copies", atLeast(count(2)));
export const minimumTls = defineParameter("tls", atLeast(tls("1.2")));
export const production = defineEnvironment("production");
const owner = definePerson({ id: "ana", name: "Ana" });
export const control = defineControl({
  id: "rotation",
  title: "Keys rotate",
  statement: "They do.",
  satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
  owner,
  frequency: "continuous",
  checks: [rotation, rotation.with({ period }).in(production)],
});
export const base = {
  id: "vault/x",
  title: "X",
  why: "X.",
  fix: "X",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."],
  each: keys,
} as const;
