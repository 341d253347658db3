/** Does something with what may nest as deep as somebody wrote it; where that is too deep for the stack, `otherwise`. */
export function unlessTooDeep<T>(act: () => T, otherwise: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return otherwise();
  }
}
