import { sha256 } from "@bylaw/core/run";
import type { Asked } from "../../run/asked.ts";
import type { Entry } from "../../run/entry.ts";
import type { Location } from "../../run/exported-run.ts";
import { untilOf } from "../../run/open.ts";
import { countsOf, type Standing } from "../../run/standing.ts";
import { excuseOf, said } from "../../run/words.ts";
import { partedText } from "../../text/parted.ts";
import { physicalLocation } from "./location.ts";
import type { Rules } from "./rules.ts";

export interface ResultFrame {
  readonly rules: Rules;
  readonly location: Location;
  /** True where any result of the log is suppressed: then each says whether it is. */
  readonly isWaived: boolean;
}

interface Word {
  readonly kind: "pass" | "open" | "notApplicable" | "review" | "fail";
  readonly level: "none" | "note" | "warning" | "error";
}

/**
 * A level other than none is of failures alone (section 3.27.10). One that is planned or advisory is no accepted one: nobody agreed
 * to live with it, and a suppression would hide it. Of what is waived the suppression says that it was accepted, and to readers
 * that know none the level says that it fails nothing.
 */
const words: Readonly<Record<Standing, Word>> = {
  pass: { kind: "pass", level: "none" },
  fail: { kind: "fail", level: "error" },
  error: { kind: "open", level: "none" },
  skipped: { kind: "open", level: "none" },
  planned: { kind: "fail", level: "warning" },
  advisory: { kind: "fail", level: "note" },
  waived: { kind: "fail", level: "note" },
  manual: { kind: "review", level: "none" },
  "not-applicable": { kind: "notApplicable", level: "none" },
};

/** The level of a failure, by whether it counts. */
const failing = { yes: "error", undecided: "warning", no: "note" } as const;

/** What one thing came to, of one resource. */
export async function resultOf(asked: Asked, entry: Entry, frame: ResultFrame): Promise<object> {
  const { key, standing, observation } = entry;
  const { kind, level } = words[standing];
  return {
    ruleId: asked.rule,
    ruleIndex: frame.rules.indexOf(asked),
    kind,
    level: level === "error" ? failing[countsOf(asked)] : level,
    message: { text: messageOf(asked, entry) },
    ...locationsOf(entry, frame.location),
    partialFingerprints: { "bylawObservation/v1": await sha256(key) },
    ...(frame.isWaived && { suppressions: suppressionsOf(entry) }),
    properties: {
      standing,
      counts: countsOf(asked),
      task: asked.id,
      control: asked.control?.id,
      owner: asked.control?.owner,
      criteria: asked.criteria,
      scope: observation.scope,
      environment: observation.environment,
      until: untilOf(entry),
      reason: observation.problem?.code,
      permission: observation.problem?.permission,
    },
  };
}

/** Where the resource is written, and then where the control is that asks; else where the control is. */
function locationsOf(entry: Entry, asking: Location): object {
  const logical = logicalLocations(entry);
  const { location } = entry.observation.resource;
  if (location === undefined)
    return { locations: [{ physicalLocation: physicalLocation(asking), logicalLocations: logical }] };
  return {
    locations: [{ physicalLocation: physicalLocation(location), logicalLocations: logical }],
    relatedLocations: [
      { physicalLocation: physicalLocation(asking), message: { text: "What asks for it." } },
    ],
  };
}

function messageOf(asked: Asked, { subject, standing, lines }: Entry): string {
  const { title } = asked;
  const what = `${subject}: ${said[standing]}${lines.length === 0 ? "" : `: ${lines.join("; ")}`}`;
  const excuse = excuseOf(asked);
  return partedText([title, what, ...(excuse === undefined ? [] : [excuse])].map(sentence).join(" "));
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function logicalLocations({ observation: { scope, resource } }: Entry): readonly object[] {
  const inScope = { name: scope, fullyQualifiedName: scope, kind: "scope" };
  if (resource.whole === true) return [inScope];
  return [
    { name: resource.name ?? resource.id, fullyQualifiedName: `${scope}/${resource.id}`, kind: "resource" },
    inScope,
  ];
}

function suppressionsOf({ observation: { waiver } }: Entry): readonly object[] {
  if (waiver === undefined) return [];
  const { until, reason, requestedBy, approvedBy } = waiver;
  const justification = `Until ${until}, requested by ${requestedBy}, approved by ${approvedBy}: ${reason}`;
  return [{ kind: "external", status: "accepted", justification: partedText(justification) }];
}
