import canonicalize from "canonicalize";
import { z } from "zod";
import type { EvidenceKind } from "../language/evidence/kind.ts";
import { sha256 } from "../language/values/sha256.ts";

const known = new WeakMap<EvidenceKind, Promise<string>>();

/** SHA-256 of what a kind holds its records to, as it is written; what its functions call is seen by its package's version alone. */
export function kindCode(kind: EvidenceKind): Promise<string> {
  const code = known.get(kind) ?? codeOf(kind);
  known.set(kind, code);
  return code;
}

function codeOf({ about, restricted, mayPrecede, schema, shows, owes }: EvidenceKind): Promise<string> {
  const fields = z.toJSONSchema(schema, { unrepresentable: "any", io: "input" });
  return sha256(
    canonicalize({
      about,
      restricted,
      mayPrecede,
      fields,
      shows: shows === undefined ? "" : String(shows),
      ...(owes !== undefined && { owes: String(owes) }),
    }) ?? "",
  );
}
