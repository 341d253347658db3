import type { PermissionSet, Provider, Scope } from "../../language/checks/provider.ts";
import { located } from "../../language/values/defined.ts";
import type { Environment } from "../../language/values/environment.ts";
import { BylawError } from "../../language/values/errors.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import { scopeOf } from "../scope-of.ts";
import type { HttpKind } from "./kind.ts";
import { type HttpSession, openHttpSession } from "./session.ts";

/** Where a system answers, and as whom it is asked. */
export interface HttpProviderOptions {
  /** What every operation's path is put behind: `https://hr.acme.com/api/v2`. */
  readonly url: string;
  /** The names of each scope from the outside in; their number is its level: `[["acme"]]`. */
  readonly scopes: readonly (readonly string[])[];
  /** The headers that sign requests in. Called once per run, when it connects: read secrets here. */
  headers?(): Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  readonly environment?: Environment;
  /** The rate to start from, in calls per second. Default: 5. */
  readonly perSecond?: number;
  /** By another way than the platform's own, such as through a proxy. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * A system that answers in JSON over HTTP, as a provider. Its session maps what goes wrong: 401 and 403 are `access-denied`,
 * 404 is `ambiguous-absence` unless the operation declares it, 429 goes back to the queue and is `throttled` in the end, no
 * answer is `network` or `timeout`, an answer of another shape `schema-mismatch`, every other one `unavailable`, redirects
 * among them. Throws a `BylawError` when the address or a scope is none.
 *
 * @example
 * httpProvider(hrKind, {
 *   url: "https://hr.acme.com/api",
 *   scopes: [["acme"]],
 *   headers: () => ({ authorization: `Bearer ${process.env.HR_TOKEN}` }),
 * });
 */
export function httpProvider<TOperation extends string>(
  kind: HttpKind<string, TOperation>,
  options: HttpProviderOptions,
): Provider<HttpSession<TOperation>> {
  const { environment, perSecond = 5, fetch = globalThis.fetch } = options;
  const url = addressOf(kind, options.url);
  const scopes = options.scopes.map((path) => scopeAt(kind, path, environment));
  const provider: Provider<HttpSession<TOperation>> = {
    kind: "provider",
    type: kind,
    ...(environment !== undefined && { environment }),
    looksInto: scopes.map(({ level, path }) => ({ level, path })),
    async connect() {
      const headers = { accept: "application/json", ...(await options.headers?.()) };
      const target = { url, headers, perSecond, fetch, facts: kind.facts };
      return {
        scopes: scopes.map((scope) => ({ scope })),
        session: (scope, tools) => openHttpSession(target, scope, tools),
        close: () => undefined,
      };
    },
    permissions: (operations) => permissionsOf(kind, operations),
  };
  return located(Object.freeze(provider));
}

function permissionsOf({ id, facts }: HttpKind, operations: readonly string[]): PermissionSet {
  const needed = operations.map((operation) => facts[operation]?.permission ?? operation);
  const permissions = [...new Set(needed)].sort(byCodeUnits);
  return { title: `Let Bylaw's credentials read ${id}.`, document: "", permissions };
}

function addressOf({ id }: HttpKind, given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search + url.hash + url.username !== "") {
    throw new BylawError("invalid-definition", `The provider ${id} has no address that can be asked.`, {
      next: "Give it an http or https address without credentials, query and fragment, such as https://hr.acme.com/api.",
    });
  }
  return url.href.replace(/\/$/, "");
}

function scopeAt(kind: HttpKind, path: readonly string[], environment: Environment | undefined): Scope {
  const level = kind.levels[path.length - 1];
  if (level === undefined || path.includes("")) {
    throw new BylawError(
      "invalid-definition",
      `The provider ${kind.id} has a scope of no level: ${JSON.stringify(path)}.`,
      {
        next: `Name it from the outside in: ${kind.levels.join(", ")}.`,
      },
    );
  }
  return scopeOf(kind, level, path, environment);
}
