export type Stage = "production" | "staging";

/** What a check should find with its default parameters. */
export type Expected = "pass" | "fail" | "not-applicable";

/** The list's items over and over. */
export function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("testbed: picked from an empty list");
  return item;
}
