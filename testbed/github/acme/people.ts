import { stableId } from "../make.ts";
import type { Request } from "../request.ts";
import { example } from "../rest/told.ts";
import type { Access, GitHubState, Repository, Told } from "../state.ts";
import { BEN } from "./names.ts";

const OWNER = "ana-ruiz";
const MEMBERS = [OWNER, BEN, "cleo-park", "dmitri-volkov", "eva-engel"];
const PARTNERS = ["kit-partner"];
/** Without a second factor. */
const OFF = ["eva-engel"];

function listOf(operation: string, logins: readonly string[]): Told {
  return ({ query }: Request) =>
    logins
      .filter((login) => query.get("role") !== "admin" || login === OWNER)
      .filter((login) => query.get("filter") !== "2fa_disabled" || OFF.includes(login))
      .filter(() => query.get("filter") !== "2fa_insecure")
      .map((login) => example(operation, { login, id: stableId(login) }));
}

/** Who is in acme, and who is not and has access all the same. */
export const acmePeople: GitHubState["told"] = {
  "GET /orgs/{org}/members": listOf("GET /orgs/{org}/members", MEMBERS),
  "GET /orgs/{org}/outside_collaborators": listOf("GET /orgs/{org}/outside_collaborators", PARTNERS),
};

/** Everybody reads everything; Ben writes, and administers what runs in production; a partner helps with what is the partner's. */
export function accessTo({ name }: Pick<Repository, "name">): Access[] {
  const permissionOf = (login: string): Access["permission"] => {
    if (login === OWNER) return "ADMIN";
    if (login === BEN) return name === "infrastructure" ? "ADMIN" : "WRITE";
    return login === "cleo-park" && !name.startsWith("data-") ? "WRITE" : "READ";
  };
  return [
    ...MEMBERS.map((login) => ({ login, permission: permissionOf(login) })),
    ...(name.startsWith("partner-")
      ? PARTNERS.map((login) => ({ login, permission: "WRITE" as const }))
      : []),
  ];
}
