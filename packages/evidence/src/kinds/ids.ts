import { byCodeUnits } from "@bylaw/core/provider";

/** `confidential, restricted`, each once and in order whatever order a program has them in; `none` of none. */
export function idsText(all: readonly { readonly id: string }[]): string {
  const ids = [...new Set(all.map(({ id }) => id))].sort(byCodeUnits);
  return ids.length === 0 ? "none" : ids.join(", ");
}

/** The ids of such a line. */
export function idsIn(text: string): readonly string[] {
  return text === "none" ? [] : text.split(", ");
}
