import { changeManagementPolicy } from "@bylaw/policies";
import { deploymentControl } from "@bylaw/policies/aws-github";
import { githubChangeControls } from "@bylaw/policies/github";
import { cto, platform } from "./people.ts";

export const changeControls = {
  ...githubChangeControls({ owner: platform }),
  deployment: deploymentControl({ owner: platform }),
};

export const changeManagement = changeManagementPolicy({
  owner: cto,
  effective: "2026-01-01",
  controls: changeControls,
});
