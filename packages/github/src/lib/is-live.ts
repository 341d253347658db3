/** While a repository is archived GitHub shows its security features as off, whatever they were. */
export function isLive({ archived }: { readonly archived: boolean }): true | string {
  return !archived || "The repository is archived: nothing can be pushed to it.";
}
