import type { Agent as HttpAgent } from "node:http";
import type { Socket } from "node:net";
import { proxiesOf } from "@bylaw/core/provider";

/** What sends requests through proxies, by scheme. None where no proxy is named: the SDK's own agents are then as good. */
export interface ProxyAgents {
  readonly httpAgent?: HttpAgent;
  readonly httpsAgent?: HttpAgent;
}

/**
 * Agents for `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. Every request is tunnelled (CONNECT), so that a proxy sees names
 * and no content. Whether it is asked for a host is decided request by request: S3 has a host for each bucket.
 */
export async function proxyAgents(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ProxyAgents> {
  const { http, https, bypasses } = proxiesOf(environment);
  if (http === undefined && https === undefined) return {};
  const [{ HttpsProxyAgent }, { connect: connectPlain }, { connect: connectTls }] = await Promise.all([
    import("https-proxy-agent"),
    import("node:net"),
    import("node:tls"),
  ]);
  type Connect = InstanceType<typeof HttpsProxyAgent<string>>["connect"];

  class TunnelOrDirect extends HttpsProxyAgent<string> {
    override async connect(...[request, options]: Parameters<Connect>): Promise<Socket> {
      const scheme = options.secureEndpoint ? "https" : "http";
      const address = new URL(`${scheme}://${urlHost(String(options.host))}:${options.port}`);
      if (!bypasses(address)) return super.connect(request, options);
      return options.secureEndpoint ? connectTls(options) : connectPlain(options);
    }
  }
  const agentFor = (proxy: URL) => new TunnelOrDirect(proxy, { keepAlive: true, maxSockets: 50 });
  return {
    ...(http !== undefined && { httpAgent: agentFor(http) }),
    ...(https !== undefined && { httpsAgent: agentFor(https) }),
  };
}

function urlHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
