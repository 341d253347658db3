import { join } from "node:path";
import { aws } from "@bylaw/aws";
import { defineProgram, soc2 } from "@bylaw/core";
import { evidence } from "@bylaw/evidence";
import { github } from "@bylaw/github";
import { access, accessControls } from "./compliance/access.ts";
import { changeControls, changeManagement } from "./compliance/change-management.ts";
import { encryption, encryptionControls } from "./compliance/encryption.ts";
import { production, staging } from "./compliance/environments.ts";
import { governanceControls } from "./compliance/governance.ts";
import { staff } from "./compliance/people.ts";
import { risks } from "./compliance/risks.ts";
import { settings } from "./compliance/settings.ts";
import { waivers } from "./compliance/waivers.ts";

const regions = ["eu-west-1", "us-east-1", "eu-central-1"] as const;
const account = (id: string) => ({ id, role: `arn:aws:iam::${id}:role/bylaw-auditor` });

export default defineProgram({
  organization: { name: "Acme, Inc.", timeZone: "Europe/Lisbon" },
  framework: soc2.scope({
    categories: ["security", "availability"],
    outOfScope: {
      "CC6.4": "Acme has no data centre; AWS guards its own, and its report is reviewed with the vendors.",
      "CC6.5": "Acme has no storage media of its own; AWS destroys its own, and its report is reviewed.",
    },
  }),
  period: { from: "2026-01-01", to: "2026-12-31" },
  providers: [
    aws({ environment: production, regions, accounts: [account("111111111111")] }),
    aws({ environment: staging, regions, accounts: [account("222222222222")] }),
    github({ organization: "acme" }),
    evidence({ directory: join(import.meta.dirname, "evidence") }),
  ],
  people: staff,
  policies: [access, encryption, changeManagement],
  controls: [
    ...accessControls,
    ...Object.values(encryptionControls),
    ...Object.values(changeControls),
    ...governanceControls,
  ],
  risks,
  settings,
  waivers,
});
