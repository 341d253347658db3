/** Calls a hook whose own failure has nobody left to be told to: what it throws or rejects with ends here. */
export function callQuietly<T>(hook: ((value: T) => unknown) | undefined, value: T): void {
  if (hook === undefined) return;
  (async () => hook(value))().catch(() => undefined);
}
