import { Router } from "express";
import { asyncHandler } from "./async-handler";
import { store } from "./store";

export const products = Router();
products.get("/", asyncHandler(async (_req, res) => void res.json(await store.all())));
products.get("/:id", asyncHandler(async (req, res) => void res.json(await store.one(req.params.id))));

export const orders = Router();
orders
  .route("/")
  .post(asyncHandler(async (req, res) => void res.status(201).json(await store.add(req.body))));
orders.get("/:id", asyncHandler(async (req, res) => void res.json(await store.one(req.params.id))));
