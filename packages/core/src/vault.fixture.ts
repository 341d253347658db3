import { z } from "zod";
import {
  atMost,
  type Collector,
  type Control,
  days,
  defineCheck,
  defineControl,
  defineEnvironment,
  defineParameter,
  definePerson,
  definePolicy,
  defineProgram,
  type Environment,
  fact,
  must,
  type Program,
  type ProgramDefinition,
  type Provider,
  soc2,
} from "./index.ts";
import {
  type Connection,
  defineCollector,
  defineProviderKind,
  type Identified,
  observed,
  quantity,
  type SessionTools,
  type UnreadableResource,
} from "./provider/index.ts";
import type { RunTools } from "./run/index.ts";

/** A made-up provider, a vault of keys, that tests of the engine share. */
export interface VaultSession {
  readonly tools: SessionTools;
  readonly keys: () => AsyncIterable<VaultKey | UnreadableResource>;
}
const vaultKind = defineProviderKind<VaultSession>()("vault", ["account", "region"]);

const schema = z.object({
  id: z.string(),
  name: z.string().exactOptional(),
  manager: z.enum(["vault", "customer"]),
  period: observed(quantity("days")),
});
export interface VaultKey extends z.infer<typeof schema> {}

export const vaultKeys: Collector<VaultKey> = defineCollector({
  id: "vault/keys",
  resource: "vault key",
  provider: vaultKind,
  per: "region",
  operations: ["vault:ListKeys"],
  schema,
  async *collect(session) {
    yield* session.keys();
  },
});

export const vaultKeyRotation = defineCheck({
  id: "vault/key-rotation",
  title: "Vault key rotates",
  why: "An old key is a risk.",
  fix: "Rotate it.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."],
  each: vaultKeys,
  parameters: { period: atMost(days(365)) },
  appliesTo: (key) => key.manager === "customer" || "The vault rotates its own keys.",
  assert: (key, { period }) => [fact("rotation period", key.period).atMost(period)],
});

export const production: Environment = defineEnvironment("production");
export const staging: Environment = defineEnvironment("staging");
export const ana = definePerson({ id: "ana", name: "Ana" });
export const bo = definePerson({ id: "bo", name: "Bo" });
export const rotationPeriod = defineParameter("rotation-period", atMost(days(365)));

export const rotation: Control = defineControl({
  id: "rotation",
  title: "Keys rotate",
  statement: "The vault rotates every key.",
  satisfies: [soc2("CC6.1")],
  owner: ana,
  frequency: "continuous",
  checks: [vaultKeyRotation.with({ period: rotationPeriod })],
});

export type Source = (session: {
  readonly account: string;
  readonly region: string;
  readonly tools: SessionTools;
}) => AsyncIterable<VaultKey | UnreadableResource>;

/** A vault whose scopes and keys a test decides. */
export function vault(
  regions: readonly string[],
  keys: Source,
  options: { readonly environment?: Environment; readonly account?: string } = {},
): Provider<VaultSession> {
  const { environment, account = "1" } = options;
  return {
    kind: "provider",
    type: vaultKind,
    ...(environment !== undefined && { environment }),
    async connect(): Promise<Connection<VaultSession>> {
      return {
        scopes: regions.map((region) => ({
          scope: {
            provider: "vault",
            level: "region",
            path: [account, region],
            ...(environment !== undefined && { environment: environment.id }),
          },
        })),
        session: (scope, tools) => ({
          tools,
          keys: () => keys({ account: String(scope.path[0]), region: String(scope.path[1]), tools }),
        }),
        close: () => undefined,
      };
    },
    permissions: (operations) => ({ title: "Grant these.", document: "{}", permissions: operations }),
  };
}

/** Yields the given keys in any region. */
export function always(...keys: readonly (Identified & (VaultKey | UnreadableResource))[]): Source {
  return async function* () {
    yield* keys;
  };
}

/** A valid program over the vault; a test changes what it is about. */
export function vaultProgram(change: Partial<ProgramDefinition> = {}): Program {
  const none = soc2.scope({ categories: ["security"] });
  const outOfScope = Object.fromEntries(
    none.criteria.filter(({ id }) => id !== "CC6.1").map(({ id }) => [id, "Not part of this test."]),
  );
  return defineProgram({
    organization: { name: "Test" },
    framework: soc2.scope({ categories: ["security"], outOfScope }),
    providers: [vault(["north"], always())],
    policies: [
      definePolicy({
        id: "encryption",
        title: "Encryption",
        owner: ana,
        effective: "2026-01-01",
        review: "annual",
        statements: [must("ENC-1")`Rotate every key at least every ${rotationPeriod}.`.by(rotation)],
      }),
    ],
    controls: [rotation],
    ...change,
  });
}

/** Time that stands still unless something sleeps. */
export function testTools(): RunTools & { readonly slept: number[] } {
  let time = Date.parse("2026-03-01T00:00:00Z");
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(time),
    clock: () => time,
    random: () => 0.5,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
  };
}
