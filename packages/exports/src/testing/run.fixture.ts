import {
  anyOf,
  attested,
  type Collector,
  type Control,
  defineBacklog,
  defineCheck,
  defineControl,
  definePerson,
  definePolicy,
  defineProgram,
  fact,
  must,
  type Program,
  type Provider,
  soc2,
  type Waiver,
  waive,
  years,
} from "@bylaw/core";
import {
  type Connection,
  defineCollector,
  defineProviderKind,
  known,
  observed,
  type Problem,
  unreadable,
} from "@bylaw/core/provider";
import { type BacklogFailures, evaluateRecording, planRun, type Recording } from "@bylaw/core/run";
import { listingOf, recordingOf } from "@bylaw/core/testing";
import { z } from "zod";
import { createMemoryStore, type ExportedRun, exportedRun, storeIn } from "../run/exported-run.ts";

/** What a resource of the made-up vault is to come to. */
export type Wish = "pass" | "fail" | "error" | "not-applicable" | "waived" | "planned";

export interface ResourceShape {
  readonly id: string;
  readonly wish: Wish;
  readonly name?: string;
  /** Where it is written. */
  readonly at?: { readonly path: string; readonly line: number };
}

/** A scope by its name; where it was denied, nothing more was read there than `resources`. */
export interface ScopeShape {
  readonly name: string;
  readonly resources: readonly ResourceShape[];
  readonly denied?: true;
}

/** A control with one check; or with two of which one is enough, where `or` says what the other reads. */
export interface ControlShape {
  readonly scopes: readonly ScopeShape[];
  readonly advisory?: true;
  readonly or?: readonly ScopeShape[];
}

export interface RunShape {
  readonly controls: readonly ControlShape[];
  /** Adds a control that people alone answer for. */
  readonly manual?: true;
  /** What titles, sentences and reasons say. */
  readonly says?: string;
  /** The criteria that no control satisfies: the first is planned for, the second is not. */
  readonly gaps?: true;
  /** The ids that the run is asked for alone. */
  readonly only?: readonly string[];
}

/** A run of a made-up program that comes to what a test wishes, through the engine. */
export async function runOf(shape: RunShape): Promise<ExportedRun> {
  const { program, recording } = programOf(shape);
  const entries = createMemoryStore();
  const plan = planRun(program, shape.only);
  const report = await evaluateRecording(plan, recording, { onObservation: storeIn(entries) });
  return exportedRun({
    report,
    entries,
    version: "1.2.3",
    revision: "4be1f0c3a5d2e6f7089a1b2c3d4e5f60718293a4",
    locationOf: ({ control }) => ({
      path: "compliance/controls.ts",
      line: Number((control?.id ?? "").replace(/\D/g, "") || 0) + 1,
    }),
  });
}

const kind = defineProviderKind<object>()("vault", ["region"]);
const schema = z.object({
  id: z.string(),
  name: z.string().exactOptional(),
  foreign: z.boolean(),
  at: z.object({ path: z.string(), line: z.number() }).exactOptional(),
  locked: observed(z.boolean()),
});

const denied: Problem = {
  code: "access-denied",
  message: "vault:List was denied.",
  operation: "vault:List",
  permission: "vault:List",
};

const ana = definePerson({ id: "ana", name: "Ana" });
const ben = definePerson({ id: "ben", name: "Ben" });

function programOf({ controls: shapes, manual, says = "", gaps }: RunShape): {
  readonly program: Program;
  readonly recording: Recording;
} {
  const text = (usual: string): string => {
    if (says === "") return usual;
    return usual.endsWith(".") ? `${usual.slice(0, -1)} ${says}.` : `${usual} ${says}`;
  };
  const waivers: Waiver[] = [];
  const failures: BacklogFailures[] = [];
  const listings: ReturnType<typeof listingOf>[] = [];
  const checkOf = (id: string, scopes: readonly ScopeShape[]) => {
    const collector = collectorOf(id);
    listings.push(...scopes.map((scope) => listing(collector, scope)));
    const check = defineCheck({
      id: `vault/locked-${id}`,
      title: text(`Vault ${id} is locked`),
      why: text("An open vault is no vault."),
      fix: text("Lock it."),
      severity: "high",
      whenEmpty: "notApplicable",
      blindSpots: [text("Who holds the key is not read.")],
      sources: [{ title: "The book of vaults", url: "https://vaults.example/book" }],
      each: collector,
      appliesTo: ({ foreign }) => !foreign || text("Another company's vault."),
      assert: ({ locked }) => [fact("locked", locked).is(true)],
    });
    for (const { name: scope, resources } of scopes) {
      const of = (wish: Wish): readonly string[] =>
        resources.filter((one) => one.wish === wish).map((one) => one.id);
      const terms = { until: "2026-06-30", reason: text("The locksmith comes in June.") } as const;
      for (const id of of("waived")) {
        waivers.push(
          waive(check, id, {
            ...terms,
            scope: `vault/${scope}`,
            requestedBy: ben,
            approvedBy: ana,
            compensating: [guard],
          }),
        );
      }
      const planned = of("planned");
      if (planned.length > 0)
        failures.push({ check: check.id, owner: "ben", ...terms, failures: { [`vault/${scope}`]: planned } });
    }
    return check;
  };
  const controls = shapes.map(({ scopes, advisory, or }, at): Control => {
    const first = checkOf(`${at}`, scopes);
    const use =
      advisory === true ? first.advisory({ until: "2026-06-30", because: text("It is new.") }) : first;
    const other = or === undefined ? undefined : checkOf(`${at}-or`, or);
    return defineControl({
      id: `control-${at}`,
      title: text(`Vaults of ${at} are locked`),
      statement: text("Ana locks every vault."),
      satisfies: [soc2("CC6.1"), soc2.supporting("CC6.2")],
      owner: ana,
      checks: other === undefined ? [use] : [anyOf(use, other)],
    });
  });
  const asked = defineControl({
    id: "watch",
    title: text("Somebody watches"),
    statement: text("Ben watches."),
    satisfies: [soc2("CC7.2")],
    owner: ben,
    evidence: [attested("watched", { every: years(1), reviewer: ana })],
  });
  const scope = soc2.scope({ categories: ["security"] });
  const inScope = [
    "CC6.1",
    ...(manual === true ? ["CC7.2"] : []),
    ...(gaps === true ? ["CC1.1", "CC1.2"] : []),
  ];
  const outOfScope = Object.fromEntries(
    scope.criteria.filter(({ id }) => !inScope.includes(id)).map(({ id }) => [id, "Not part of this test."]),
  );
  const all = [...controls, ...(manual === true ? [asked] : [])];
  const plans =
    gaps === true
      ? [
          {
            criteria: ["soc2 CC1.1"],
            owner: "ben",
            until: "2026-06-30",
            reason: text("A code of conduct is written."),
          } as const,
        ]
      : [];
  const program = defineProgram({
    organization: { name: text("Acme, Inc.") },
    framework: soc2.scope({ categories: ["security"], outOfScope }),
    people: [ana, ben],
    providers: [provider],
    controls: [...all, guard],
    policies: [
      definePolicy({
        id: "vaults",
        title: text("Vault Policy"),
        owner: ana,
        effective: "2026-01-01",
        review: "annual",
        statements: all.map((control, at) =>
          must(`VLT-${at + 1}`)([text("Lock every vault.")] as never).by(control),
        ),
      }),
    ],
    waivers,
    ...(failures.length + plans.length > 0 && { backlog: defineBacklog([...failures, ...plans]) }),
  });
  return { program, recording: recordingOf([...listings, guarded]) };
}

function collectorOf(id: string): Collector<z.infer<typeof schema>> {
  return defineCollector({
    id: `vault/vaults-${id}`,
    resource: "vault",
    provider: kind,
    per: "region",
    operations: ["vault:List"],
    schema,
    locate: ({ at }) => at,
    async *collect() {
      // A recording is judged: nothing is collected.
    },
  });
}

function listing(
  collector: Collector<z.infer<typeof schema>>,
  { name, resources, denied: isDenied }: ScopeShape,
) {
  return listingOf(
    collector,
    resources.map(({ id, wish, name: called, at }) => ({
      id,
      ...(at !== undefined && { at }),
      ...(called !== undefined && { name: called }),
      foreign: wish === "not-applicable",
      locked: lockedBy[wish],
    })),
    { path: [name], ...(isDenied === true && { problem: denied }) },
  );
}

const lockedBy: Readonly<Record<Wish, z.infer<typeof schema>["locked"]>> = {
  pass: known(true),
  fail: known(false),
  waived: known(false),
  planned: known(false),
  error: unreadable(denied),
  "not-applicable": known(true),
};

/** What limits the harm of a waiver: a control that always passes. */
const guards = collectorOf("guards");
const guard = defineControl({
  id: "guard",
  title: "A guard is there",
  statement: "Ben stands guard.",
  satisfies: [soc2("CC6.1")],
  owner: ben,
  checks: [
    defineCheck({
      id: "vault/guarded",
      title: "Vault is guarded",
      why: "A guard sees what a lock does not.",
      fix: "Send a guard.",
      severity: "low",
      whenEmpty: "fails",
      blindSpots: ["Whether the guard is awake is not read."],
      each: guards,
      assert: ({ locked }) => [fact("guarded", locked).is(true)],
    }),
  ],
});
const guarded = listing(guards, { name: "north", resources: [{ id: "guard", wish: "pass" }] });

const provider: Provider<object> = {
  kind: "provider",
  type: kind,
  connect: async (): Promise<Connection<object>> => ({
    scopes: [],
    session: () => ({}),
    close: () => undefined,
  }),
  permissions: (operations) => ({ title: "Grant these.", document: "{}", permissions: operations }),
};

/** A run in which every standing that the engine gives is there, of resources that are named for it. */
export const everyStanding: RunShape = {
  manual: true,
  gaps: true,
  controls: [
    {
      scopes: [
        {
          name: "north",
          resources: (["pass", "fail", "error", "not-applicable", "waived", "planned"] as const).map(
            (wish) => ({
              id: `arn:vault:${wish}`,
              name: wish,
              wish,
            }),
          ),
        },
        { name: "south", denied: true, resources: [] },
      ],
    },
    { advisory: true, scopes: [{ name: "north", resources: [{ id: "arn:vault:advisory", wish: "fail" }] }] },
    {
      scopes: [{ name: "north", resources: [{ id: "arn:vault:excused", wish: "fail" }] }],
      or: [{ name: "north", resources: [{ id: "arn:vault:enough", wish: "pass" }] }],
    },
    {
      scopes: [{ name: "north", resources: [{ id: "arn:vault:unsure", wish: "fail" }] }],
      or: [{ name: "north", resources: [{ id: "arn:vault:doubt", wish: "error" }] }],
    },
    { scopes: [{ name: "north", resources: [{ id: "arn:vault:open", wish: "waived" }] }] },
  ],
};
