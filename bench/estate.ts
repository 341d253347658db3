import {
  atMost,
  type Check,
  type Collector,
  days,
  defineCheck,
  fact,
  type Program,
  type Provider,
} from "@bylaw/core";
import { defineCollector, defineProviderKind, known, observed, quantity } from "@bylaw/core/provider";
import type { Recording } from "@bylaw/core/run";
import { programOf } from "@bylaw/core/testing";
import { z } from "zod";

const kind = defineProviderKind<unknown>()("aws", ["account"]);
const schema = z.object({
  id: z.string(),
  manager: z.string(),
  rotation: observed(z.boolean()),
  rotationPeriod: observed(quantity("days")),
});
interface BenchKey extends z.infer<typeof schema> {}

const keys: Collector<BenchKey> = defineCollector({
  id: "bench/keys",
  resource: "key",
  provider: kind,
  per: "account",
  operations: ["bench:ListKeys"],
  schema,
  async *collect() {
    yield* [];
  },
});

/** A key of which every fourth breaks the rules. */
function keyNumber(at: number): BenchKey {
  return {
    id: `arn:aws:kms:eu-west-1:111111111111:key/${String(at).padStart(8, "0")}`,
    manager: "CUSTOMER",
    rotation: known(at % 4 !== 0),
    rotationPeriod: known(days(at % 4 === 1 ? 400 : 180)),
  };
}

/** Two assertions each, as the OPA rule it is measured against has two conditions. */
function checkNumber(at: number): Check<BenchKey> {
  return defineCheck({
    id: `bench/key-rotation-${at}`,
    title: "Key rotates",
    why: "An old key is a risk.",
    fix: "Rotate it.",
    severity: "medium",
    whenEmpty: "notApplicable",
    blindSpots: ["Nothing but what the test gives it is read."],
    each: keys,
    parameters: { period: atMost(days(365)) },
    appliesTo: (key) => key.manager === "CUSTOMER" || "It is not a customer's key.",
    assert: (key, { period }) => [
      fact("automatic rotation", key.rotation).is(true),
      fact("rotation period", key.rotationPeriod).atMost(period),
    ],
  });
}

const nothing: Provider = {
  kind: "provider",
  type: kind,
  connect: () => Promise.reject(new Error("The bench collects nothing.")),
  permissions: () => ({ title: "", document: "", permissions: [] }),
};

/** A program of so many checks over the same keys. */
export function programOfChecks(checks: number): Program {
  return programOf(
    [nothing],
    Array.from({ length: checks }, (_, at) => checkNumber(at)),
  );
}

export const RESOURCES = 100_000;

/** A recording of `size` keys, of all keys each `step`-th (with 4 every one fails), whose lines are made as they are read, so that nothing of it is held. */
export function recordingOfKeys(size: number, step = 1): Recording {
  const at = "2026-01-01T00:00:00.000Z";
  const scope = { provider: "aws", level: "account", path: ["111111111111"] };
  return {
    startedAt: at,
    finishedAt: at,
    listings: [
      {
        collector: keys.id,
        scope,
        state: "complete",
        resources: size,
        startedAt: at,
        finishedAt: at,
        calls: {},
        async *lines() {
          for (let from = 0; from < size; from += 1_000) {
            yield Array.from({ length: Math.min(1_000, size - from) }, (_, index) => {
              const key = keyNumber((from + index) * step);
              return JSON.stringify({ data: key, id: key.id });
            });
          }
        },
      },
    ],
  };
}
