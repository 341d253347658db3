import fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { describe, expect, test } from "vitest";
import { saidOfExpress, saidOfFastify, saidOfHono } from "../../testing/said.fixture.ts";

function says(lines: readonly string[]): string {
  return (lines.at(-1) ?? "").replace(/^app\.ts:\d+ \S+ \S+ /, "");
}

const own = (at = "app.ts:2") => `unread: app.ts#own may answer by itself at ${at}, before the guard`;

describe("a function of the company before the guard, in Express", () => {
  test.each([
    ["always sends, so that nothing behind it is reached", `res.send(await all());`, "open"],
    [
      "sends where something is so",
      `if (req.query.fast) return res.json(cache.get(req.url)); next();`,
      own(),
    ],
    ["sends what is written there", `if (req.path === "/x") return res.send("SECRET"); next();`, own()],
    ["sends a file", `if (q) res.sendFile(path); else next();`, own()],
    ["ends with data", `res.statusCode = 200; res.end(page); next;`, own()],
    ["pipes", `if (q) stream.pipe(res); else next();`, own()],
    ["sends by a helper", `if (q) tell(res, 1); else next();`, own()],
    [
      "sends by a status or a refusal",
      `if (x) res.status(q ? 200 : StatusCodes.NOT_FOUND).json(all()); else next();`,
      own(),
    ],
    [
      "sends by a status that may be none",
      `if (x) res.status(found || StatusCodes.NOT_FOUND).json(all()); else next();`,
      own(),
    ],
    [
      "refuses by one status or the other",
      `if (!req.user) return res.status(q ? 401 : StatusCodes.FORBIDDEN).json({}); next();`,
      "guarded",
    ],
    [
      "hands the status of an error on",
      `try { check(req); next(); } catch (err) { res.status(err.status || 500).json({}); }`,
      "guarded",
    ],
    ["logs", `console.log(req.url); res.on("finish", () => log(res.statusCode)); next();`, "guarded"],
    ["sets a header", `res.set("X-A", "a"); res.header("B", "b"); next();`, "guarded"],
    ["answers OPTIONS", `if (req.method === "OPTIONS") return res.sendStatus(204); next();`, "guarded"],
    [
      "answers it without a word",
      `if (req.method === "OPTIONS") { res.status(200).end(); return; } next();`,
      "guarded",
    ],
    ["limits", `if (over) return res.status(429).json({ error: "too many" }); next();`, "guarded"],
    [
      "asks who it is",
      `if (!req.user) { res.status(401); res.set("A", "b"); return res.json({}); } next();`,
      "guarded",
    ],
    ["says so by writeHead", `if (!req.user) { res.writeHead(401); res.end("no"); } else next();`, "guarded"],
    [
      "says so by statusCode",
      `if (!req.user) { res.statusCode = 403; if (q) res.end("no"); } else next();`,
      "guarded",
    ],
    ["says so by a constant", `if (!req.user) return res.status(REFUSED).json({}); next();`, "guarded"],
    [
      "says so by a name",
      `if (!req.user) return res.status(StatusCodes.UNAUTHORIZED).json({}); next();`,
      "guarded",
    ],
    ["redirects", `if (!req.user) return res.redirect("/login"); next();`, "guarded"],
    ["refuses by a helper", `if (!req.user) return deny(res); next();`, "guarded"],
    ["sends an error", `try { check(req); next(); } catch (error) { res.send(error); }`, "guarded"],
    [
      "replaces what sends",
      `const { send } = res; res.send = (body) => send.call(res, body); next();`,
      "guarded",
    ],
  ])("%s", (_, body, expected) => {
    const code = `const REFUSED = 403; const deny = (res) => res.status(403).json({}); const tell = (out, x) => { out.json(x); };
async function own(req, res, next) { ${body} }
app.get("/admin/a", own, guard, show);`;
    expect(says(saidOfExpress(code))).toBe(
      expected.replace(/app\.ts:2/, body.includes("tell(") ? "app.ts:2" : "app.ts:3"),
    );
  });

  test("is asked wherever it stands, but behind the guard", () => {
    const cache = `const own = (req, res, next) => { if (q) return res.send(page); next(); };`;
    expect(says(saidOfExpress(`${cache} app.use(own); app.use(guard); app.get("/admin/a", show);`))).toBe(
      own(),
    );
    expect(
      says(saidOfExpress(`${cache} app.use("/a", own); app.use(guard); app.get("/admin/a", show);`)),
    ).toBe("guarded");
    expect(says(saidOfExpress(`${cache} app.use(guard); app.use(own); app.get("/admin/a", show);`))).toBe(
      "guarded",
    );
  });
});

describe("a function of the company before the guard, in Fastify", () => {
  test.each([
    ["sends", `reply.send(all()); return reply;`, own()],
    ["takes the answer over", `reply.hijack(); reply.raw.end("SECRET");`, own()],
    ["writes it itself", `reply.raw.write(page);`, own()],
    ["refuses", `if (!request.user) return reply.code(401).send({ error: "no" });`, "guarded"],
    ["sends an error", `try { await request.jwtVerify(); } catch (err) { reply.send(err); }`, "guarded"],
    ["sends an error that it makes", `reply.send(httpErrors.unauthorized());`, "guarded"],
    ["sets a header", `reply.header("a", "b");`, "guarded"],
    ["gives something back, which is no answer", `return load(request);`, "guarded"],
  ])("%s", (_, body, expected) => {
    const code = `const own = async (request, reply) => { ${body} }; app.get("/admin/a", { preValidation: own, preHandler: guard }, show);`;
    expect(says(saidOfFastify(code))).toBe(expected);
  });

  test("runs by its kind, and not where it was added", async () => {
    const send = `const own = async (request, reply) => reply.send("SECRET");`;
    const late = `app.addHook("preHandler", own); app.get("/admin/a", { onRequest: guard }, show);`;
    expect(says(saidOfFastify(`${send} ${late}`))).toBe("guarded");
    const early = `app.addHook("preHandler", guard); app.get("/admin/a", { onRequest: own }, show);`;
    expect(says(saidOfFastify(`${send} ${early}`))).toBe(own());

    const answer = async (code: string) => {
      const app = fastify();
      const guard = async (_request: FastifyRequest, reply: FastifyReply) => reply.code(403).send("refused");
      const send = async (_request: FastifyRequest, reply: FastifyReply) => reply.send("SECRET");
      new Function("app", "own", "guard", "show", code)(app, send, guard, async () => "shown");
      return (await app.inject("/admin/a")).body;
    };
    expect(await answer(late)).toBe("refused");
    expect(await answer(early)).toBe("SECRET");
  });
});

describe("a function of the company before the guard, in Hono", () => {
  test.each([
    ["answers", `if (q) return c.json(all()); await next();`, own()],
    [
      "answers with what it kept",
      `const hit = await cache.match(c.req.url); if (hit) return hit; await next();`,
      own(),
    ],
    ["answers with what it makes", `if (q) return new Response(page); await next();`, own()],
    ["refuses", `if (!c.get("user")) return c.json({ error: "no" }, 401); await next();`, "guarded"],
    [
      "refuses by a status before",
      `if (!c.get("user")) { c.status(403); return c.text("no"); } await next();`,
      "guarded",
    ],
    [
      "refuses with what it makes",
      `if (!c.get("user")) return new Response("no", { status: 401 }); await next();`,
      "guarded",
    ],
    [
      "throws what refuses",
      `if (q) throw new HTTPException(401, { res: new Response("no") }); await next();`,
      "guarded",
    ],
    ["says nothing", `if (c.req.method === "OPTIONS") return c.body(null, 204); await next();`, "guarded"],
    ["changes what the rest answered", `await next(); c.res = new Response(c.res.body, c.res);`, "guarded"],
    ["gives back what the rest came to", `const rest = await next(); return rest;`, "guarded"],
    ["hands on", `log(c); return next();`, "guarded"],
  ])("%s", (_, body, expected) => {
    const code = `const own = async (c, next) => { ${body} }; app.get("/admin/a", own, guard, show);`;
    expect(says(saidOfHono(code))).toBe(expected);
  });
});
