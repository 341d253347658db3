import { observed, quantity } from "@bylaw/core/provider";
import { z } from "zod";

const actorSchema = z.object({
  /** `User`, `Team`, `App`, `OrganizationAdmin`, `RepositoryRole`, `DeployKey`, `Unknown`, or a type that is newer. */
  type: z.string(),
  /** A login or a slug; rulesets give a number. Of several that are not shown, how many. */
  name: z.string().exactOptional(),
  /** Of rulesets: `always`, `pull_request` or `exempt`. */
  mode: z.string().exactOptional(),
});

/** Who may do what a rule forbids. */
export interface Actor extends z.infer<typeof actorSchema> {}

const reviewSchema = z.object({
  /** How many people other than the pull request's author. Zero where a pull request is enough. */
  approvals: quantity("count"),
  /** A push takes back every approval that was given before it. */
  dismissesStale: z.boolean(),
  /** Somebody else than who pushed last approves the last push. */
  lastPush: z.boolean(),
  /** An owner of each file that CODEOWNERS gives one approves its change. */
  codeOwners: z.boolean(),
});

/** What a rule demands of a pull request's reviews. */
export interface Review extends z.infer<typeof reviewSchema> {}

const requiredCheckSchema = z.object({
  /** Its context, letter for letter; `workflow: <path>` or `code scanning: <tool>`, which do not tell their context. */
  name: z.string(),
  /** Who reports it: `app 15368`, `anybody`, `workflow at refs/heads/main`, `workflow at commit 1f0c...`, `code scanning`. */
  source: z.string(),
});

/** One check that a rule requires. */
export interface RequiredCheck extends z.infer<typeof requiredCheckSchema> {}

const classicSchema = z.object({
  pattern: z.string(),
  /** Left out when it requires no pull request. */
  review: observed(reviewSchema).exactOptional(),
  /** A pull request is merged only when its conversations are resolved. */
  conversations: z.boolean(),
  /** Who may push past the pull request. */
  pullRequestBypass: z.array(actorSchema),
  /** Left out when it requires no status checks. */
  requiredChecks: observed(z.array(requiredCheckSchema)).exactOptional(),
  /** A pull request holds the branch's last commit when its status checks count. Left out when it requires none. */
  upToDate: observed(z.boolean()).exactOptional(),
  signatures: z.boolean(),
  linearHistory: z.boolean(),
  bindsAdministrators: z.boolean(),
  /** Nobody may push to it, and nothing comes in from the repository that it was forked from. */
  locked: z.boolean(),
  /** Left out when everyone who can write may push. */
  pushers: z.array(actorSchema).exactOptional(),
  forcePushes: z.boolean(),
  forcePushers: z.array(actorSchema),
  /** Everybody who can write may delete the branch. */
  deletions: z.boolean(),
});

/** Classic branch protection. */
export interface ClassicProtection extends z.infer<typeof classicSchema> {}

/** Only `ACTIVE` binds anybody. */
export const enforcementSchema = z.enum(["ACTIVE", "DISABLED", "EVALUATE"]);

const rulesetSchema = z.object({
  /** Left out, as are level and source, when GitHub does not show which ruleset a rule belongs to. */
  id: z.number().exactOptional(),
  name: z.string(),
  level: z.enum(["Enterprise", "Organization", "Repository"]).exactOptional(),
  /** Whose it is: `acme` or `acme/api`. */
  source: z.string().exactOptional(),
  enforcement: enforcementSchema,
  /** The types of its rules, such as `PULL_REQUEST`, in order. */
  rules: z.array(z.string()),
  /** Left out when it requires no pull request. */
  review: observed(reviewSchema).exactOptional(),
  /** Left out when it requires no status checks, workflows or code scanning. */
  requiredChecks: observed(z.array(requiredCheckSchema)).exactOptional(),
  /** A pull request is merged only when its conversations are resolved. Left out when it requires no pull request. */
  conversations: observed(z.boolean()).exactOptional(),
  /** A pull request holds the branch's last commit when its status checks count. Left out when it requires none. */
  upToDate: observed(z.boolean()).exactOptional(),
  /** Whether only who bypasses it may update the branch. */
  restrictsUpdates: observed(z.boolean()),
  bypass: observed(z.array(actorSchema)),
});

/** A ruleset, as far as its rules bind the default branch. */
export interface Ruleset extends z.infer<typeof rulesetSchema> {}

const codeownersSchema = z.object({
  /** The first of `.github/CODEOWNERS`, `CODEOWNERS` and `docs/CODEOWNERS` that there is. */
  path: z.string(),
  bytes: z.int(),
  /** What GitHub finds wrong with it, such as `Unknown owner`, for each line where it does. */
  errors: z.array(z.string()),
});

/** The file that says who owns which files, as it stands in the default branch. */
export interface Codeowners extends z.infer<typeof codeownersSchema> {}

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
  /**
   * False where GitHub shows rules and enforces none: in a private repository of an organization whose plan is free. Where the plan is
   * not shown, neither are rules that there are.
   */
  rulesBind: z.boolean(),
  /** Why nobody can push to it although it is not archived, such as `locked (MIGRATING)`. Left out when people can. */
  standstill: z.string().exactOptional(),
  /** Absent while the repository is empty. */
  defaultBranch: observed(z.string()),
  /** Of the default branch. Absent when an administrator is told of none. */
  classic: observed(classicSchema),
  /** What binds the default branch, of all levels. A rule that could not be read stands for an unknown ruleset. */
  rulesets: observed(z.array(observed(rulesetSchema))),
  /** Absent when the default branch has no such file. */
  codeowners: observed(codeownersSchema),
});

/** A GitHub repository with what protects its default branch. */
export interface Repository extends z.infer<typeof repositorySchema> {}
