import { requireMfa } from "@bylaw/express/hono";

export const guard = requireMfa({ who: "everyone", user: (c) => c.get("user"), verifiedAt: (c) => c.get("at") });
