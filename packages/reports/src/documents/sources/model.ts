import type { Program } from "@bylaw/core";
import type { Asked, SourceLinks } from "../../parts/asked.ts";
import { checksOf } from "../../parts/uses.ts";

/** What the page of sources says: where each definition is written, in the company's own repository. */
export interface SourcesModel {
  readonly organization: string;
  readonly statements: readonly (WrittenModel & { readonly policy: string })[];
  readonly controls: readonly WrittenModel[];
  /** Of a check that a package has defined, the line that makes use of it. */
  readonly checks: readonly WrittenModel[];
}

interface WrittenModel {
  readonly id: string;
  /** `compliance/encryption.ts:12`. */
  readonly place: string;
  /** Where it is read; null for a path that no address can have. */
  readonly href: string | null;
}

/** Undefined where nobody asks for it. */
export function sourcesModel(program: Program, { sources }: Asked): SourcesModel | undefined {
  if (sources === undefined) return undefined;
  const written = (one: { readonly id: string }): WrittenModel => ({ id: one.id, ...placeOf(one, sources) });
  return {
    organization: program.organization.name,
    statements: program.policies.flatMap(({ id: policy, statements }) =>
      statements.map((one) => ({ ...written(one), policy })),
    ),
    controls: program.controls.map(written),
    checks: checksOf(program).map(written),
  };
}

function placeOf(one: object, { locate, base }: SourceLinks): Omit<WrittenModel, "id"> {
  const { path, line } = locate(one);
  const href = /[#?%]/.test(path) ? null : `${base.replace(/\/+$/, "")}/${path}#L${line}`;
  return { place: `${path}:${line}`, href };
}
