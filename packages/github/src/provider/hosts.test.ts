import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { emptyGitHub, type GitHubServer, repository, startGitHub } from "@bylaw/testbed/github";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { github } from "../index.ts";
import { acme, run, TOKEN, verdicts } from "../testing/acme.ts";

type Other = (request: IncomingMessage, response: ServerResponse) => void;

let server: GitHubServer;
let front: Server;
let proxy: Server;
/** What answers instead of GitHub, by host. */
const instead: Record<string, Other> = {};

beforeAll(async () => {
  const state = emptyGitHub("acme");
  state.repositories.push(repository({ name: "api" }));
  server = await startGitHub({ state });
  front = createServer((request, response) => void answer(request, response));
  proxy = createServer((_, response) => response.writeHead(400).end());
  proxy.on("connect", (_, socket) => {
    const upstream = connect(portOf(front), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  for (const one of [front, proxy]) {
    await new Promise<void>((resolve) => one.listen(0, "127.0.0.1", resolve));
  }
});

beforeEach(() => {
  for (const name of ["http_proxy", "NO_PROXY", "no_proxy"]) vi.stubEnv(name, undefined);
  vi.stubEnv("HTTP_PROXY", `http://ana:secret@127.0.0.1:${portOf(proxy)}`);
});

afterEach(() => vi.unstubAllEnvs());

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
  for (const one of [front, proxy]) {
    one.closeAllConnections();
    one.close();
  }
});

test("organizations of one login on three hosts are three scopes, and one that is denied leaves the others", async () => {
  instead["github.denied.test:8080"] = json(403, { message: "Must have admin rights" });
  const { recording, observations } = await run([
    acme("http://api.github.com"),
    acme("http://github.acme.test/api/v3/"),
    acme("http://github.denied.test:8080/api/v3"),
    acme("http://api.acme.ghe.com", { organization: "ACME" }),
  ]);
  expect(recording.listings.map(({ scope, state }) => `${scope.path} ${state}`)).toEqual([
    "acme complete",
    "acme.ghe.com/acme complete",
    "github.acme.test/acme complete",
    "github.denied.test:8080/acme incomplete",
  ]);
  expect([...new Set(observations.map(({ scope, resource }) => `${resource.id} in ${scope}`))]).toEqual([
    "acme/api in github/acme",
    "acme/api in github/acme.ghe.com/acme",
    "acme/api in github/github.acme.test/acme",
    "github/github.denied.test:8080/acme in github/github.denied.test:8080/acme",
  ]);
});

test("one host twice is one scope, whether the program or the environment names it", async () => {
  vi.stubEnv("GITHUB_API_URL", "http://GitHub.acme.test/api/v3");
  const { recording } = await run([
    github({ organization: "acme", token: TOKEN }),
    acme("http://github.acme.test./api/v3/"),
  ]);
  expect(recording.listings).toMatchObject([
    { scope: { path: ["github.acme.test/acme"] }, problem: { code: "ambiguous-scope" } },
  ]);
});

test.each([
  [undefined, "acme"],
  ["", "acme"],
  ["https://api.github.com/", "acme"],
  ["HTTPS://API.GITHUB.COM:443", "acme"],
  // A port of this machine changes, and who answers behind it is not told by it.
  ["http://localhost:8080/api/v3", "acme"],
  ["http://[::1]:8080/api/v3", "acme"],
  ["https://github.acme.com/api/v3", "github.acme.com/acme"],
  ["https://GitHub.Acme.com:443/api/v3/", "github.acme.com/acme"],
  ["https://github.acme.com:8443/api/v3", "github.acme.com:8443/acme"],
  ["https://[2001:db8::1]/api/v3", "[2001:db8::1]/acme"],
  ["https://api.acme.ghe.com", "acme.ghe.com/acme"],
  ["https://api.github.com.evil.test", "api.github.com.evil.test/acme"],
])("what is asked at %s is %s, and known before a run connects", (baseUrl, name) => {
  const path = [{ level: "organization", path: [name] }];
  expect(github({ organization: "Acme", ...(baseUrl !== undefined && { baseUrl }) }).looksInto).toEqual(path);
  const provider = github({ organization: "Acme" });
  vi.stubEnv("GITHUB_API_URL", baseUrl);
  expect(provider.looksInto).toEqual(path);
});

const CHECK = "Check baseUrl or GITHUB_API_URL";

test.each<readonly [string, string, Other | undefined, string]>([
  [
    "an address without /api/v3",
    "http://github.acme.test",
    undefined,
    `POST /graphql repositories got a page from github.acme.test and no answer of GitHub's API. ${CHECK}, such as https://github.acme.com/api/v3, and whether a proxy answers in GitHub's place.`,
  ],
  [
    "a proxy's page with 200",
    "http://github.odd.test/api/v3",
    send(200, { "content-type": "text/html" }, "<html>Welcome</html>"),
    `POST /graphql repositories got a page from github.odd.test and no answer of GitHub's API. ${CHECK}, such as https://github.acme.com/api/v3, and whether a proxy answers in GitHub's place.`,
  ],
  [
    "another host that answers as GitHub would",
    "http://github.odd.test/api/v3",
    send(307, { location: "http://api.github.com/graphql" }),
    `POST /graphql repositories was sent on from github.odd.test to api.github.com, as happens where somebody has to sign in first. ${CHECK}, and whether this machine may ask it without a browser.`,
  ],
  [
    "another path",
    "http://github.odd.test/api/v3",
    (request, response) =>
      request.method === "POST"
        ? send(302, { location: "/login?return_to=secret" })(request, response)
        : json(200, { data: { organization: null } })(request, response),
    `POST /graphql repositories was sent on to another path of github.odd.test. Check the path of baseUrl or GITHUB_API_URL.`,
  ],
  [
    "a way on that leads nowhere",
    "http://github.odd.test/api/v3",
    send(302, { "content-type": "application/json" }, "[]"),
    `POST /graphql repositories was sent on without saying where. ${CHECK}.`,
  ],
])("%s is no answer", async (_, baseUrl, other, message) => {
  if (other !== undefined) instead["github.odd.test"] = other;
  const { recording, observations } = await run([acme(baseUrl)]);
  expect(recording.listings[0]).toMatchObject({
    state: "incomplete",
    resources: 0,
    problem: { code: "schema-mismatch", message },
  });
  expect(Object.values(verdicts(observations))).toEqual(["error error error"]);
});

test.each([
  ["http://[::1", "is no address"],
  ["ghe.acme.com/api/v3", "is no address"],
  [`https://${TOKEN}@github.acme.com/api/v3`, "holds a name or a password, which an address is no place for"],
  ["https://github.acme.com/api/v3?token=secret", "goes on after its path"],
])("an address that nothing can be asked at is refused and not repeated: %#", async (baseUrl, fault) => {
  expect(() => acme(baseUrl)).toThrow(new RegExp(`^\\[bylaw\\] github\\(\\): its baseUrl ${fault}\\.`));
  vi.stubEnv("GITHUB_API_URL", baseUrl);
  const { recording } = await run([github({ organization: "acme", token: TOKEN })]);
  expect(recording.listings[0]?.problem).toEqual({
    code: "network",
    message: `GITHUB_API_URL ${fault}. Set it to one such as https://github.acme.com/api/v3.`,
  });
});

/** GitHub Enterprise Server: REST below `/api/v3`, GraphQL at `/api/graphql`, a page anywhere else. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = request.headers.host ?? "";
  const other = instead[host];
  if (other !== undefined) return other(request, response);
  const { url = "" } = request;
  const isServer = !/github\.com|ghe\.com/.test(host);
  const path = isServer ? /^\/api(?:\/v3(\/\w.*)|(\/graphql))$/.exec(url)?.slice(1).join("") : url;
  if (path === undefined) {
    response
      .writeHead(404, { "content-type": "text/html; charset=utf-8" })
      .end("<html>Page not found</html>");
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { authorization = "" } = request.headers;
  const came = await fetch(`${server.url}${path}`, {
    method: request.method ?? "GET",
    headers: { authorization, "content-type": "application/json" },
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
  response.writeHead(came.status, { "content-type": "application/json" }).end(await came.text());
}

function send(status: number, headers: Record<string, string>, body = ""): Other {
  return (_, response) => {
    response.writeHead(status, headers).end(body);
  };
}

function json(status: number, body: object): Other {
  return send(status, { "content-type": "application/json" }, JSON.stringify(body));
}

function portOf(one: Server): number {
  return (one.address() as AddressInfo).port;
}
