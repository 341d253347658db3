import type { Collector } from "@bylaw/core";
import { defineCollector } from "@bylaw/core/provider";
import { z } from "zod";
import { githubKind } from "../../session/kind.ts";

const OPERATION = "GET /orgs/{org}/installations";

const schema = z.object({
  /** The app's name in addresses, such as `renovate` of `github.com/apps/renovate`. Its owner may change it. */
  id: z.string(),
  /** GitHub's number for the app, which stays. */
  appId: z.int(),
  /** True while an owner of the organization, or of the app, has suspended it. */
  suspended: z.boolean(),
  /** `all` or `selected`. */
  repositories: z.string(),
  /** What it may do, such as `contents: write`, in GitHub's words. */
  permissions: z.record(z.string(), z.string()),
});

/** A GitHub App that is installed in the organization. */
export interface AppInstallation extends z.infer<typeof schema> {}

const answerSchema = z.object({
  app_slug: z.string(),
  app_id: z.int(),
  repository_selection: z.string(),
  permissions: z.record(z.string(), z.string()),
  suspended_at: z.string().nullable(),
});

/** Every GitHub App that is installed in the organization, on all of its repositories or on some. */
export const appInstallations: Collector<AppInstallation> = defineCollector({
  id: "github/app-installations",
  resource: "GitHub App installation",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION],
  calls: { [OPERATION]: { page: 100 } },
  schema,
  async *collect(session) {
    for await (const one of session.items(OPERATION, { org: session.organization }, answerSchema)) {
      yield {
        id: one.app_slug,
        appId: one.app_id,
        suspended: one.suspended_at !== null,
        repositories: one.repository_selection,
        permissions: one.permissions,
      };
    }
  },
});
