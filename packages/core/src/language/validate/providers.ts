import type { CheckUse } from "../checks/check.ts";
import { collectorsOf, primaryCollector } from "../checks/view.ts";
import type { Program } from "../company/program.ts";
import { linksOf } from "../links/links.ts";
import { collectorsOfCheck } from "../links/reads.ts";
import { placeOf } from "./place.ts";
import type { ProgramProblem } from "./problem.ts";

/** Every check, population and access review finds the providers that it reads. */
export function absentProviders(program: Program): readonly ProgramProblem[] {
  const kinds = new Set(program.providers.map((provider) => provider.type.id));
  const readers = [
    ...linksOf(program).checks.map((check) => ({
      place: `check ${check.id}`,
      needed: collectorsOfCheck(check),
    })),
    ...(program.populations ?? []).map(({ id, of }) => ({
      place: `population ${id}`,
      needed: collectorsOf(of),
    })),
    ...(program.accessReviews ?? []).map(({ id, of }) => ({
      place: `access review ${id}`,
      needed: of.flatMap(collectorsOf),
    })),
  ];
  return readers.flatMap(({ place, needed }) => {
    const absent = [...new Set(needed.map((collector) => collector.provider.id))].filter(
      (id) => !kinds.has(id),
    );
    return absent.map(
      (id): ProgramProblem => ({
        code: "provider-absent",
        place,
        message: `It reads ${id}, and the program has no ${id} provider.`,
        next: `Add ${id}(...) to the program's providers.`,
      }),
    );
  });
}

/** Every targeted check finds resources in its environment, and every listing it joins can be found from there. */
export function absentEnvironments(program: Program): readonly ProgramProblem[] {
  return linksOf(program).tasks.flatMap((task): readonly ProgramProblem[] => {
    const { use } = task;
    const place = placeOf(task);
    const primary = primaryCollector(use.check.subject.listing).provider.id;
    const environments = environmentsOf(program, use);
    if (use.environment !== undefined && environments.length === 0) {
      const message = `It is targeted at the environment ${use.environment.id}, which no ${primary} provider belongs to.`;
      const next = `Give ${primary}(...) that environment, or drop .in(...).`;
      return [{ code: "provider-absent", place, message, next }];
    }
    const others = new Set(
      collectorsOfCheck(use.check)
        .map((collector) => collector.provider.id)
        .filter((id) => id !== primary),
    );
    return [...others].flatMap((id) =>
      environments
        .filter((environment) => environment !== undefined && !reaches(program, id, environment))
        .map((environment) => ({
          code: "provider-absent" as const,
          place,
          message: `It runs in ${environment} and reads ${id}, whose providers all belong to other environments.`,
          next: `Add ${id}(...) to ${environment}, or give it no environment.`,
        })),
    );
  });
}

/** The environments that a use judges resources in; `undefined` stands for none. */
export function environmentsOf(program: Program, use: CheckUse): readonly (string | undefined)[] {
  const primary = primaryCollector(use.check.subject.listing).provider.id;
  const own = program.providers
    .filter((provider) => provider.type.id === primary)
    .map((provider) => provider.environment?.id)
    .filter((id) => use.environment === undefined || id === use.environment.id);
  return [...new Set(own)];
}

function reaches(program: Program, kind: string, environment: string): boolean {
  const providers = program.providers.filter((provider) => provider.type.id === kind);
  const ids = providers.map((provider) => provider.environment?.id);
  return ids.length === 0 || ids.some((id) => id === undefined || id === environment);
}
