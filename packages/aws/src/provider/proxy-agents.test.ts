import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { accountSummaries } from "../services/iam/account-summary.ts";
import { collectFrom, type Listed } from "../testing/collect.ts";
import { type ScriptedAws, startScript } from "../testing/script.ts";

const summary = "iam:GetAccountSummary";
let aws: ScriptedAws;
let proxy: Server;
let tunnels: string[];
/** What the proxy says to a request for a tunnel, unless it makes one. */
let refusal: string | undefined;

beforeEach(async () => {
  aws = await startScript({ [summary]: { SummaryMap: {} } });
  tunnels = [];
  refusal = undefined;
  proxy = createServer((_, response) => response.writeHead(400).end());
  // The names that it is asked for are nobody's: every tunnel leads to the scripted AWS.
  proxy.on("connect", (request, client) => {
    tunnels.push(String(request.url));
    if (refusal !== undefined) {
      client.end(`HTTP/1.1 ${refusal}\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const upstream = connect(Number(new URL(aws.endpoint).port), "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"]) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toLowerCase(), undefined);
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.stop();
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
});

const address = () => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
const collect = async (endpoint?: string): Promise<Listed | undefined> => {
  const [listed] = await collectFrom(accountSummaries, endpoint as string, { run: { deadline: 20_000 } });
  return listed;
};

test("B10: every request goes through the proxy, also the first one, which asks who we are", async () => {
  vi.stubEnv("HTTP_PROXY", address());
  const listed = await collect("http://aws.acme.test:8080");
  expect(listed?.problem).toBeUndefined();
  expect(aws.asked.map(({ operation }) => operation)).toEqual(["sts:GetCallerIdentity", summary]);
  expect(new Set(tunnels)).toEqual(new Set(["aws.acme.test:8080"]));
});

test("B10: what NO_PROXY names is asked directly, and so is this machine", async () => {
  vi.stubEnv("HTTP_PROXY", address());
  expect((await collect(aws.endpoint))?.problem).toBeUndefined();
  vi.stubEnv("NO_PROXY", "acme.test");
  expect((await collect("http://aws.acme.test:8080"))?.problem?.code).toBe("network");
  expect(tunnels).toEqual([]);
});

test("B10: AWS itself is asked for through HTTPS_PROXY, by its name", async () => {
  vi.stubEnv("HTTPS_PROXY", address());
  vi.stubEnv("AWS_ENDPOINT_URL", undefined);
  refusal = "403 Forbidden";
  const listed = await collect();
  expect(listed?.problem).toMatchObject({ operation: "sts:GetCallerIdentity" });
  expect(new Set(tunnels)).toEqual(new Set(["sts.eu-west-1.amazonaws.com:443"]));
});

test("B10: a proxy that is no address is said, and its password is not", async () => {
  vi.stubEnv("HTTPS_PROXY", "socks5://user:hunter2@proxy:1080");
  const listed = await collect(aws.endpoint);
  expect(listed?.problem?.message).toContain("HTTPS_PROXY is not the address of an HTTP proxy");
  expect(JSON.stringify(listed)).not.toContain("hunter2");
});
