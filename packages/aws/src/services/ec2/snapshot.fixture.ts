import { known } from "@bylaw/core/provider";
import type { EbsSnapshot } from "./snapshots.ts";

/** As it should be. */
export const snapshot: EbsSnapshot = {
  id: "arn:aws:ec2:eu-west-1::snapshot/snap-1",
  snapshotId: "snap-1",
  encrypted: known(true),
  public: known(false),
  tags: known({}),
};
