import { type Asked, mendingOf } from "../../run/asked.ts";
import type { Entry } from "../../run/entry.ts";
import type { ExportedRun } from "../../run/exported-run.ts";
import { untilOf } from "../../run/open.ts";
import { countsOf } from "../../run/standing.ts";
import { standingText } from "../../run/words.ts";
import type { Home } from "./homes.ts";
import { resourceOf } from "./resource.ts";
import { fieldText } from "./text.ts";
import { complianceOf, severityLabel } from "./words.ts";

/**
 * One finding. Its Id is of what it is about, whatever that came to, and it is never archived: what could not be read, and what is not
 * in a file, closes nothing. Every text is held to its length, so that a finding is far below 240 kB.
 */
export function findingOf(id: string, home: Home, asked: Asked, entry: Entry, run: ExportedRun): object {
  const { startedAt } = run.report;
  const { account, region, partition } = home;
  return {
    SchemaVersion: "2018-10-08",
    Id: `bylaw/${id}`,
    ProductArn: `arn:${partition}:securityhub:${region}:${account}:product/${account}/default`,
    ProductName: "Bylaw",
    CompanyName: "Bylaw",
    GeneratorId: fieldText(`bylaw/${asked.control?.id ?? asked.kind}/${asked.rule}`, 512),
    AwsAccountId: account,
    Region: region,
    CreatedAt: startedAt,
    UpdatedAt: startedAt,
    Title: fieldText(asked.title, 256),
    Description: fieldText(descriptionOf(asked, entry), 1024),
    ...remediationOf(asked, entry),
    ProductFields: fieldsOf(home, asked, entry, run),
    Resources: [resourceOf(home, entry)],
    Compliance: complianceOf(asked, entry),
    FindingProviderFields: {
      Severity: { Label: severityLabel(asked, entry) },
      Types: ["Software and Configuration Checks/Industry and Regulatory Standards"],
    },
    RecordState: "ACTIVE",
  };
}

function descriptionOf(asked: Asked, { subject, standing, lines }: Entry): string {
  return [`${subject}: ${standingText(asked, standing)}`, ...lines].join("; ");
}

function remediationOf(asked: Asked, { standing }: Entry): object {
  const fix = mendingOf(asked, [standing]);
  return fix === undefined
    ? {}
    : { Remediation: { Recommendation: { Text: fieldText(fix, 512), ...urlOf(asked) } } };
}

function urlOf({ sources: [source] }: Asked): { readonly Url?: string } {
  return source !== undefined && source.url.length <= 2048 ? { Url: fieldText(source.url, 2048) } : {};
}

/** What the format has no field for. */
function fieldsOf(
  { guest }: Home,
  asked: Asked,
  entry: Entry,
  { revision, version }: ExportedRun,
): Readonly<Record<string, string>> {
  const { control, rule } = asked;
  const { standing, observation } = entry;
  const { scope, environment, problem } = observation;
  const fields: Readonly<Record<string, string | undefined>> = {
    Standing: standing,
    Scope: scope,
    Environment: environment,
    Control: control?.id,
    Owner: control?.owner,
    Check: rule,
    Until: untilOf(entry),
    Permission: problem?.permission,
    Counts: countsOf(asked),
    FiledHere: guest ? "It is not of AWS, and is filed in the first account that is read." : undefined,
    Revision: revision,
    Version: version,
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[`bylaw/${name}`, fieldText(value, 2048)]],
    ),
  );
}
