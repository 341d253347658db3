import { Hono } from "hono";

const items = new Hono()
  .get("/", (c) => c.json([]))
  .post("/", (c) => c.body(null, 201))
  .get("/:id", (c) => c.json({ id: c.req.param("id") }));
items.on(["PUT", "DELETE"], "/:id", (c) => c.body(null, 204));

export default items;
