/** A value that a condition compares a claim with. */
export interface ClaimPattern {
  readonly text: string;
  /** `exact` to the letter; `anyCase` but for case; `pattern` with wildcards, or with a variable of the request. */
  readonly comparison: "exact" | "anyCase" | "pattern";
}

/** What the `sub` of every token that meets a pattern says for certain. */
export interface SubjectClaims {
  /** `owner/name`, without the ids. */
  readonly repository?: string;
  readonly repositoryId?: string;
  readonly ownerId?: string;
  /** `refs/heads/main`. */
  readonly ref?: string;
  readonly environment?: string;
  readonly pullRequest?: true;
}

/**
 * Reads a pattern of `sub`, which GitHub writes as names and values: `repo:acme/web:ref:refs/heads/main`, with ids as
 * `repo:acme@1/web@2:...`, or as an organization has customised it. What stands before the first wildcard is certain, value
 * by value. `colonsInValues` is for servers that write a colon in an environment's name as it is.
 *
 * @example readSubject({ text: "repo:acme/web:*", comparison: "pattern" }) // { repository: "acme/web" }
 */
export function readSubject(pattern: ClaimPattern, colonsInValues = false): SubjectClaims {
  const claims: { -readonly [K in keyof SubjectClaims]: SubjectClaims[K] } = {};
  const parts = certainParts(pattern);
  for (let at = 0; at < parts.length; at += 2) {
    const [name = "", value] = parts.slice(at);
    if (name === "pull_request") {
      claims.pullRequest = true;
      at -= 1;
    } else if (value !== undefined && value !== "") {
      Object.assign(claims, claimOf(name, value, pattern.comparison));
    }
    if (!certain.has(name) || (colonsInValues && name === "environment")) break;
  }
  return claims;
}

/** The pattern up to its first wildcard, and without the value that the wildcard stands in. */
function certainParts({ text, comparison }: ClaimPattern): readonly string[] {
  if (comparison !== "pattern") return text.split(":");
  const open = text.search(/[*?]|\$\{/);
  return open < 0 ? text.split(":") : text.slice(0, open).split(":").slice(0, -1);
}

/** The claims whose value holds no colon. Behind any other, such as a workflow's name, nothing is certain. */
const certain: ReadonlySet<string> = new Set([
  "repo",
  "repository",
  "repository_id",
  "repository_owner",
  "repository_owner_id",
  "repository_visibility",
  "ref",
  "ref_type",
  "event_name",
  "environment",
  "pull_request",
]);

const repositoryPart = /^([^/@:*?]+)(?:@(\d+))?\/([^/@:*?]+)(?:@(\d+))?$/;

function claimOf(name: string, value: string, comparison: ClaimPattern["comparison"]): SubjectClaims {
  switch (name) {
    case "repo":
    case "repository": {
      const [, owner, ownerId, repository, repositoryId] = repositoryPart.exec(value) ?? [];
      if (owner === undefined || repository === undefined) return {};
      return {
        repository: `${owner}/${repository}`,
        ...(ownerId !== undefined && { ownerId }),
        ...(repositoryId !== undefined && { repositoryId }),
      };
    }
    case "repository_id":
      return { repositoryId: value };
    case "repository_owner_id":
      return { ownerId: value };
    case "environment":
      return { environment: value };
    case "ref":
      // Branches differ by case.
      return comparison === "anyCase" ? {} : { ref: value };
    default:
      return {};
  }
}
