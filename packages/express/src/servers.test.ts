import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Company, companyOf, NOW, secondsAgo } from "./testing/company.fixture.ts";
import { ask, type RunningServer, SECRET, type StartServer, servers } from "./testing/servers.fixture.ts";

const GUARDED = ["/admin/secret", "/admin/deep/secret", "/team/admin/secret"];

/** One company for all tests of a server: what tests change are sessions of their own. */
function started(start: StartServer): { server: RunningServer; company: Company } {
  const kept = { company: companyOf() } as { server: RunningServer; company: Company };
  beforeAll(async () => {
    kept.server = await start(kept.company);
  });
  afterAll(() => kept.server.stop());
  beforeEach(() => {
    kept.server.ran.length = 0;
    kept.company.events.length = 0;
  });
  return kept;
}

describe.each(servers)("S7: in %s, a privileged route without verified MFA", (name, start) => {
  const kept = started(start);
  const get = (path: string, sid?: string) => ask(kept.server, path, sid === undefined ? {} : { sid });

  it.each(GUARDED)("%s is refused with a stable code, and told", async (path) => {
    for (const [sid, status, code] of [
      [undefined, 401, "not-authenticated"],
      ["forged", 401, "not-authenticated"],
      ["never", 403, "mfa-required"],
      ["stale", 403, "mfa-too-old"],
    ] as const) {
      expect(await get(path, sid)).toMatchObject({ status, code });
    }
    expect(kept.server.ran).toEqual([]);
    const told = { time: NOW.toISOString(), outcome: "refused", method: "GET", path };
    expect(kept.company.events).toEqual([
      { ...told, code: "not-authenticated" },
      { ...told, code: "not-authenticated" },
      { ...told, code: "mfa-required", subject: "u3" },
      { ...told, code: "mfa-too-old", subject: "u2" },
    ]);
  });

  it.each(GUARDED)("%s is open to who was verified, and to who holds no privileged role", async (path) => {
    expect(await get(path, "fresh")).toMatchObject({ status: 200, body: SECRET });
    expect(await get(path, "plain")).toMatchObject({ status: 200, body: SECRET });
    expect(kept.company.events).toEqual([]);
  });

  it("the answer is JSON that no cache keeps, and says the age for a step-up", async () => {
    const { headers, body } = await get("/admin/secret", "stale");
    expect(headers).toMatchObject({
      "content-type": expect.stringMatching(/^application\/json; charset=utf-8$/i),
      "cache-control": "no-store",
    });
    expect(JSON.parse(body)).toEqual({
      error: {
        code: "mfa-too-old",
        message: "Your second factor was verified too long ago: verify again.",
        withinSeconds: 600,
      },
    });
    expect(JSON.parse((await get("/admin/secret", "never")).body)).toEqual({
      error: { code: "mfa-required", message: "Verify with a second factor first." },
    });
  });

  it("what a client says of itself changes nothing", async () => {
    const spoofed = {
      "x-user": "u1",
      "x-role": "editor",
      "x-roles": "[]",
      "x-mfa": "true",
      "x-mfa-verified-at": NOW.toISOString(),
      "x-original-url": "/open",
      "x-rewrite-url": "/open",
      "x-http-method-override": "OPTIONS",
      "x-forwarded-user": "u1",
      authorization: "Bearer fresh",
    };
    for (const sid of ["never", "stale", "forged"]) {
      const query = "/admin/secret?mfa=true&sid=fresh&user=u1&verifiedAt=2026-03-02";
      const answered = await ask(kept.server, query, { sid, headers: spoofed });
      expect(answered.status).toBe(sid === "forged" ? 401 : 403);
    }
    const twice = { cookie: "sid=never; sid=fresh" };
    expect(await ask(kept.server, "/admin/secret", { headers: twice })).toMatchObject({ status: 403 });
    expect(kept.server.ran).toEqual([]);
    expect(new Set(kept.company.events.map(({ path }) => path))).toEqual(new Set(["/admin/secret"]));
  });

  it("roles and verifications are read anew on each request", async () => {
    const session = { user: "u9", roles: ["editor"] as string[], mfaAt: undefined as Date | undefined };
    kept.company.sessions.set("moving", session);
    const told = async () => (await get("/admin/secret", "moving")).code ?? "passes";
    expect(await told()).toBe("passes");
    session.roles = ["editor", "admin"];
    expect(await told()).toBe("mfa-required");
    session.mfaAt = secondsAgo(5);
    expect(await told()).toBe("passes");
    session.mfaAt = secondsAgo(900);
    expect(await told()).toBe("mfa-too-old");
    kept.company.sessions.delete("moving");
    expect(await told()).toBe("not-authenticated");
  });

  it("is refused to HEAD without a body, and to every other method", async () => {
    const head = await ask(kept.server, "/admin/secret", { sid: "never", method: "HEAD" });
    expect(head).toMatchObject({ status: 403, body: "" });
    expect(head.headers).toMatchObject({ "cache-control": "no-store" });
    for (const method of ["OPTIONS", "POST", "PUT", "DELETE", "PATCH"]) {
      const { status, body } = await ask(kept.server, "/admin/secret", { sid: "never", method });
      // Fastify runs no hook of a plugin where it has no route of that method.
      expect([403, 404]).toContain(status);
      expect(body).not.toContain(SECRET);
    }
    expect(kept.server.ran).toEqual([]);
    expect(kept.company.events[0]).toMatchObject({ method: "HEAD", code: "mfa-required" });
  });

  it.each([
    "/admin/secret/",
    "/ADMIN/secret",
    "/Admin/Secret",
    "/%61dmin/secret",
    "/admin/%73ecret",
    "/admin%2fsecret",
    "//admin/secret",
    "/admin//secret",
    "/./admin/secret",
    "/nothing/../admin/secret",
    "/admin/secret?",
    "/admin/secret%00",
    "/admin/secret;x=y",
    "/admin/secret.json",
    "/%2561dmin/secret",
    "/admin/secret#open",
    "http://open/admin/secret",
    "http://u:p@open/admin/secret",
  ])("is not reached as %s either", async (path) => {
    const { status, body } = await get(path, "never");
    expect([400, 403, 404]).toContain(status);
    expect(body).not.toContain(SECRET);
    expect(kept.server.ran).toEqual([]);
    for (const event of kept.company.events) expect(event.path).not.toMatch(/[?#]|u:p/);
  });

  it("requests that come together are each judged by their own session", async () => {
    const sids = Array.from({ length: 60 }, (_, at) => ["fresh", "never", "stale", "plain"][at % 4] ?? "");
    const answers = await Promise.all(sids.map((sid) => get("/admin/secret", sid)));
    expect(answers.map(({ status }) => status)).toEqual(
      sids.map((sid) => (/fresh|plain/.test(sid) ? 200 : 403)),
    );
    expect(kept.server.ran).toHaveLength(30);
    expect(kept.company.events).toHaveLength(30);
  });

  it("passes a guard that stands behind the route, which never runs; Fastify alone looks at no order", async () => {
    const { status } = await get("/late/secret", "never");
    const ran = kept.company.events.length > 0;
    expect({ status, ran }).toEqual(
      name === "Fastify" ? { status: 403, ran: true } : { status: 200, ran: false },
    );
  });

  it("other routes are not its business", async () => {
    expect(await get("/open")).toMatchObject({ status: 200 });
    expect(kept.company.events).toEqual([]);
  });
});
