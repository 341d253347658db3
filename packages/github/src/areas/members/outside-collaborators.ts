import type { Collector } from "@bylaw/core";
import { defineCollector, observed } from "@bylaw/core/provider";
import { z } from "zod";
import { githubKind } from "../../session/kind.ts";
import { peopleOf } from "./people.ts";

const OPERATION = "GET /orgs/{org}/outside_collaborators";

const schema = z.object({
  /** The login, which its user may change. */
  id: z.string(),
  /** GitHub's number for the user. It stays when the login changes. */
  userId: z.int(),
  /** How the account signs in: `secure`, `insecure` where SMS is one of its second factors, `off` where it has none. */
  twoFactor: observed(z.enum(["secure", "insecure", "off"])),
});

/** Somebody who has access to a repository of the organization without being its member. */
export interface OutsideCollaborator extends z.infer<typeof schema> {}

/** Everybody who has access to a repository of the organization and is no member of it. */
export const outsideCollaborators: Collector<OutsideCollaborator> = defineCollector({
  id: "github/outside-collaborators",
  resource: "GitHub outside collaborator",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION],
  calls: {
    [OPERATION]: {
      sum: [
        { page: 100 },
        { page: 100, of: "outside collaborator without two-factor authentication" },
        { page: 100, of: "outside collaborator with an insecure second factor" },
      ],
    },
  },
  schema,
  async *collect(session) {
    for (const { login, userId, twoFactor } of await peopleOf(session, OPERATION)) {
      yield { id: login, userId, twoFactor };
    }
  },
});
