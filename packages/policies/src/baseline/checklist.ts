import { type ChecklistLine, type ChecklistShower, defineChecklistLine } from "@bylaw/core";
import type { ChosenControls } from "./chosen-controls.ts";
import type { ChosenPolicies } from "./chosen-policies.ts";
import type { BaselineControlId, BaselinePolicyId } from "./ids.ts";
import type { AnyBaselineOptions } from "./options.ts";

interface Entry {
  readonly id: string;
  readonly title: string;
  /** What of the program itself shows it. */
  readonly program?: Extract<ChecklistShower, string>;
  readonly policy?: BaselinePolicyId;
  readonly controls?: readonly BaselineControlId[];
}

/** What an auditor of a first report looks for, thirteen lines in the order in which it is mostly done. */
const ENTRIES: readonly Entry[] = [
  {
    id: "scope-defined",
    title: "The scope is defined: the system, where it ends, and which of its parts hold which data",
    program: "system",
  },
  {
    id: "auditor-selected",
    title: "An auditor is selected: a licensed, independent CPA firm",
    program: "audit",
  },
  {
    id: "policies-approved",
    title: "Policies are written, and the text of each is approved",
    controls: ["policies-approved"],
  },
  {
    id: "second-factor",
    title: "A second factor is asked of everybody who signs in",
    controls: ["sign-on-mfa", "cloud-console-mfa", "cloud-root-protected"],
  },
  {
    id: "data-encrypted",
    title: "Data is encrypted where it is stored and on its way",
    controls: ["data-at-rest-encrypted", "data-in-transit-encrypted", "other-traffic-encrypted"],
  },
  {
    id: "vulnerability-scans",
    title: "A scanner looks for known vulnerabilities at a set interval",
    controls: ["vulnerabilities-scanned"],
  },
  {
    id: "access-reviews",
    title: "Accounts and their rights are reviewed",
    controls: ["access-reviewed"],
  },
  {
    id: "change-process",
    title: "The process for changes is written and approved, and default branches ask for reviews and checks",
    policy: "change-management",
    controls: ["peer-review", "required-checks"],
  },
  {
    id: "incident-response",
    title: "The incident response plan is written, approved and rehearsed",
    policy: "incident-response",
    controls: ["incident-plan-tested"],
  },
  {
    id: "vendors-assessed",
    title: "Vendors are on a register, and those that much hangs on are reviewed",
    controls: ["vendors-listed", "vendors-reviewed"],
  },
  {
    id: "background-checks",
    title: "Whoever starts is screened, as far as the law allows",
    controls: ["staff-screened"],
  },
  {
    id: "security-training",
    title: "Everybody has completed security training",
    controls: ["security-training"],
  },
  {
    id: "evidence-collected",
    title: "Evidence is collected, and what a run finds is reviewed",
    program: "records",
    controls: ["controls-monitored"],
  },
];

/** The lines, each shown by what the company has in the place of a part, or by what it leaves out: a reason stands for that. */
export function checklistOf(
  { remove = {} }: AnyBaselineOptions,
  { controls, policies }: { readonly controls: ChosenControls; readonly policies: ChosenPolicies },
): readonly ChecklistLine[] {
  const left = <T>(id: string, part: T): readonly T[] => (Object.hasOwn(remove, id) ? [part] : []);
  return ENTRIES.map(({ id, title, program, policy, controls: ids = [] }) => {
    const own = (policy === undefined ? [] : [policy]).flatMap((one): readonly ChecklistShower[] => {
      const kept = policies.kept[one];
      return kept === undefined ? left(one, policies.all[one]) : [kept];
    });
    const shown = ids.flatMap((one): readonly ChecklistShower[] => {
      const kept = controls.kept[one];
      return kept === undefined ? left(one, controls.all[one]) : [kept];
    });
    return defineChecklistLine({
      id,
      title,
      shownBy: [...(program === undefined ? [] : [program]), ...own, ...shown],
    });
  });
}
