import { observed, quantity } from "@bylaw/core/provider";
import { z } from "zod";

const actorSchema = z.object({
  /** `User`, `Team`, `App`, `OrganizationAdmin`, `RepositoryRole`, `DeployKey`, or a type that is newer. */
  type: z.string(),
  /** A login or a slug; rulesets give a number. */
  name: z.string().exactOptional(),
  /** Of rulesets: `always`, `pull_request` or `exempt`. */
  mode: z.string().exactOptional(),
});

/** Who may do what a rule forbids. */
export interface Actor extends z.infer<typeof actorSchema> {}

const classicSchema = z.object({
  pattern: z.string(),
  /** Left out when it requires no pull request. */
  approvals: quantity("count").exactOptional(),
  /** Who may push past the pull request. */
  pullRequestBypass: z.array(actorSchema),
  /** Left out when it requires no status checks. */
  statusChecks: quantity("names").exactOptional(),
  bindsAdministrators: z.boolean(),
  /** Left out when everyone who can write may push. */
  pushers: z.array(actorSchema).exactOptional(),
  forcePushes: z.boolean(),
  forcePushers: z.array(actorSchema),
});

/** Classic branch protection. */
export interface ClassicProtection extends z.infer<typeof classicSchema> {}

/** Only `ACTIVE` binds anybody. */
export const enforcementSchema = z.enum(["ACTIVE", "DISABLED", "EVALUATE"]);

const rulesetSchema = z.object({
  id: z.number(),
  name: z.string(),
  level: z.enum(["Enterprise", "Organization", "Repository"]),
  /** Whose it is: `acme` or `acme/api`. */
  source: z.string(),
  enforcement: enforcementSchema,
  /** The types of its rules, such as `PULL_REQUEST`, in order. */
  rules: z.array(z.string()),
  /** Left out when it requires no pull request. */
  approvals: quantity("count").exactOptional(),
  /** Left out when it requires no status checks, workflows or code scanning. */
  statusChecks: quantity("names").exactOptional(),
  bypass: observed(z.array(actorSchema)),
});

/** A ruleset, as far as its rules bind the default branch. */
export interface Ruleset extends z.infer<typeof rulesetSchema> {}

export const repositorySchema = z.object({
  /** `owner/name`. */
  id: z.string(),
  name: z.string(),
  /** GitHub's number for it. It stays when the repository is renamed or transferred, and is never used again. */
  repositoryId: observed(z.int()),
  /** GitHub's number for its owner. */
  ownerId: observed(z.int()),
  /** Where it is: `github.com`, or the name of a GitHub Enterprise Server. */
  host: z.string(),
  visibility: z.enum(["public", "private", "internal"]),
  archived: z.boolean(),
  fork: z.boolean(),
  /** Absent while the repository is empty. */
  defaultBranch: observed(z.string()),
  /** Of the default branch. Absent when an administrator is told of none. */
  classic: observed(classicSchema),
  /** What binds the default branch, of all levels. A rule that could not be read stands for an unknown ruleset. */
  rulesets: observed(z.array(observed(rulesetSchema))),
});

/** A GitHub repository with what protects its default branch. */
export interface Repository extends z.infer<typeof repositorySchema> {}
