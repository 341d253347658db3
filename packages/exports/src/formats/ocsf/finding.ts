import { type Asked, mendingOf } from "../../run/asked.ts";
import type { Entry } from "../../run/entry.ts";
import type { ExportedRun } from "../../run/exported-run.ts";
import { standingText } from "../../run/words.ts";
import { complianceWord, severityWord, workWord } from "./words.ts";

/** One Compliance Finding. Its `finding_info.uid` is of what it is about, whatever that came to. */
export function findingOf(uid: string, asked: Asked, entry: Entry, run: ExportedRun): object {
  const { standing, subject, lines } = entry;
  const [statusId, status] = workWord(standing);
  const [severityId, severity] = severityWord(asked, standing);
  return {
    activity_id: 1,
    activity_name: "Create",
    category_uid: 2,
    category_name: "Findings",
    class_uid: 2003,
    class_name: "Compliance Finding",
    type_uid: 200301,
    type_name: "Compliance Finding: Create",
    time: Date.parse(run.report.startedAt),
    severity_id: severityId,
    severity,
    status_id: statusId,
    status,
    message: [`${subject}: ${standingText(asked, standing)}`, ...lines].join("\n"),
    metadata: {
      version: "1.5.0",
      product: { name: "Bylaw", vendor_name: "Bylaw", version: run.version },
    },
    finding_info: {
      uid,
      title: asked.title,
      ...(asked.why !== undefined && { desc: asked.why }),
    },
    compliance: complianceOf(asked, entry),
    ...remediationOf(asked, entry),
    resources: [resourceOf(entry)],
    unmapped: { bylaw: unmapped(asked, entry, run) },
  };
}

function complianceOf(asked: Asked, { standing, lines }: Entry): object {
  const [statusId, status] = complianceWord(asked, standing);
  const { control, rule, title, criteria, supporting } = asked;
  const claimed = [...criteria, ...supporting];
  const standards = [...new Set(claimed.map((key) => key.slice(0, key.indexOf(" "))))];
  return {
    ...(control !== undefined && { control: control.id, desc: control.statement }),
    status_id: statusId,
    status,
    status_code: standing,
    status_detail: standingText(asked, standing),
    ...(lines.length > 0 && { status_details: lines }),
    checks: [{ uid: rule, name: title, status_id: statusId, status }],
    ...(claimed.length > 0 && { requirements: claimed, standards }),
  };
}

function remediationOf(asked: Asked, { standing }: Entry): object {
  const desc = mendingOf(asked, [standing]);
  if (desc === undefined) return {};
  const references = asked.sources.map(({ url }) => url);
  return { remediation: { desc, ...(references.length > 0 && { references }) } };
}

function resourceOf({ observation: { resource, scope } }: Entry): object {
  return {
    uid: resource.id,
    ...(resource.name !== undefined && { name: resource.name }),
    type: resource.type,
    // Resources of one id may be in several scopes.
    namespace: scope,
  };
}

/** What OCSF has no word for: the observation as it is, and where it belongs. */
function unmapped(asked: Asked, entry: Entry, { revision, report }: ExportedRun): object {
  return {
    key: entry.key,
    standing: entry.standing,
    asked: asked.kind,
    selector: asked.selector,
    organization: report.program.organization.name,
    ...(report.selection !== undefined && { only: report.selection.ids }),
    ...(revision !== undefined && { revision }),
    ...(asked.control !== undefined && { owner: asked.control.owner }),
    statements: asked.statements.map(({ id }) => id),
    ...(asked.excused && { excused: true, mayCount: asked.mayCount }),
    observation: entry.observation,
  };
}
