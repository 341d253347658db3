import { expect, test } from "vitest";
import { Astray, astrayText } from "./astray.ts";
import { graphqlProblem, readErrorOf } from "./errors.ts";

function answer(status: number, message: string, headers: Record<string, string> = {}): Error {
  return Object.assign(new Error(message), { status, response: { status, headers, data: { message } } });
}

const problem = (error: unknown) => readErrorOf("GET /x", "Metadata: read", error).problem;

test.each([
  [answer(401, "Bad credentials"), "access-denied", "GET /x did not accept the credentials (401)."],
  [answer(403, "Resource not accessible by integration"), "access-denied", "GET /x was denied (403)."],
  [
    answer(404, "Not Found"),
    "ambiguous-absence",
    "GET /x was not found, as GitHub also says to those who may not look (404).",
  ],
  [answer(429, "Slow down"), "throttled", "GET /x was throttled to the end (429)."],
  [
    answer(403, "You have exceeded a secondary rate limit."),
    "throttled",
    "GET /x was throttled to the end (403).",
  ],
  [
    answer(403, "API rate limit exceeded", { "x-ratelimit-remaining": "0" }),
    "throttled",
    "GET /x was throttled to the end (403).",
  ],
  [
    answer(403, "Upgrade to GitHub Pro or make this repository public to enable this feature."),
    "unavailable",
    "GET /x is not part of this plan (403).",
  ],
  [answer(502, "Bad gateway"), "unavailable", "GET /x failed (502)."],
  [answer(504, "Timeout"), "timeout", "GET /x did not answer in time (504)."],
  [
    Object.assign(new Error("ECONNRESET"), { status: 500, request: {} }),
    "network",
    "GET /x could not reach GitHub: no answer came. Check baseUrl or GITHUB_API_URL, and whether a proxy or a VPN leads there.",
  ],
  [
    Object.assign(new Error("aborted"), { name: "AbortError", status: 500 }),
    "timeout",
    "GET /x did not answer in time.",
  ],
  [new TypeError("a fault of ours"), "unavailable", "GET /x failed."],
])("%s is %s", (error, code, message) => {
  expect(problem(error)).toMatchObject({ code, message, operation: "GET /x" });
  expect(readErrorOf("GET /x", "Metadata: read", error).cause).toBeUndefined();
});

const CHECK = "Check baseUrl or GITHUB_API_URL, and whether a proxy or a VPN leads there.";

test.each([
  [{ code: "ECONNREFUSED" }, `(ECONNREFUSED): nothing listens there. ${CHECK}`],
  [{ code: "ENOTFOUND" }, `(ENOTFOUND): that name is not found here. ${CHECK}`],
  [{ code: "UND_ERR_CONNECT_TIMEOUT" }, `(UND_ERR_CONNECT_TIMEOUT): it took no connection. ${CHECK}`],
  [
    { code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    "(ERR_TLS_CERT_ALTNAME_INVALID): its certificate is for another name. Give the name that it is for in baseUrl or GITHUB_API_URL.",
  ],
  [
    { code: "UND_ERR_HEADERS_TIMEOUT" },
    "(UND_ERR_HEADERS_TIMEOUT): it took the request and did not answer in time. Run again, and if it stays silent, ask who runs it.",
  ],
  [{ code: "CERT_HAS_EXPIRED" }, "(CERT_HAS_EXPIRED): its certificate has expired. Have it renewed."],
  [
    { code: "SELF_SIGNED_CERT_IN_CHAIN" },
    "(SELF_SIGNED_CERT_IN_CHAIN): Node does not trust its certificate. Name the file of the authority that signed it in NODE_EXTRA_CA_CERTS.",
  ],
  [
    { code: "ERR_SSL_WRONG_VERSION_NUMBER" },
    "(ERR_SSL_WRONG_VERSION_NUMBER): it speaks no TLS there. Check whether the address begins with http or https, and its port.",
  ],
  [
    { code: "ECONNRESET" },
    "(ECONNRESET): it hung up. Run again, and if it hangs up again, ask who runs the network between.",
  ],
  [
    { message: "bad port" },
    "(bad port): nobody may ask that port by HTTP. Check the port in baseUrl or GITHUB_API_URL.",
  ],
  [
    { message: "redirect count exceeded" },
    "(redirect count exceeded): it sends requests on in a circle. Check baseUrl or GITHUB_API_URL, and whether it asks for a browser first.",
  ],
  [
    { message: "Proxy response (407) !== 200 when HTTP Tunneling" },
    "(407): it asks for a password. Put its user and password into the address of the proxy.",
  ],
  [{ code: "https://ana:secret@host" }, `: no answer came. ${CHECK}`],
])("a request that got no answer names the host, the cause and the next step: %o", (cause, said) => {
  const request = { url: "https://ana:secret@github.acme.com:8443/api/v3/orgs/acme?token=secret" };
  const fetched = new TypeError("fetch failed", { cause: Object.assign(new Error("secret"), cause) });
  const error = Object.assign(new Error("secret", { cause: fetched }), { status: 500, request });
  expect(problem(error)).toEqual({
    code: "network",
    message: `GET /x could not reach github.acme.com:8443${said.startsWith(":") ? "" : " "}${said}`,
    operation: "GET /x",
  });
});

test("what is sent on from http to https says how the address has to begin", () => {
  const url = "https://github.acme.com/api/v3/orgs/acme";
  const response = { url, status: 200, headers: { "content-type": "application/json" } };
  const sent = new Astray(response, { method: "GET", url: url.replace("https", "http") });
  expect(problem(sent).message).toBe(
    "GET /x was sent on to https://github.acme.com. Begin baseUrl or GITHUB_API_URL like that.",
  );
  // GitHub sends what was renamed on below its own address.
  expect(
    astrayText({ ...response, url: "https://a.test/organizations/1" }, { url: "https://a.test/orgs/a" }),
  ).toBe(undefined);
});

test("credentials that are not accepted may be for another host", () => {
  const request = { url: "https://github.acme.com/api/v3/orgs/acme" };
  expect(problem(Object.assign(answer(401, "Bad credentials"), { request }))).toEqual({
    code: "access-denied",
    message:
      "GET /x did not accept the credentials (401). Check whether they have ended, or are for another GitHub than github.acme.com.",
    operation: "GET /x",
    permission: "Metadata: read",
  });
});

test("the permission is the one that GitHub names, else the operation's own", () => {
  const denied = (accepted: string) =>
    problem(answer(403, "Resource not accessible", { "x-accepted-github-permissions": accepted })).permission;
  expect(denied("organization_administration=write")).toBe("Organization administration: write");
  expect(denied("contents=read,metadata=read; administration=write")).toBe(
    "Contents: read and Metadata: read or Administration: write",
  );
  expect(denied("allows_permissionless_access=true")).toBe("Metadata: read");
  expect(problem(answer(502, "Bad gateway"))).not.toHaveProperty("permission");
});

test("the permission is that of the field where an answer was denied, and of nothing that every object has", () => {
  const at = (...path: string[]) => graphqlProblem("POST /graphql repositories", { type: "FORBIDDEN", path });
  expect(at("nodes", "branchProtectionRule", "pattern").permission).toBe("Administration: read");
  expect(at("nodes", "constructor").permission).toBe("Metadata: read");
});

test("B9: a scope that a classic token lacks is named, and nothing that only looks like one", () => {
  const lacking = (scopes: string) =>
    graphqlProblem("POST /graphql repositories", {
      type: "INSUFFICIENT_SCOPES",
      message: `Your token has not been granted the required scopes to execute this query. The 'login' field requires one of the following scopes: [${scopes}], but your token has only been granted the: [''] scopes.`,
    });
  expect(lacking("'read:org', 'read:discussion'")).toEqual({
    code: "access-denied",
    message:
      "POST /graphql repositories was refused: this token lacks a scope. Give it one of the scopes read:org, read:discussion.",
    operation: "POST /graphql repositories",
  });
  expect(lacking("<script>").message).toContain("Give it the scope that the field needs.");
});

test("B9: an error that says that SAML is not the reason is none of SAML", () => {
  const error = {
    type: "FORBIDDEN",
    message: "Resource not accessible by integration",
    extensions: { saml_failure: false },
  };
  expect(graphqlProblem("POST /graphql repositories", error)).toMatchObject({
    message: "POST /graphql repositories was denied (FORBIDDEN).",
    permission: "Metadata: read",
  });
});

test("B9: single sign-on of an enterprise, and fine-grained tokens that are forbidden", () => {
  const header = {
    "x-github-sso": "required; url=https://github.com/enterprises/acme-corp/sso?authorization_request=A",
  };
  const enterprise = answer(403, "Resource protected by organization SAML enforcement.", header);
  expect(problem(enterprise)).toEqual({
    code: "access-denied",
    message:
      "GET /x was refused: the organization asks for SAML single sign-on, and this token is not authorised for it. Authorise it at https://github.com/enterprises/acme-corp/sso.",
    operation: "GET /x",
  });
  const forbidden = answer(403, "`acme` forbids access via a fine-grained personal access token.");
  expect(problem(forbidden).message).toBe(
    "GET /x was refused: the organization forbids fine-grained personal access tokens. Use a GitHub App.",
  );
});
