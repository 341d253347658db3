import { criterionKey, type Omission, plainText, type Report } from "@bylaw/core/run";
import { fold } from "../../output/width.ts";
import type { Page } from "./findings.ts";

/** What of a ready-made program is left out, each with its reason, and what went with it. */
export function omissionsText({ program, gaps, selection }: Report, page: Page): string {
  if (selection !== undefined) return "";
  const bare = new Set(gaps.map(({ criterion: { framework, id } }) => criterionKey(framework, id)));
  const lines = program.omissions.map((one) => `  ${plainText(omissionLine(one, bare))}\n`);
  return fold(lines.join(""), page.columns);
}

function omissionLine(
  { of, id, reason, statements, satisfies }: Omission,
  bare: ReadonlySet<string>,
): string {
  const lost = satisfies.filter(
    ({ relation, framework, criterion }) =>
      relation === "primary" && bare.has(criterionKey(framework, criterion)),
  );
  const gone = statements.length === 0 ? "" : `, and with it ${statements.join(", ")}`;
  const open =
    lost.length === 0 ? "" : ` Nothing else satisfies ${lost.map(({ criterion }) => criterion).join(", ")}.`;
  return `${of} ${id}${gone}: ${reason}${open}`;
}

/** The systems that are read and that no vendor of the program names, and the vendors of systems that are not read. */
export function vendorsText({ unlistedVendors, unreadVendors }: Report, page: Page): string {
  const lines = [
    ...unlistedVendors.map(
      (id) => `  ${id}: the program reads it, and no vendor of the program says provider: "${id}"\n`,
    ),
    ...unreadVendors.map(
      ({ id, provider }) =>
        `  ${id}: it says provider: ${plainText(JSON.stringify(provider))}, and the program reads no such provider\n`,
    ),
  ];
  return fold(lines.join(""), page.columns);
}
