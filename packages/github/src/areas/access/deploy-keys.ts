import type { Collector } from "@bylaw/core";
import {
  defineCollector,
  inspect,
  partialAnswer,
  type UnreadableResource,
  unreadable,
  unreadableResource,
} from "@bylaw/core/provider";
import { z } from "zod";
import { hiddenField, readable } from "../../session/answer.ts";
import { githubKind } from "../../session/kind.ts";
import { repositoryPages } from "../repositories/pages.ts";

const OPERATION = "POST /graphql deployKeys";

const schema = z.object({
  /** `owner/name` and the key's fingerprint, as GitHub shows it: `acme/api SHA256:9y2...`. */
  id: z.string(),
  /** `owner/name`. */
  repository: z.string(),
  /** Nothing can be pushed to the repository while it is archived. */
  archived: z.boolean(),
  readOnly: z.boolean(),
  /** False while a policy of the organization or enterprise switches deploy keys off. */
  enabled: z.boolean(),
});

/** An SSH key that opens one repository. */
export interface DeployKey extends z.infer<typeof schema> {}

const query = `query deployKeys($organization: String!, $first: Int!, $after: String) {
  organization(login: $organization) {
    repositories(first: $first, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        nameWithOwner isArchived viewerCanAdminister
        deployKeys(first: 100) { totalCount nodes { key readOnly enabled } }
      }
    }
  }
}`;

/** Its type, the key in base64, and maybe a comment. */
const PUBLIC_KEY = /^\S+ (?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?: |$)/;
const keySchema = z.object({
  key: z.string().regex(PUBLIC_KEY),
  readOnly: z.boolean(),
  enabled: z.boolean(),
});
const keysSchema = z.object({ totalCount: z.int(), nodes: z.array(keySchema) });
const nodeSchema = z.object({
  nameWithOwner: z.string(),
  isArchived: z.boolean(),
  viewerCanAdminister: z.boolean(),
  deployKeys: readable(OPERATION, keysSchema),
});

type Node = z.infer<typeof nodeSchema>;

/** The deploy keys of every repository. Of one that does not show them, one entry that is unreadable. */
export const deployKeys: Collector<DeployKey> = defineCollector({
  id: "github/deploy-keys",
  resource: "GitHub deploy key",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION, "GET /orgs/{org}"],
  calls: { [OPERATION]: { page: 100, of: "repository" }, "GET /orgs/{org}": "once" },
  schema,
  async *collect(session) {
    for await (const page of repositoryPages(session, OPERATION, query, nodeSchema)) {
      for (const { id, node } of page) {
        const state = inspect(node);
        if (state.state === "known") yield* keysOf(state.value);
        else if (state.state === "unreadable") yield unreadableResource(id, state.problem);
      }
    }
  },
});

async function* keysOf(node: Node): AsyncGenerator<DeployKey | UnreadableResource> {
  const { nameWithOwner: repository, isArchived: archived } = node;
  const state = inspect(shown(node));
  if (state.state === "unreadable") yield unreadableResource(repository, state.problem);
  if (state.state !== "known") return;
  for (const { key, readOnly, enabled } of state.value.nodes) {
    yield { id: `${repository} ${await fingerprintOf(key)}`, repository, archived, readOnly, enabled };
  }
}

/** To an administrator no key means none. To anybody else they may also be hidden. */
function shown({ viewerCanAdminister, deployKeys: keys }: Node): Node["deployKeys"] {
  const state = inspect(keys);
  if (state.state !== "known") return keys;
  const { totalCount, nodes } = state.value;
  if (!viewerCanAdminister) {
    return hiddenField(
      OPERATION,
      "deployKeys",
      "shows deploy keys to administrators only",
      "ambiguous-absence",
    );
  }
  if (totalCount === nodes.length) return keys;
  const shows = `shows ${nodes.length} of ${totalCount} deploy keys`;
  return unreadable(partialAnswer(OPERATION, shows).problem);
}

/** Of a public key as ssh-keygen and GitHub show it: the SHA-256 of what stands between its type and its comment. */
async function fingerprintOf(key: string): Promise<string> {
  const [, encoded] = key.split(" ") as [string, string];
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `SHA256:${btoa(String.fromCharCode(...digest)).replace(/=+$/, "")}`;
}
