import type { Originals } from "../terms.ts";

/** Where originals live unless the company says otherwise. */
export const ORIGINALS: Originals = {
  documents: "Drive, Compliance",
  scans: "S3, audit evidence, scans",
  people: "The people system",
  monitor: "Drive, Compliance, Settings",
};
