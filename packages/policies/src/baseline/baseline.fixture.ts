import { aws } from "@bylaw/aws";
import {
  definePerson,
  defineProgram,
  defineVendor,
  type Program,
  type Soc2Category,
  soc2,
} from "@bylaw/core";
import { evidence } from "@bylaw/evidence";
import { github } from "@bylaw/github";
import { awsControls } from "../aws/index.ts";
import { awsGithubControls } from "../aws-github/index.ts";
import { githubControls } from "../github/index.ts";
import { confidentialData, internalData } from "../topics/data-classification/classes.ts";
import type { BaselineOptions } from "./options.ts";
import { soc2Baseline } from "./soc2-baseline.ts";

export const ana = definePerson({ id: "ana", name: "Ana", title: "CEO" });
const ben = definePerson({ id: "ben", name: "Ben", title: "CTO" });

const hostVendor = defineVendor({
  id: "aws",
  name: "Amazon Web Services, Inc.",
  service: "Runs production.",
  role: "subservice",
  expects: [{ id: "AWS-1", text: "AWS guards its data centres.", criteria: [soc2("CC6.4")] }],
  tier: "critical",
  dataClasses: [confidentialData],
  owner: ben,
  provider: "aws",
});
const codeVendor = defineVendor({
  id: "github",
  name: "GitHub, Inc.",
  service: "Keeps the source code.",
  role: "vendor",
  tier: "high",
  dataClasses: [internalData],
  owner: ben,
  provider: "github",
});

/** A company of two, with nothing but people. */
export const options = {
  organization: { name: "Two, Ltd." },
  people: [ana, ben],
  owners: { executive: ana, security: ana, engineering: ben, people: ana },
  from: "2026-01-01",
  vendors: [hostVendor, codeVendor],
} satisfies BaselineOptions;

/** The same, in AWS and on GitHub. */
export const connected = {
  ...options,
  verifiedBy: [awsControls, githubControls, awsGithubControls],
} satisfies BaselineOptions;

const records = evidence({ directory: "/nowhere" });
const systems = [aws({ regions: ["eu-west-1"] }), github({ organization: "two", token: "none" })];

/** The program that a baseline makes, with the providers that it needs. */
export function programWith(given: BaselineOptions): Program {
  const providers = given.verifiedBy === undefined ? [records] : [records, ...systems];
  return defineProgram({ ...soc2Baseline(given).program, providers });
}

const optional = ["availability", "confidentiality", "processing-integrity", "privacy"] as const;

/** Every choice of categories beside Security. */
export const choices: readonly (readonly Soc2Category[])[] = Array.from({ length: 16 }, (_, mask) =>
  optional.filter((_, bit) => (mask >> bit) % 2 === 1),
);
