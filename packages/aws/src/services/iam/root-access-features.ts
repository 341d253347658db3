import { type Collector, from, type Observed } from "@bylaw/core";
import { defineCollector, inspect, ReadError, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";

const schema = z.object({
  /** `organization-root-access`: there is one for each organization. */
  id: z.string(),
  /** Of `RootCredentialsManagement` and `RootSessions`, those that are on. */
  features: z.array(z.string()),
});

export interface RootAccessFeatures extends z.infer<typeof schema> {}

const operation = "iam:ListOrganizationsFeatures";

/** How an organization manages the root users of its accounts in one place. Only its management account and delegated ones may read it. */
export const rootAccessFeatures: Collector<RootAccessFeatures> = defineCollector({
  id: "aws/root-access-features",
  resource: "organization's root access",
  provider: awsKind,
  per: "account",
  operations: [operation],
  calls: { [operation]: "once" },
  schema,
  async *collect(session) {
    const answer = await session.observe(operation, {});
    const features = from(answer, ({ EnabledFeatures }) =>
      readable(() => required(operation, "EnabledFeatures", EnabledFeatures)),
    );
    const state = inspect(features as Observed<string[]>);
    if (state.state === "unreadable") throw new ReadError(state.problem);
    if (state.state === "absent" && state.code === "OrganizationNotFoundException") return;
    yield {
      id: "organization-root-access",
      // Without all features, or without trust in IAM, it cannot be on.
      features: state.state === "absent" ? [] : state.value,
    };
  },
});
