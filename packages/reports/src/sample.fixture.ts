import {
  atLeast,
  atMost,
  attested,
  count,
  days,
  defineCheck,
  defineControl,
  defineEnvironment,
  defineEvidenceKind,
  defineParameter,
  definePerson,
  definePolicy,
  defineProgram,
  defineRisk,
  defineRole,
  defineView,
  exercise,
  fact,
  may,
  months,
  must,
  mustNot,
  names,
  type Program,
  type Provider,
  type Quantity,
  says,
  should,
  soc2,
  waive,
  years,
} from "@bylaw/core";
import { defineCollector, defineProviderKind, omit } from "@bylaw/core/provider";
import { type Sayings, sampleCompany } from "./company.fixture.ts";

export const usual: Sayings = {
  text: (_, text) => text,
  id: (_, id) => id,
  amount: (_, amount) => amount,
};

interface Key {
  readonly id: string;
  readonly period: Quantity<"days">;
  readonly holders: number;
}

/** One of everything that a document can speak of. */
export function sampleProgram({ text, id, amount }: Sayings = usual): Program {
  const ana = definePerson({ id: "ana", name: text("person", "Ana Silva") });
  const ben = definePerson({ id: "ben", name: text("other person", "Ben Okafor") });
  const ceo = defineRole({ id: "ceo", title: text("lead", "CEO"), holder: ana });
  const cto = defineRole({
    id: "cto",
    title: text("role", "CTO"),
    holder: ben,
    reportsTo: ceo,
    responsibilities: [text("responsibility", "the keys")],
  });
  const production = defineEnvironment(id("environment", "production"));

  const kind = defineProviderKind<unknown>()("vault", ["account", "region"]);
  const provider = (environment?: typeof production): Provider => ({
    kind: "provider",
    type: kind,
    ...(environment !== undefined && { environment }),
    connect: () => Promise.reject(new Error("never")),
    permissions: () => ({ title: "", document: "", permissions: [] }),
  });
  const collector = (name: string, resource: string, operations: readonly string[]) =>
    defineCollector<Key, unknown, "account" | "region">({
      id: `vault/${name}`,
      resource,
      provider: kind,
      per: "region",
      operations,
      schema: anything,
      collect: () => {
        throw new Error("never");
      },
    });
  const keys = collector("keys", text("resource", "vault key"), [
    text("operation", "vault:ListKeys"),
    text("other operation", "vault:DescribeKey"),
  ]);
  const teams = collector("teams", text("other resource", "team"), [
    text("team operation", "vault:ListTeams"),
  ]);
  const shared = defineView({
    id: "vault/shared-keys",
    resource: text("view resource", "shared key"),
    each: keys,
    using: { teams },
    derive: (key) => key,
  });

  const rotates = defineCheck({
    id: id("check", "vault/key-rotates"),
    title: text("check title", "Vault key rotates on schedule"),
    why: text("why", "A key that never changes makes one leak permanent."),
    fix: text("fix", "Turn rotation on: vault rotate --key <key>"),
    severity: "high",
    whenEmpty: "notApplicable",
    blindSpots: ["Nothing but what the test gives it is read."],
    each: keys,
    parameters: { period: atMost(days(amount("check limit", 365))) },
    assert: (key, { period }) => [fact("rotation period", key.period).atMost(period)],
  });
  const owned = defineCheck({
    id: "vault/keys-are-owned",
    title: text("other check title", "Every vault key has enough holders"),
    why: text("other why", "A key that one person holds is lost with that person."),
    fix: text("other fix", "Add a holder."),
    severity: "low",
    whenEmpty: "notApplicable",
    blindSpots: ["Nothing but what the test gives it is read."],
    over: shared,
    using: { teams },
    parameters: { holders: atLeast(count(1)), branches: atLeast(names("main")) },
    assert: (all, { holders }) => [
      fact("holders", count(all.reduce((sum, key) => sum + key.holders, 0))).atLeast(holders),
    ],
  });

  const period = defineParameter(
    id("parameter", "key-rotation-period"),
    atMost(days(amount("own limit", 365))),
  );
  const holders = defineParameter("key-holders", atLeast(count(amount("holders", 2))));
  const branches = defineParameter("branches", atLeast(names(text("name", "main"), "release")));

  const rotation = defineControl({
    id: id("control", "key-rotation"),
    title: text("control title", "Encryption keys rotate"),
    statement: text(
      "control statement",
      "The vault rotates every key on schedule; the platform team acts on failures daily.",
    ),
    satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
    owner: cto,
    frequency: "continuous",
    checks: [rotates.with({ period })],
  });
  const custody = defineControl({
    id: "key-custody",
    title: text("other control title", "Keys have custodians"),
    statement: text("other control statement", "Each key has two holders."),
    satisfies: [soc2.supporting("CC6.1"), soc2("CC6.3")],
    owner: ana,
    frequency: "quarterly",
    checks: [
      owned
        .with({ holders, branches })
        .where({
          id: id("selector", "shared"),
          because: text("because", "personal keys open nothing"),
          test: () => true,
        })
        .in(production),
    ],
    evidence: [attested("custody", { every: months(amount("every", 3)), reviewer: cto })],
  });
  const drill = defineControl({
    id: "compromise-drill",
    title: text("drill title", "A compromise is rehearsed"),
    statement: text("drill statement", "The platform team rehearses a key compromise every year."),
    satisfies: [soc2("CC7.4")],
    owner: cto,
    frequency: "annual",
    evidence: [
      exercise("tabletop", {
        title: text("evidence title", "Key compromise"),
        every: years(1),
        reviewer: cto,
      }),
    ],
  });

  const encryption = definePolicy({
    id: id("policy", "encryption"),
    title: text("policy title", "Encryption Policy"),
    owner: cto,
    effective: id("effective", "2026-01-01") as "2026-01-01",
    review: "annual",
    purpose: text("purpose", "Data stays unreadable to whoever should not read it."),
    scope: text("scope", "Every key that protects customer data."),
    audience: [text("audience", "engineering")],
    roles: { [text("office", "Key holder")]: text("duty", "Holds a share of the master key.") },
    definitions: { [text("word", "compromise")]: text("meaning", "Somebody else may have read it.") },
    offices: { [text("office", "Key holder")]: cto },
    waivers: text("how to waive", "Ask in a pull request."),
    statements: [
      must(id("statement", "ENC-4"))(
        written(`${text("sentence", "Rotate every encryption key")} at least every `, "."),
        period,
      ).by(rotation),
      must("ENC-5")`Rotate a key at once when its compromise is suspected.`.by(drill),
      mustNot("ENC-6")`Keep a key with fewer than ${holders} holders, outside of ${branches}.`.by(custody),
      should("ENC-7")`Prefer keys that cannot leave the vault.`,
      may("ENC-8")`Keys of test data may be shared.`,
    ],
  });

  const read = defineEvidenceKind({
    id: "read",
    title: "Read",
    about: "person-policy",
    schema: nothing,
  });
  const known = defineControl({
    id: "policies-known",
    title: text("known title", "Policies are known"),
    statement: says`${period} before it rotates a key is looked at, and everybody reads why.`,
    satisfies: [soc2("CC7.4")],
    owner: cto,
    evidence: [read.require("policies-read", { within: days(30), parameters: [period] })],
  });

  const covered = new Set(["CC6.1", "CC6.3", "CC7.4"]);
  const others = soc2.criteria.filter(({ id: one }) => !covered.has(one));
  return defineProgram({
    organization: { name: text("organization", "Acme, Inc.") },
    framework: soc2.scope({
      categories: ["security"],
      outOfScope: Object.fromEntries(
        others.map(({ id: one }) => [one, text("out of scope", "The sample leaves it out.")]),
      ),
    }),
    ...sampleCompany({ text, id }, { ana, cto }),
    period: { from: "2026-01-01", to: id("period", "2026-12-31") as "2026-12-31" },
    providers: [provider(), provider(production)],
    policies: [encryption],
    controls: [rotation, custody, drill, known],
    risks: [
      defineRisk({
        id: id("risk", "RISK-001"),
        title: text("risk title", "Unauthorized database access"),
        statement: text("risk statement", "A stolen key opens the database and customer data leaks."),
        treatment: "mitigate",
        inherent: { likelihood: "medium", impact: "high" },
        controls: [rotation, custody],
        residual: { likelihood: "low", impact: "medium" },
        owner: cto,
        reviewBy: "2026-12-15",
      }),
    ],
    settings: [
      period.to({ days: amount("setting", 180) }),
      period.to({ days: amount("environment setting", 90) }).in(production),
      holders.to({ count: 1 }).because(text("reason", "Two of three holders are on leave.")),
    ],
    omissions: [
      omit({
        of: "control",
        id: "board-oversight",
        title: text("omitted title", "The board looks at security"),
        reason: text("omission reason", "There is no board."),
        statements: ["IS-3"],
        satisfies: [soc2("CC1.2")],
      }),
    ],
    waivers: [
      waive(rotates, text("waived resource", "key/1234"), {
        until: "2026-06-30",
        reason: text("waiver reason", "The vendor re-encrypts in May."),
        requestedBy: ana,
        approvedBy: ben,
        compensating: [custody],
      }),
    ],
  });
}

/** Pieces of a sentence, as if they had been written in the source. */
function written(...pieces: readonly string[]): TemplateStringsArray {
  return Object.assign([...pieces], { raw: pieces });
}

/** Stands in for a schema without a field. */
const nothing = { shape: {} } as never;

/** Stands in for a schema of zod, which documents never look at. */
const anything = {
  parse: (value: unknown) => value,
  safeParse: (data: unknown) => ({ success: true, data }),
} as never;
