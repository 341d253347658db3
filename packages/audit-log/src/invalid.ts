/** An error as Bylaw's are, without core: `isBylawError` knows it by its name. */
export function invalid(cause: string, next: string, options?: ErrorOptions): Error {
  const error = new Error(`[bylaw] audit log: ${cause} ${next}`, options);
  return Object.assign(error, { name: "BylawError", code: "invalid-definition", next });
}
