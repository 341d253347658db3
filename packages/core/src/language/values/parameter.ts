import { defined } from "./defined.ts";
import type { Environment } from "./environment.ts";
import { BylawError } from "./errors.ts";
import { slug } from "./id.ts";
import { freeze } from "./json.ts";
import { assertKind } from "./kind.ts";
import type { Direction, Limit } from "./limit.ts";
import { type Amount, type Quantity, quantityOf, type Unit } from "./quantity.ts";

/**
 * A named limit. The policy's sentence shows it, the checks read it, the program binds it: one number, one place.
 */
export interface Parameter<U extends Unit = Unit, D extends Direction = Direction> {
  readonly kind: "parameter";
  readonly id: string;
  /** The policy's own limit, and the guardrail: a setting looser than this needs a reason. */
  readonly default: Limit<U, D>;
  /** A setting for this parameter: `rotationPeriod.to({ days: 180 })`. */
  to(amount: Amount<U>): Setting;
}

/** A value that a program binds to a parameter, everywhere or in one environment. */
export interface Setting {
  readonly kind: "setting";
  readonly parameter: AnyParameter;
  readonly value: Quantity;
  readonly environment?: Environment;
  readonly reason?: string;
  /** The same setting for one environment only. */
  in(environment: Environment): Setting;
  /** The same setting with the reason that a loosened value needs. */
  because(reason: string): Setting;
}

/** A parameter of any unit and direction. */
export interface AnyParameter {
  readonly kind: "parameter";
  readonly id: string;
  readonly default: Limit;
}

/**
 * Names a limit, with the policy's own value.
 *
 * @example const rotationPeriod = defineParameter("key-rotation-period", atMost(days(365)));
 */
export function defineParameter<U extends Unit, D extends Direction>(
  id: string,
  limit: Limit<U, D>,
): Parameter<U, D> {
  const parameter: Parameter<U, D> = {
    kind: "parameter",
    id: slug("Parameter", id),
    default: freeze({ ...limit, parameter: id }),
    to: (amount) => {
      assertAmount(id, limit.value.unit, amount);
      return setting({ parameter, value: quantityOf(limit.value.unit as U, amount) as Quantity });
    },
  };
  return defined(parameter);
}

/** The compiler says so too; yet a setting in another unit must not end as a number that is none. */
function assertAmount(id: string, unit: Unit, amount: unknown): void {
  if (typeof amount === "object" && amount !== null && Object.keys(amount).join() === unit) return;
  throw new BylawError("invalid-definition", `setting ${id}: its amount is not in ${unit}.`, {
    next: `Write ${id} as .to({ ${unit}: ... }).`,
  });
}

function setting(fields: Omit<Setting, "kind" | "in" | "because">, former?: Setting): Setting {
  const made: Setting = {
    kind: "setting",
    ...fields,
    in: (environment: Environment) => {
      assertKind(`setting ${fields.parameter.id}: its environment`, environment, "environment");
      return setting({ ...fields, environment }, made);
    },
    because: (reason: string) => setting({ ...fields, reason }, made),
  };
  return defined(made, former);
}

/** The limit in force: the environment's setting, else the program's, else the parameter's own. */
export function resolveLimit(
  parameter: AnyParameter,
  settings: readonly Setting[],
  environment?: string,
): Limit {
  const own = settings.filter((candidate) => candidate.parameter.id === parameter.id);
  const bound =
    own.find(
      (candidate) => candidate.environment !== undefined && candidate.environment.id === environment,
    ) ?? own.find((candidate) => candidate.environment === undefined);
  return bound === undefined ? parameter.default : { ...parameter.default, value: bound.value };
}
