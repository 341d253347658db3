import { Hono } from "hono";
import { guard } from "./guards.js";

export const admin = new Hono();
const own = ["/keys", "/keys/:id"];

admin.get("/", guard, (c) => c.text("admin"));
for (const path of own) admin.use(path, guard);
admin.get("/keys", (c) => c.json([]));
admin.post("/keys", (c) => c.body(null, 201));
admin.delete("/keys/:id", (c) => c.body(null, 204));
