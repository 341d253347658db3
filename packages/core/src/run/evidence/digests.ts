import canonicalize from "canonicalize";
import type { Policy } from "../../language/company/policy.ts";
import type { Program } from "../../language/company/program.ts";
import type { Statement } from "../../language/company/statement.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { Setting } from "../../language/values/parameter.ts";
import { sha256 } from "../../language/values/sha256.ts";

/** The digest of each policy's text, by the policy's id. */
export type Digests = ReadonlyMap<string, string>;

/**
 * SHA-256 of what each policy demands: purpose, scope, roles, definitions, how it is waived, and per statement its id, its level and its pieces, a parameter as its
 * id, its own limit and what the program sets. Never of rendered text, nor of the names of environments: neither changes
 * what people agreed to.
 */
export async function digestsOf({ policies, settings }: Program): Promise<Digests> {
  const pairs = policies.map(async (policy) => [policy.id, await digestOf(policy, settings)] as const);
  return new Map(await Promise.all(pairs));
}

async function digestOf(policy: Policy, settings: readonly Setting[]): Promise<string> {
  const { id, purpose, scope, roles, definitions, waivers } = policy;
  const said = {
    id,
    ...(purpose !== undefined && { purpose }),
    ...(scope !== undefined && { scope }),
    ...(roles !== undefined && { roles }),
    ...(definitions !== undefined && { definitions }),
    ...(waivers !== undefined && { waivers }),
    statements: policy.statements.map((statement) => demandOf(statement, settings)),
  };
  return sha256(canonicalize(said) ?? "");
}

function demandOf({ id, level, text }: Statement, settings: readonly Setting[]) {
  const pieces = text.map((piece) => {
    if (typeof piece === "string") return piece;
    const own = settings.filter(({ parameter }) => parameter.id === piece.id);
    const general = own.find(({ environment }) => environment === undefined);
    const apart = own.filter(({ environment }) => environment !== undefined).map(({ value }) => value);
    return {
      parameter: piece.id,
      direction: piece.default.direction,
      limit: (general ?? piece.default).value,
      environments: apart.sort((a, b) => byCodeUnits(JSON.stringify(a), JSON.stringify(b))),
    };
  });
  return { id, level, pieces };
}
