/** What failed on the way through a proxy: whether at the proxy or behind it, nobody tells. */
export class ThroughProxy extends Error {
  readonly proxy: string;

  constructor(proxy: URL, cause: unknown) {
    super("A request by way of a proxy failed.", { cause });
    this.proxy = proxy.host;
  }
}

export function proxyIn(cause: object): string | undefined {
  return cause instanceof ThroughProxy ? cause.proxy : undefined;
}
