import express, { type Express } from "express";
import helmet from "helmet";
import { adminRouter } from "./admin";
import { exportsRouter } from "./legacy/exports";
import { loadExtensions } from "./extensions";
import { mfa } from "./mfa";
import { orders, products } from "./routes.js";
import * as sessions from "./sessions";

export function createApp(): Express {
  const app = express();
  app.use(helmet());
  app.use(express.json());
  app.get("/", (_req, res) => res.send("shop"));
  app.get("/health", (_req, res) => res.json({ ok: true }));
  app.use("/products", products);
  app.use("/orders", orders);

  app.post("/login", sessions.login);
  app.post("/logout", sessions.logout);
  app.post("/password", sessions.changePassword);

  app.use(exportsRouter);
  app.use("/admin", adminRouter);
  // Serves /%61dmin/users as well, which the guard of the router above does not see.
  app.get("/:section/users", mfa, (req, res) => res.json({ section: req.params.section }));
  for (const extension of loadExtensions()) app.use(extension.path, extension.router);
  return app;
}
