import { join } from "node:path";
import { auditLog } from "@bylaw/audit-log/provider";
import { aws } from "@bylaw/aws";
import { days, defineProgram } from "@bylaw/core";
import { evidence } from "@bylaw/evidence";
import { github } from "@bylaw/github";
import { source } from "@bylaw/source";
import { accounts } from "./compliance/access.ts";
import { baseline } from "./compliance/baseline.ts";
import { production, staging } from "./compliance/environments.ts";
import { productionLogged } from "./compliance/own.ts";
import { cto, people, platform } from "./compliance/people.ts";
import { settings } from "./compliance/settings.ts";
import { system } from "./compliance/system.ts";
import { waivers } from "./compliance/waivers.ts";
import { readLog } from "./service/read-log.ts";

const regions = ["eu-west-1", "us-east-1", "eu-central-1"] as const;
const account = (id: string) => ({ id, role: `arn:aws:iam::${id}:role/bylaw-auditor` });

export default defineProgram({
  ...baseline.program,
  providers: [
    aws({ environment: production, regions, accounts: [account("111111111111")] }),
    aws({ environment: staging, regions, accounts: [account("222222222222")] }),
    github({ organization: "acme" }),
    auditLog({
      name: "sign-in",
      environment: production,
      ...readLog(process.env),
      expects: ["login", "logout", "mfa-verified", "mfa-demanded"],
      lookBack: days(91),
    }),
    source({
      name: "sign-in",
      directory: join(import.meta.dirname, "service"),
      privileged: ["/admin"],
      authentication: {
        login: ["POST /login"],
        logout: ["POST /logout"],
        "mfa-verified": ["POST /mfa"],
        "password-changed": ["POST /password"],
        "account-unlocked": ["POST /admin/accounts/:id/unlock"],
      },
    }),
    evidence({ directory: join(import.meta.dirname, "evidence") }),
  ],
  controls: [...baseline.program.controls, productionLogged],
  accessReviews: [accounts],
  roles: [cto, platform, people],
  system,
  audit: { firm: "Ribeiro & Partners, CPA", contact: "soc@ribeiro.example", type: 2 },
  settings,
  waivers,
});
