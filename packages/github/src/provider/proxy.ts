import { type Proxies, proxiesOf, ReadError } from "@bylaw/core/provider";
import { ThroughProxy } from "../session/through-proxy.ts";

/** Requests by way of the proxy that the environment names, and the end of its connections. */
export interface ProxiedFetch {
  readonly fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

/**
 * Fetches by way of `HTTPS_PROXY` or `HTTP_PROXY`, always through a tunnel, except what `NO_PROXY` names. Undefined when the
 * environment names no proxy: nothing is loaded then. Throws a `ReadError` when a variable holds no address.
 */
export async function proxiedFetch(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ProxiedFetch | undefined> {
  const { http, https, bypasses } = proxiesIn(environment);
  if (http === undefined && https === undefined) return undefined;
  const { Agent, fetch, ProxyAgent } = await import("undici");
  const direct = new Agent();
  const [plain, secure] = [http, https].map((proxy) =>
    proxy === undefined ? direct : new ProxyAgent(proxy.href),
  );
  const agentFor = (address: URL) => {
    if (bypasses(address)) return direct;
    return (address.protocol === "https:" ? secure : plain) ?? direct;
  };
  // The types of two releases of one library: what Octokit hands over, both take.
  const proxied = async (address: string, init: object) => {
    const url = new URL(address);
    const agent = agentFor(url);
    const proxy = url.protocol === "https:" ? https : http;
    try {
      return await fetch(address, { ...init, dispatcher: agent });
    } catch (error) {
      if (agent === direct || proxy === undefined || !(error instanceof TypeError)) throw error;
      throw new TypeError(error.message, { cause: new ThroughProxy(proxy, error) });
    }
  };
  return {
    fetch: proxied as unknown as typeof globalThis.fetch,
    async close() {
      await Promise.all([...new Set([direct, plain, secure])].map((agent) => agent?.close()));
    },
  };
}

function proxiesIn(environment: Readonly<Record<string, string | undefined>>): Proxies {
  try {
    return proxiesOf(environment);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ReadError({ code: "network", message: error.message });
  }
}
