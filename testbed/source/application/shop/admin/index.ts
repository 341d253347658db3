import { Router } from "express";
import { asyncHandler } from "../async-handler";
import { guards, mfa } from "../mfa";
import flags from "./flags";
import users from "./users";

export const adminRouter = Router();

// Registered before the guard: nothing stands before it.
adminRouter.get("/health", (_req, res) => res.json({ users: 3 }));

adminRouter.use("/flags", flags);
adminRouter.get("/reports", guards, (_req, res) => res.json([]));
adminRouter.post("/reports", ...guards, asyncHandler(async (_req, res) => void res.status(202).end()));
adminRouter.use(mfa);
adminRouter.use("/users", users);
