import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";
import { freeze } from "../values/json.ts";

/** One criterion of a framework, with our own title. */
export interface Criterion<TId extends string = string> {
  /** The framework's id: two frameworks may use the same criterion ids. */
  readonly framework: string;
  readonly id: TId;
  readonly category: string;
  readonly title: string;
}

/** A criterion as a backlog names it: `soc2 CC6.1`. */
export function criterionKey(framework: string, id: string): string {
  return `${framework} ${id}`;
}

/** A control's claim on a criterion. `supporting` never counts as coverage on its own. */
export interface CriterionReference<TId extends string = string> {
  readonly kind: "criterion-reference";
  readonly framework: string;
  readonly criterion: TId;
  readonly relation: "primary" | "supporting";
}

/** The part of a framework that a program is held to. */
export interface FrameworkScope<TId extends string = string> {
  readonly kind: "framework-scope";
  readonly framework: string;
  readonly title: string;
  readonly categories: readonly string[];
  /** Every criterion of the chosen categories, in the framework's order. */
  readonly criteria: readonly Criterion<TId>[];
  /** Every id of the framework, in scope or not. */
  readonly known: readonly string[];
  /** The criteria that do not apply, with the program's reason. */
  readonly outOfScope: { readonly [K in TId]?: string };
}

export interface ScopeOptions<TId extends string, TCategory extends string> {
  readonly categories: readonly TCategory[];
  readonly outOfScope?: { readonly [K in TId]?: string };
}

/** A framework: called with a criterion it gives a primary reference. */
export interface Framework<TId extends string = string, TCategory extends string = string> {
  (criterion: TId): CriterionReference<TId>;
  supporting(criterion: TId): CriterionReference<TId>;
  scope(options: ScopeOptions<TId, TCategory>): FrameworkScope<TId>;
  readonly id: string;
  readonly title: string;
  readonly criteria: readonly Criterion<TId>[];
}

export interface FrameworkDefinition<TId extends string, TCategory extends string> {
  readonly id: string;
  readonly title: string;
  readonly criteria: readonly (Omit<Criterion<TId>, "framework"> & { readonly category: TCategory })[];
  /** Categories that every scope includes. */
  readonly always: readonly NoInfer<TCategory>[];
}

/** Defines a framework from its closed list of criteria. */
export function defineFramework<const TId extends string, const TCategory extends string>(
  definition: FrameworkDefinition<TId, TCategory>,
): Framework<TId, TCategory> {
  const reference = (criterion: TId, relation: "primary" | "supporting"): CriterionReference<TId> =>
    freeze({ kind: "criterion-reference", framework: definition.id, criterion, relation });
  const primary = (criterion: TId) => reference(criterion, "primary");
  const all: readonly Criterion<TId>[] = definition.criteria.map((one) => ({
    framework: definition.id,
    ...one,
  }));
  return Object.freeze(
    Object.assign(primary, {
      id: definition.id,
      title: definition.title,
      criteria: freeze(all),
      supporting: (criterion: TId) => reference(criterion, "supporting"),
      scope: ({ categories, outOfScope = {} }: ScopeOptions<TId, TCategory>): FrameworkScope<TId> => {
        const known = all.map((criterion) => criterion.id);
        assertKnown(
          definition,
          "category",
          all.map(({ category }) => category),
          categories,
        );
        assertKnown(definition, "criterion", known, Object.keys(outOfScope));
        const chosen = [...new Set<string>([...definition.always, ...categories])];
        const criteria = all.filter((criterion) => chosen.includes(criterion.category));
        return defined({
          kind: "framework-scope",
          framework: definition.id,
          title: definition.title,
          categories: chosen,
          criteria,
          known,
          outOfScope,
        });
      },
    }),
  );
}

/** True when a control's claim is on this criterion, of this framework. */
export function claims({ framework, criterion }: CriterionReference, one: Criterion): boolean {
  return framework === one.framework && criterion === one.id;
}

/** The compiler says so too; yet a criterion that is misspelt away would never be missed. */
function assertKnown(
  { id, title }: Pick<Framework, "id" | "title">,
  noun: "category" | "criterion",
  known: readonly string[],
  given: readonly string[],
): void {
  const unknown = given.find((one) => !known.includes(one));
  if (unknown === undefined) return;
  const choice = noun === "category" ? ` Use one of: ${[...new Set(known)].join(", ")}.` : "";
  throw new BylawError("unknown-id", `${id}.scope: ${title} has no ${noun} ${JSON.stringify(unknown)}.`, {
    next: `Correct its spelling.${choice}`,
  });
}
