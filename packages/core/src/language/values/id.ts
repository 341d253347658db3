import { BylawError } from "./errors.ts";

const SLUG = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/;
const PATH_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Returns `id` when it is a slug such as `key-rotation`, `ENC-4` or `RISK-001`; throws otherwise. */
export function slug(noun: string, id: string): string {
  if (SLUG.test(id)) return id;
  throw new BylawError("invalid-definition", `${noun} id ${JSON.stringify(id)} is not a slug.`, {
    next: "Use letters, digits and single hyphens, such as key-rotation or ENC-4.",
  });
}

/** The same of what records list by id: where there is none of them, they say `none`. */
export function listedSlug(noun: string, id: string): string {
  if (id.toLowerCase() !== "none") return slug(noun, id);
  throw new BylawError(
    "invalid-definition",
    `${noun} id ${JSON.stringify(id)} is what records say where there is none.`,
    { next: "Give it another id." },
  );
}

/** Returns `id` when it has the form `provider/name`; throws otherwise. */
export function providerPath(noun: string, id: string): string {
  if (PATH_ID.test(id)) return id;
  throw new BylawError("invalid-definition", `${noun} id ${JSON.stringify(id)} does not name its provider.`, {
    next: "Use the form provider/kebab-case-name, such as aws/kms-key-rotation.",
  });
}
