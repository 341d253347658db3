import { isoDate } from "../values/date.ts";
import type { Environment } from "../values/environment.ts";
import { BylawError } from "../values/errors.ts";
import { slug } from "../values/id.ts";
import { freeze } from "../values/json.ts";
import { assertKind } from "../values/kind.ts";
import { limitText } from "../values/limit.ts";
import type { AnyParameter } from "../values/parameter.ts";
import type { Advisory, AnyCheck, Bindings, CheckUse, Limits, Selector } from "./check.ts";

/** The use of a check as it stands, or the use itself. */
export function asUse(checkOrUse: AnyCheck | CheckUse): CheckUse {
  return checkOrUse.kind === "check-use" ? checkOrUse : useOf(checkOrUse, { bindings: {}, selectors: [] });
}

/** Which part of a check's population a use covers: `all`, `recent`, `recent + in production`. */
export function selectorText({
  selectors,
  environment,
}: Pick<CheckUse, "selectors" | "environment">): string {
  const parts = selectors.map((selector) => selector.id);
  if (environment !== undefined) parts.push(`in ${environment.id}`);
  return parts.length === 0 ? "all" : parts.join(" + ");
}

/** The compiler says so too; yet a limit in another unit would never be held. */
function assertBinding(check: AnyCheck, name: string, bound: AnyParameter | undefined): void {
  const place = `check ${check.id}: ${name}`;
  assertKind(place, bound, "parameter");
  const parameter = bound as AnyParameter;
  const own = check.parameters[name];
  const [given, wanted] = [parameter.default, own ?? parameter.default];
  if (given.direction === wanted.direction && given.value.unit === wanted.value.unit) return;
  const text = `${place} is ${limitText(wanted)}, and ${parameter.id} is ${limitText(given)}.`;
  throw new BylawError("invalid-definition", text, {
    next: "Bind a parameter of the same unit and direction.",
  });
}

function useOf(
  check: AnyCheck,
  state: Pick<CheckUse, "bindings" | "selectors" | "environment" | "advisoryTerms">,
): CheckUse {
  return freeze({
    kind: "check-use",
    check,
    ...state,
    with: (bindings: Bindings<Limits>) => {
      for (const [name, parameter] of Object.entries(bindings)) assertBinding(check, name, parameter);
      return useOf(check, {
        ...state,
        bindings: { ...state.bindings, ...(bindings as Record<string, AnyParameter>) },
      });
    },
    where: (selector: Selector<never>) => {
      slug("Selector", selector.id);
      if (typeof selector.because !== "string" || selector.because.trim() === "") {
        throw new BylawError("invalid-definition", `Selector ${selector.id} gives no reason.`, {
          next: "Say why the rest is left out: because: ...",
        });
      }
      return useOf(check, { ...state, selectors: [...state.selectors, selector] });
    },
    advisory: (advisoryTerms: Advisory) => {
      const place = `check ${check.id}: advisory`;
      isoDate(`${place} until`, advisoryTerms.until);
      if (typeof advisoryTerms.because !== "string" || advisoryTerms.because.trim() === "") {
        throw new BylawError("invalid-definition", `${place} gives no reason.`, {
          next: "Say why it does not fail the run yet: because: ...",
        });
      }
      return useOf(check, { ...state, advisoryTerms });
    },
    in: (environment: Environment) => {
      assertKind(`check ${check.id}: its environment`, environment, "environment");
      return useOf(check, { ...state, environment });
    },
  });
}
