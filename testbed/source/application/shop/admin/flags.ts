import { Router } from "express";
import { asyncHandler } from "../async-handler";
import { mfa } from "../mfa";

const router = Router();
const guarded = asyncHandler(mfa);

router.get("/", guarded, (_req, res) => res.json({}));
router.put("/:name", (req, res, next) => mfa(req, res, next), (_req, res) => res.status(204).end());

export { router as default };
