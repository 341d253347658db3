/** The name of a repository that is listed, whatever else of it is not shown. */
export function nameOf(node: unknown): string | undefined {
  if (typeof node !== "object" || node === null || !("nameWithOwner" in node)) return undefined;
  return typeof node.nameWithOwner === "string" ? node.nameWithOwner : undefined;
}
