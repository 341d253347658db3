import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import {
  emptyGitHub,
  type GitHubServer,
  pullRequestRule,
  repository,
  ruleset,
  startGitHub,
} from "@bylaw/testbed/github";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { acme, run, verdicts } from "../testing/acme.ts";
import { proxiedFetch } from "./proxy.ts";

let server: GitHubServer;
let proxy: Server;
/** What the proxy was asked for. */
const asked: string[] = [];

beforeAll(async () => {
  const state = emptyGitHub("acme");
  const rules = [pullRequestRule(2, { dismissStaleReviewsOnPush: true })];
  state.repositories.push(repository({ name: "api", rulesets: [ruleset({ id: 1, name: "main", rules })] }));
  server = await startGitHub({ state });
  proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(400).end();
  });
  // A tunnel to the loopback server, under a name that only this proxy knows, and to nothing else.
  proxy.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    if (request.url !== new URL(named()).host) {
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    const upstream = connect(Number(new URL(server.url).port), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
});

beforeEach(() => {
  asked.length = 0;
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"]) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toLowerCase(), undefined);
  }
});

afterEach(() => vi.unstubAllEnvs());

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
  proxy.closeAllConnections();
  proxy.close();
});

/** The loopback server by a name: loopback itself is always asked directly. */
const named = () => `http://github.test:${new URL(server.url).port}`;
const address = () => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

test("B10: without a proxy in the environment GitHub is asked directly", async () => {
  const { observations } = await run([acme(server.url)]);
  expect(verdicts(observations)).toEqual({ "acme/api": "pass fail pass" });
  expect(asked).toEqual([]);
});

test("B10: every request goes through the proxy of the environment, in a tunnel", async () => {
  vi.stubEnv("HTTP_PROXY", address());
  server.resetCalls();
  const { observations } = await run([acme(named())]);
  expect(verdicts(observations)).toEqual({ "acme/api": "pass fail pass" });
  expect(server.calls()).toHaveLength(4);
  expect(new Set(asked)).toEqual(new Set([`CONNECT ${new URL(named()).host}`]));
});

test("B10: this machine is asked directly", async () => {
  vi.stubEnv("HTTP_PROXY", address());
  const { observations } = await run([acme(server.url)]);
  expect(verdicts(observations)).toEqual({ "acme/api": "pass fail pass" });
  expect(asked).toEqual([]);
});

test.each(["HTTPS_PROXY", "https_proxy"])("B10: %s is the proxy of GitHub's own address", async (name) => {
  vi.stubEnv(name, address());
  const { recording, observations } = await run([acme("https://api.github.invalid")]);
  expect(new Set(asked)).toEqual(new Set(["CONNECT api.github.invalid:443"]));
  const message =
    `POST /graphql repositories could not reach api.github.invalid by way of the proxy ${new URL(address()).host} (502): ` +
    "it opened no tunnel. Have it let this host through, or name the host in NO_PROXY.";
  expect(recording.listings[0]).toMatchObject({ state: "incomplete", problem: { code: "network", message } });
  expect(verdicts(observations)).toEqual({ "github/api.github.invalid/acme": "error error error" });
});

test.each(["github.test", "example.com, .test", "*"])(
  "B10: what NO_PROXY=%s names is asked directly",
  async (hosts) => {
    vi.stubEnv("HTTP_PROXY", address());
    vi.stubEnv("NO_PROXY", hosts);
    const { recording } = await run([acme(named())]);
    // Without the proxy nobody knows that name.
    expect(recording.listings[0]).toMatchObject({ state: "incomplete", problem: { code: "network" } });
    expect(asked).toEqual([]);
  },
);

test.each(["socks5://ana:secret@proxy:1080", "not an address"])(
  "B10: a proxy without an address is a problem of the whole organization, and %s is not repeated",
  async (value) => {
    vi.stubEnv("HTTPS_PROXY", value);
    const { recording, observations } = await run([acme(server.url)]);
    expect(recording.listings[0]?.problem).toEqual({
      code: "network",
      message: "HTTPS_PROXY is not the address of an HTTP proxy, such as http://proxy.acme.com:3128.",
    });
    expect(JSON.stringify(observations)).not.toContain(value);
    expect(verdicts(observations)).toEqual({ "github/acme": "error error error" });
  },
);

test("B10: nothing is made where the environment names no proxy", async () => {
  expect(await proxiedFetch({ HTTPS_PROXY: " ", NO_PROXY: "*" })).toBeUndefined();
});
