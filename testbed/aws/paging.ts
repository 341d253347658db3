/** AWS pages where moto answers everything at once. */

export interface Page<T> {
  readonly items: readonly T[];
  /** The opaque token of the next page; undefined on the last. */
  readonly next: string | undefined;
}

/** The page after `token`; undefined when the token is none of ours. */
export function page<T>(
  all: readonly T[],
  identify: (item: T) => string,
  limit: number,
  token: string | undefined,
): Page<T> | undefined {
  let start = 0;
  if (token !== undefined) {
    const last = Buffer.from(token, "base64url").toString("utf8");
    start = all.findIndex((item) => identify(item) === last) + 1;
    if (start === 0) return undefined;
  }
  const items = all.slice(start, start + limit);
  const final = items.at(-1);
  const more = final !== undefined && start + limit < all.length;
  return { items, next: more ? Buffer.from(identify(final)).toString("base64url") : undefined };
}
