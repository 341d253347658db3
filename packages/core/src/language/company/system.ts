import type { Owner } from "../people/person.ts";
import type { IsoDate } from "../values/date.ts";
import { defined } from "../values/defined.ts";
import type { Environment } from "../values/environment.ts";
import { BylawError } from "../values/errors.ts";
import { slug } from "../values/id.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import { assertWord } from "../values/word.ts";
import type { DataClass } from "./data-class.ts";
import type { ExpectedControl } from "./expected-control.ts";
import type { CriterionReference } from "./framework.ts";

/** Something that the company does for its customers. */
export interface Service {
  readonly id: string;
  readonly title: string;
}

const commitmentSources = ["contract", "service-level agreement", "privacy notice", "terms", "law"] as const;

/** Something that the company promised, and to whom it is held by what. */
export interface Commitment {
  readonly id: string;
  readonly text: string;
  readonly source: (typeof commitmentSources)[number];
  /** The criteria that it hangs on. */
  readonly criteria: readonly CriterionReference[];
}

const componentKinds = ["infrastructure", "software", "people", "procedures", "data"] as const;

/** A part of the system: what it runs on, what it is made of, who runs it, how, and with what data. */
export interface Component {
  readonly id: string;
  readonly of: (typeof componentKinds)[number];
  readonly title: string;
  readonly owner: Owner;
  readonly environment?: Environment;
  readonly dataClasses?: readonly DataClass[];
}

/** What is audited: the system that the program is about. */
export interface System {
  readonly kind: "system";
  readonly name: string;
  /** Where it ends: what belongs to it and what does not, as prose. */
  readonly boundary: string;
  readonly services: readonly Service[];
  readonly commitments: readonly Commitment[];
  readonly components: readonly Component[];
  readonly dataClasses: readonly DataClass[];
  /** What customers must do themselves for the commitments to hold. */
  readonly userEntityControls: readonly ExpectedControl[];
}

/** Who audits, and of what kind the report is. */
export interface Audit {
  /** A licensed, independent CPA firm. */
  readonly firm: string;
  readonly contact: string;
  /** 1: designed as of a day. 2: operating over the period. */
  readonly type: 1 | 2;
  /** The first days of the phases beside the period, as agreed with the firm. What is not given is assumed in the timeline. */
  readonly milestones?: Milestones;
}

/** The days that the phases around the audit period begin on. */
export interface Milestones {
  readonly readiness?: IsoDate;
  readonly remediation?: IsoDate;
  readonly fieldwork?: IsoDate;
  /** When the firm begins to write its report. */
  readonly report?: IsoDate;
  /** The day on which the report is there. */
  readonly issued?: IsoDate;
}

/**
 * Defines the system that is audited.
 *
 * @example
 * defineSystem({
 *   name: "Acme Orders",
 *   boundary: "The orders service in both AWS accounts. The website is not part of it.",
 *   services: [{ id: "orders", title: "Takes and fulfils orders" }],
 *   commitments: [{ id: "uptime", text: "Orders are taken 99.9 % of each month.", source: "service-level agreement", criteria: [soc2("A1.1")] }],
 *   components: [{ id: "production", of: "infrastructure", title: "AWS account 111111111111", owner: cto, environment: production }],
 *   dataClasses: [confidential],
 *   userEntityControls: [{ id: "UEC-1", text: "Customers remove their own users who leave.", criteria: [soc2("CC6.2")] }],
 * });
 */
export function defineSystem(definition: Omit<System, "kind">): System {
  const { services, commitments, components, dataClasses, userEntityControls } = definition;
  assertKinds("system: dataClasses", dataClasses, "data-class");
  for (const { id, criteria } of [...commitments, ...userEntityControls])
    assertKinds(`system: ${id} criteria`, criteria, "criterion-reference");
  for (const { id, source } of commitments)
    assertWord(`system: commitment ${id}: source`, source, commitmentSources);
  for (const { id, of, owner, environment, dataClasses: classes = [] } of components) {
    assertWord(`system: component ${id}: of`, of, componentKinds);
    assertKind(`system: component ${id}: owner`, owner, "person", "role");
    if (environment !== undefined)
      assertKind(`system: component ${id}: environment`, environment, "environment");
    assertKinds(`system: component ${id}: dataClasses`, classes, "data-class");
  }
  for (const all of [services, commitments, components, dataClasses, userEntityControls]) assertOnce(all);
  return defined({ kind: "system", ...definition });
}

function assertOnce(all: readonly { readonly id: string }[]): void {
  for (const [at, { id }] of all.entries()) {
    slug("System", id);
    if (all.findIndex((one) => one.id === id) === at) continue;
    throw new BylawError("invalid-definition", `system: ${id} is there twice.`, {
      next: "Give one of them another id.",
    });
  }
}
