import { Router } from "express";

const users = Router({ mergeParams: true });
users.get("/", (_req, res) => res.json([]));
users
  .route("/:id")
  .get((req, res) => res.json({ id: req.params.id }))
  .delete((_req, res) => res.status(204).end());

export default users;
