/** `confidential, restricted`, or `none`: ids as a record says them in one line. */
export function idsText(all: readonly { readonly id: string }[]): string {
  return all.length === 0 ? "none" : all.map(({ id }) => id).join(", ");
}

/** The ids of such a line. */
export function idsIn(text: string): readonly string[] {
  return text === "none" ? [] : text.split(", ");
}
