import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { listText } from "../../language/values/quantity.ts";
import type { Judged } from "./context.ts";
import type { Sifted } from "./counting.ts";
import { saidOf } from "./record-days.ts";
import type { Telling } from "./verdict.ts";

type Unused = NonNullable<Telling["unused"]>;

/** What is expected of a record that names a policy or its text otherwise. */
const NAMED = "a policy of the program, by the digest of its text";

/** What failing verdicts say of records that name a policy, or its text, otherwise than it is asked for. */
export function misnamedIn(judged: readonly Judged[]): Unused {
  return judged.flatMap(({ verdict: { assertions } }) =>
    assertions
      .filter(({ expected }) => expected === NAMED)
      .map(({ name, observed }) => ({ id: name, why: observed })),
  );
}

/** The policies that records name and the program does not have: a name that is misspelt answers nothing. */
export function strangePolicies({ accepted, refused }: Sifted, known: readonly string[]): Unused {
  return [...accepted, ...refused].flatMap(({ record }) =>
    Object.keys(record.policies ?? {})
      .filter((id) => !known.includes(id))
      .map((id) => ({
        id: record.id,
        expected: NAMED,
        why: `${placeOf(record, id)}: is no policy of the program, which has ${listText(known)}`,
      })),
  );
}

/** The records whose digest of a policy is of another text than is asked for, and which it would be. */
export function otherDigests(
  records: readonly EvidenceRecord[],
  policy: string,
  { digest, of }: { readonly digest: string | undefined; readonly of: string },
): Unused {
  return records.flatMap((record) => {
    const said = saidOf(record.policies, policy);
    if (said === undefined || digest === undefined || said === digest) return [];
    return [
      {
        id: record.id,
        expected: NAMED,
        why: `${placeOf(record, policy)}: is ${said}, and ${of} has ${digest}`,
      },
    ];
  });
}

/** `line 5 policies.encryption` */
function placeOf({ policyLines }: EvidenceRecord, policy: string): string {
  const line =
    policyLines !== undefined && Object.hasOwn(policyLines, policy) ? policyLines[policy] : undefined;
  return `${line === undefined ? "" : `line ${line} `}policies.${policy}`;
}
