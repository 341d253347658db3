import type { ControlReport, Counts, CriterionReport } from "@bylaw/core/run";
import { countsText, criterionKey } from "@bylaw/core/run";
import type { Asked } from "../../run/asked.ts";
import type { ExportedRun } from "../../run/exported-run.ts";
import type { Identify } from "../../run/identity.ts";
import { isPassing, type Standing, worstOf } from "../../run/standing.ts";
import { standingText } from "../../run/words.ts";
import { listed, propertiesOf } from "./document.ts";
import { observationId } from "./observations.ts";
import { isRisk, riskId } from "./risks.ts";
import { line, prose } from "./text.ts";
import { controlToken, criterionToken, objectiveToken } from "./token.ts";

type Reason = "pass" | "fail" | "other";

const reasons: Readonly<Record<Standing, Reason>> = {
  pass: "pass",
  fail: "fail",
  waived: "fail",
  planned: "fail",
  advisory: "fail",
  error: "other",
  skipped: "other",
  manual: "other",
  "not-applicable": "other",
};

/** What a finding is about, before it has its UUIDs. */
interface Subject {
  readonly name: string;
  /** The control of the catalog whose objective it is held to. */
  readonly token: string;
  readonly title: string;
  readonly description: string;
  readonly counts: Readonly<Counts>;
  /** True where only some of it was judged. */
  readonly partial: boolean;
  readonly asked: readonly Asked[];
  /** The names of findings that it sums up. */
  readonly of: readonly string[];
}

/** A finding for each control and each criterion in scope, but for what does not apply as a whole. */
export async function* findingsOf(run: ExportedRun, identify: Identify): AsyncIterable<object> {
  const { controls, criteria } = run.report;
  const judged = criteria.filter(({ coverage }) => coverage !== "out-of-scope");
  const subjects: readonly Subject[] = [
    ...controls.map((one) => controlSubject(one, run.asked)),
    ...judged.map((one) => criterionSubject(one, run.asked)),
    ...run.asked.filter(({ kind }) => kind === "resource" || kind === "program").map(bareSubject),
  ];
  for (const subject of subjects) {
    if (applies(subject.counts)) yield await findingOf(subject, run, identify);
  }
}

function applies(counts: Readonly<Counts>): boolean {
  return worstOf(counts) !== "not-applicable";
}

async function findingOf(subject: Subject, run: ExportedRun, identify: Identify): Promise<object> {
  const standing = worstOf(subject.counts);
  const isSatisfied = isPassing(standing) && !subject.partial;
  const remarks = [
    standingText({ excused: false, mayCount: false }, standing),
    countsText(subject.counts),
    ...(subject.partial ? ["Only a part of it was judged."] : []),
  ];
  const related = await relatedTo(subject.asked, run, identify);
  return {
    uuid: identify("finding", subject.name),
    title: line(subject.title),
    description: line(subject.description),
    props: propertiesOf({ standing, partial: subject.partial ? "yes" : undefined }),
    ...listed(
      "links",
      subject.of.map((name) => ({ href: `#${identify("finding", name)}`, rel: "related" })),
    ),
    target: {
      type: "objective-id",
      "target-id": objectiveToken(subject.token),
      title: line(subject.title),
      status: {
        state: isSatisfied ? "satisfied" : "not-satisfied",
        reason: isPassing(standing) && !isSatisfied ? "other" : reasons[standing],
        remarks: prose(remarks),
      },
    },
    ...listed("related-observations", related.observations),
    ...listed("related-risks", related.risks),
  };
}

/** What it was found by; what does not apply is found nothing of. */
async function relatedTo(
  all: readonly Asked[],
  run: ExportedRun,
  identify: Identify,
): Promise<{ readonly observations: readonly object[]; readonly risks: readonly object[] }> {
  const observations: object[] = [];
  const risks: object[] = [];
  for (const asked of all) {
    for await (const entry of run.entriesOf(asked)) {
      const one = { asked, entry };
      if (entry.standing === "not-applicable") continue;
      observations.push({
        "observation-uuid": observationId(one, identify),
        ...(asked.excused && { remarks: line(standingText(asked, entry.standing)) }),
      });
      if (isRisk(one)) risks.push({ "risk-uuid": riskId(one, identify) });
    }
  }
  return { observations, risks };
}

function controlSubject({ control, counts, partial }: ControlReport, all: readonly Asked[]): Subject {
  const asked = all.filter((one) => one.control?.id === control.id);
  return {
    name: `control ${control.id}`,
    token: controlToken(control.id),
    title: control.title,
    description: asked[0]?.control?.statement ?? control.title,
    counts,
    partial,
    asked,
    of: [],
  };
}

/** A criterion by its controls; where nothing stands behind it, by that. */
function criterionSubject({ criterion, counts, primary }: CriterionReport, all: readonly Asked[]): Subject {
  const key = criterionKey(criterion.framework, criterion.id);
  const bare = all.find((one) => one.id === `criterion ${key}`);
  return {
    name: `criterion ${key}`,
    token: criterionToken(criterion),
    title: `${key}: ${criterion.title}`,
    description: bare?.why ?? `It stands on ${primary.map(({ control }) => control.id).join(", ")}.`,
    counts: bare?.counts ?? counts,
    partial: primary.some(({ partial }) => partial),
    asked: bare === undefined ? [] : [bare],
    of: primary.filter((one) => applies(one.counts)).map(({ control }) => `control ${control.id}`),
  };
}

/** Of what belongs to no control and no criterion. */
function bareSubject(asked: Asked): Subject {
  return {
    name: asked.id,
    token: asked.kind,
    title: asked.title,
    description: asked.fix,
    counts: asked.counts,
    partial: false,
    asked: [asked],
    of: [],
  };
}
