import type { Limits } from "../language/checks/check.ts";
import type { Scope } from "../language/checks/provider.ts";
import type { Program } from "../language/company/program.ts";
import type { Task } from "../language/links/task.ts";
import { type AnyParameter, resolveLimit } from "../language/values/parameter.ts";

/** The limits that a task's assertions receive in a scope. */
export type LimitsOf = (task: Task, scope: Pick<Scope, "environment">) => Limits;

/** Binds a program's settings: a limit that no parameter is bound to is the check's own. */
export function bindLimits({ settings }: Pick<Program, "settings">): LimitsOf {
  return ({ check, use }, { environment }) => {
    const limits = Object.entries(check.parameters).map(([name, limit]) => {
      const bound: AnyParameter | undefined = Object.hasOwn(use.bindings, name)
        ? use.bindings[name]
        : undefined;
      return [name, bound === undefined ? limit : resolveLimit(bound, settings, environment)] as const;
    });
    return Object.fromEntries(limits);
  };
}
