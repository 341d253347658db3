import { linksOf } from "../language/links/links.ts";
import { byCodeUnits } from "../language/values/json.ts";
import type {
  Acknowledgements,
  ApprovalRecord,
  ApprovalState,
  PolicyAdoption,
} from "../run/evidence/adoption.ts";
import type { JudgedProgram } from "./judged.ts";

/** What becomes of a policy's approval and acknowledgements where its text changed. */
export interface PolicyChange {
  readonly policy: string;
  readonly title: string;
  /** The digests of the text as it was, and as it is. */
  readonly was: string;
  readonly is: string;
  /** The approval of the former text, which does not hold for this one. */
  readonly voids?: ApprovalRecord;
  /** How the approval of this text stands on the recording. */
  readonly approval: ApprovalState;
  /** The people whose acknowledgement was of the former text alone; of a restricted kind each is `somebody`. */
  readonly acknowledgements: readonly string[];
  /** True where they count until the new text is approved, and void from then on. */
  readonly untilApproved: boolean;
}

/** Every policy that both programs have, and whose text is another one now. */
export function policyChanges(before: JudgedProgram, after: JudgedProgram): readonly PolicyChange[] {
  const former = new Map(before.report.adoption.map((one) => [one.policy.id, one]));
  return after.report.adoption.flatMap((now): readonly PolicyChange[] => {
    const was = former.get(now.policy.id);
    if (was === undefined || was.digest === now.digest) return [];
    const { id, title } = now.policy;
    const isApproved = now.approval.state === "approved";
    const given = acknowledgedIn(before, id);
    // What an editorial record carries over to the new text is not owed anew.
    const lost = isApproved ? owedAnew(given, now.acknowledgements) : given;
    return [
      {
        policy: id,
        title,
        was: was.digest,
        is: now.digest,
        ...voided(was, isApproved),
        approval: now.approval.state,
        acknowledgements: [...lost].sort(byCodeUnits),
        untilApproved: !isApproved && lost.length > 0,
      },
    ];
  });
}

function voided(
  { approval, inForce, digest }: PolicyAdoption,
  isApproved: boolean,
): Pick<PolicyChange, "voids"> {
  const isOfIt = approval.state === "approved" && inForce?.digest === digest;
  return isApproved || !isOfIt || inForce === undefined ? {} : { voids: inForce.by };
}

/** Those who acknowledged the former text and owe it for this one; somebody of a restricted kind is one of as many. */
function owedAnew(given: readonly string[], { owing }: Acknowledgements): readonly string[] {
  const left = new Map<string, number>();
  for (const { person } of owing) left.set(person, (left.get(person) ?? 0) + 1);
  return given.filter((person) => {
    const owed = left.get(person) ?? 0;
    left.set(person, owed - 1);
    return owed > 0;
  });
}

/** The people who acknowledged a policy, each once; of a restricted kind each is `somebody`. */
function acknowledgedIn({ program, stands }: JudgedProgram, policy: string): readonly string[] {
  const asking = linksOf(program).requirements.filter(
    ({ requirement }) => requirement.of.about === "person-policy",
  );
  const names = new Map(
    asking.flatMap(({ id, requirement }) =>
      [...(stands.get(id)?.values() ?? [])].flatMap(({ standing, resource }): readonly [string, string][] => {
        if (standing !== "pass" || !resource.id.endsWith(`/${policy}`)) return [];
        const person = resource.id.slice(0, -policy.length - 1);
        return [[person, requirement.of.restricted ? "somebody" : person]];
      }),
    ),
  );
  return [...names.values()];
}
