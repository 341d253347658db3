import type { ProviderKind, Scope } from "../language/checks/provider.ts";
import type { Environment } from "../language/values/environment.ts";

/**
 * A scope of a provider: its level, the names from the outermost level to it, and the environment it belongs to.
 *
 * @example scopeOf(awsKind, "region", ["111111111111", "eu-west-1"], production)
 */
export function scopeOf<TLevel extends string>(
  kind: ProviderKind<unknown, TLevel>,
  level: NoInfer<TLevel>,
  path: readonly string[],
  environment?: Environment,
): Scope {
  const scope: Scope = { provider: kind.id, level, path };
  return environment === undefined ? scope : { ...scope, environment: environment.id };
}
