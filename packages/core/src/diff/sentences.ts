import canonicalize from "canonicalize";
import type { Rename } from "../coverage/plans/renames.ts";
import { controlText } from "../language/company/control.ts";
import type { Program } from "../language/company/program.ts";
import { statementText } from "../language/company/statement.ts";
import { byCodeUnits } from "../language/values/json.ts";

/** A sentence as it is said, with the values in force. */
export interface Said {
  /** The policy, or the control, that says it. */
  readonly by: string;
  /** Of a policy's sentence. */
  readonly level?: string;
  readonly text: string;
  /** The controls that verify it; of a policy's sentence. */
  readonly verifiedBy?: readonly string[];
}

/** A sentence of a policy, or of a control, that says something else, is new, or is there no more. */
export interface SentenceChange {
  readonly of: "policy" | "control";
  /** The id of the statement, or of the control. */
  readonly id: string;
  readonly was?: Said;
  readonly is?: Said;
}

/** Every sentence that changed, was added or is gone: of policies first, in order of id. */
export function sentenceChanges(
  before: Program,
  after: Program,
  renames: readonly Rename[],
): readonly SentenceChange[] {
  const names = new Map(renames.map(({ was, is }) => [was, is]));
  const named = (control: string): string => names.get(control) ?? control;
  return [
    ...compared(
      "policy",
      statementsIn(before, named),
      statementsIn(after, (id) => id),
    ),
    ...compared(
      "control",
      controlsIn(before, named),
      controlsIn(after, (id) => id),
    ),
  ];
}

function compared(
  of: SentenceChange["of"],
  was: ReadonlyMap<string, Said>,
  is: ReadonlyMap<string, Said>,
): readonly SentenceChange[] {
  const ids = [...new Set([...was.keys(), ...is.keys()])].sort(byCodeUnits);
  return ids.flatMap((id) => {
    const [former, now] = [was.get(id), is.get(id)];
    if (canonicalize(former) === canonicalize(now)) return [];
    return [{ of, id, ...(former !== undefined && { was: former }), ...(now !== undefined && { is: now }) }];
  });
}

function statementsIn(
  { policies, settings }: Program,
  named: (id: string) => string,
): ReadonlyMap<string, Said> {
  return new Map(
    policies.flatMap(({ id: by, statements }) =>
      statements.map((one): [string, Said] => [
        one.id,
        {
          by,
          level: one.level,
          text: statementText(one, settings),
          verifiedBy: [...new Set(one.verifiedBy.map(({ id }) => named(id)))].sort(byCodeUnits),
        },
      ]),
    ),
  );
}

function controlsIn(
  { controls, settings }: Program,
  named: (id: string) => string,
): ReadonlyMap<string, Said> {
  return new Map(
    controls.map((control) => [
      named(control.id),
      { by: named(control.id), text: `${control.title}: ${controlText(control, settings)}` },
    ]),
  );
}
