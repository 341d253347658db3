import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { logger } from "hono/logger";
import { admin } from "./admin.js";
import { guard } from "./guards.js";
import items from "./items.js";
import { routesInStore } from "./store.js";
import { changePassword, login, logout } from "./sessions.js";

const app = new Hono();
app.use(logger());
app.get("/", (c) => c.text("edge"));
app.get("/health", (c) => c.json({ ok: true }));
app.route("/items", items);
app.post("/login", login).post("/logout", logout).post("/password", changePassword);

// Serves /admin/keys, before the guard of what is mounted below.
app.get("/:tenant/keys", (c) => c.json([]));
app.route("/admin", admin);

const zones = app.basePath("/admin/zones");
zones.use(guard);
zones.get("/", (c) => c.json([]));
zones.post("/", (c) => c.body(null, 201));
app.get("/admin/stats", guard, (c) => c.json({}));

// Guards /admin/cache itself, and nothing below.
app.use("/admin/cache", guard);
app.post("/admin/cache/purge", (c) => c.body(null, 202));

for (const { method, path, answer } of await routesInStore()) app.on(method, path, (c) => c.text(answer));

serve({ fetch: app.fetch, port: 8082 });
