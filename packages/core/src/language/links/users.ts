import type { AnyCheck, CheckUse } from "../checks/check.ts";
import type { Listing } from "../checks/view.ts";
import type { Control } from "../company/control.ts";
import type { Program } from "../company/program.ts";
import type { Statement } from "../company/statement.ts";
import type { EvidenceRequirement } from "../evidence/requirement.ts";
import type { AnyParameter } from "../values/parameter.ts";
import type { AnyTask } from "./any-task.ts";
import { linksOf } from "./links.ts";

/** What somebody in a program makes use of, beside whatever stands in the program's own lists. */
type Used = AnyCheck | CheckUse | Listing | Control | Statement | EvidenceRequirement | AnyParameter;

/**
 * Who makes use of a definition, the nearest first: of a task its control, of a check the controls that use it, then the
 * policies whose sentences these verify, and at last the program.
 */
export function usersOf(program: Program, one: object): readonly object[] {
  if ("control" in one) return withPolicies(program, [(one as AnyTask).control]);
  return "kind" in one ? usersOfDefinition(program, one as Used) : [program];
}

function usersOfDefinition(program: Program, one: Used): readonly object[] {
  const links = linksOf(program);
  const using = (checks: readonly AnyCheck[]): readonly object[] => {
    const controls = checks.flatMap((check) => links.tasksOf(check)).map(({ control }) => control);
    return withPolicies(program, controls);
  };
  switch (one.kind) {
    case "check":
      return using([one]);
    case "check-use":
      return [one.check, ...using([one.check])];
    case "collector":
    case "view":
      return using(links.checksOf(one));
    case "evidence-requirement":
      return withPolicies(
        program,
        program.controls.filter(({ evidence }) => evidence.some(({ id }) => id === one.id)),
      );
    case "parameter": {
      const { tasks, evidence, statements } = links.readersOf(one);
      const controls = [...tasks, ...evidence].map(({ control }) => control);
      return [...statements, ...withPolicies(program, controls)];
    }
    case "control":
      return withPolicies(program, [one]);
    case "statement":
      return [links.policyOf(one) ?? [], program].flat();
    default:
      return [program];
  }
}

function withPolicies(program: Program, controls: readonly Control[]): readonly object[] {
  const links = linksOf(program);
  const statements = controls.flatMap((control) => links.statementsOf(control));
  return [...controls, ...statements.flatMap((one) => links.policyOf(one) ?? []), program];
}
