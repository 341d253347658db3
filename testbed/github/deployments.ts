/** What was deployed of a repository, as whoever deployed it told GitHub. */
export interface Deployment {
  id: number;
  commit: string;
  environment: string;
  /** Where a status sent it elsewhere. */
  latestEnvironment?: string;
  at: string;
  by: string;
  /** The oldest first. */
  statuses: DeploymentStatus[];
  /** The workflow run that made it. */
  run?: WorkflowRun;
}

export interface DeploymentStatus {
  state: "WAITING" | "QUEUED" | "PENDING" | "IN_PROGRESS" | "SUCCESS" | "FAILURE" | "ERROR" | "INACTIVE";
  at: string;
  environment?: string;
}

export interface WorkflowRun {
  id: number;
  /** Who started it first, and last. */
  actor: string;
  restartedBy?: string;
  attempts?: number;
  /** Default: that of the deployment. */
  commit?: string;
  approvals: { by: string; state: "approved" | "rejected"; environments?: string[] }[];
}
