import { encryptionPolicy } from "@bylaw/policies";
import { awsEncryptionControls } from "@bylaw/policies/aws";
import { cto, platform } from "./people.ts";

/** A ready-made policy, with the ready-made controls that verify it in AWS. */
export const encryptionControls = awsEncryptionControls({ owner: platform });

export const encryption = encryptionPolicy({
  owner: cto,
  effective: "2026-01-01",
  controls: encryptionControls,
});
