import { asFarAsRead, defineView, from, type Observed, type View } from "@bylaw/core";
import { branchHistories } from "../changes/histories.ts";
import { type Arrival, arrivalOf } from "./arrival.ts";
import type { RecordedDeployment } from "./deployment.ts";
import { deploymentHistories } from "./histories.ts";

/** A deployment, and how its commit came to the default branch. */
export interface Deployment extends RecordedDeployment {
  readonly arrival: Observed<Arrival>;
}

/** Every deployment of an organization in the days that the provider is told to look back. */
export const deployments: View<Deployment> = defineView({
  id: "github/deployments",
  resource: "deployment",
  each: deploymentHistories,
  using: { histories: asFarAsRead(branchHistories) },
  deriveMany: ({ id, head, deployments }, { histories }) => {
    const history = histories.find((one) => one.id === id);
    return deployments.map((deployment) => ({
      ...deployment,
      arrival: from(history, (read) => arrivalOf(deployment, head, read)),
    }));
  },
});
