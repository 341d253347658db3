import type { Provider } from "../language/checks/provider.ts";
import type { Program } from "../language/company/program.ts";
import { byCodeUnits } from "../language/values/json.ts";

/** Where a program looks, as far as it says so. */
export interface SightChange {
  /** `aws/111111111111/eu-west-1`; a name that only a connection tells is `(any)`. */
  readonly scope: string;
  readonly environment?: string;
  readonly what: "looked into no more" | "looked into as well" | "in another environment";
}

/** The scopes that one program looks into, and the other does not, or under another environment. */
export function sightChanges(before: Program, after: Program): readonly SightChange[] {
  const [was, is] = [scopesOf(before), scopesOf(after)];
  const changes = [
    ...[...was].flatMap(([scope, environment]) =>
      is.has(scope) ? [] : [change(scope, environment, "looked into no more")],
    ),
    ...[...is].flatMap(([scope, environment]) => {
      if (!was.has(scope)) return [change(scope, environment, "looked into as well")];
      return was.get(scope) === environment ? [] : [change(scope, environment, "in another environment")];
    }),
  ];
  return changes.sort((a, b) => byCodeUnits(a.scope, b.scope));
}

function change(scope: string, environment: string, what: SightChange["what"]): SightChange {
  return { scope, ...(environment !== "" && { environment }), what };
}

function scopesOf({ providers }: Program): ReadonlyMap<string, string> {
  return new Map(
    providers.flatMap((provider) =>
      patternsOf(provider).map((path) => [
        path.map((name) => name ?? "(any)").join("/"),
        environmentOf(provider),
      ]),
    ),
  );
}

function environmentOf({ environment }: Provider): string {
  return environment?.id ?? "";
}

/** Its scopes; where it does not say which, all of its kind. */
function patternsOf({ type, looksInto }: Provider): readonly (readonly (string | undefined)[])[] {
  return looksInto === undefined ? [[type.id]] : looksInto.map(({ path }) => [type.id, ...path]);
}

/** True of a scope that the base looks into, and today's program does not: a recording holds it all the same. */
export function outOfSight(before: Program, after: Program): (scope: string) => boolean {
  const known = new Map<string, boolean>();
  return (scope) => {
    const found = known.get(scope) ?? (sees(before, scope) && !sees(after, scope));
    known.set(scope, found);
    return found;
  };
}

function sees({ providers }: Program, scope: string): boolean {
  const [kind, ...names] = scope.split("/");
  return providers
    .filter(({ type }) => type.id === kind)
    .some(
      ({ looksInto }) =>
        looksInto === undefined ||
        looksInto.some(
          ({ path }) =>
            path.length === names.length &&
            path.every((name, at) => name === undefined || name === names[at]),
        ),
    );
}
