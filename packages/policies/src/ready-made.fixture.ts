import { aws } from "@bylaw/aws";
import { type Control, definePerson, defineProgram, type Program, type Statement, soc2 } from "@bylaw/core";
import { github } from "@bylaw/github";
import { awsEncryptionControls } from "./aws/index.ts";
import { deploymentControl } from "./aws-github/index.ts";
import { githubChangeControls } from "./github/index.ts";
import {
  changeManagementPolicy,
  compromisedKey,
  encryptionPolicy,
  interceptedTraffic,
  pipelineTakeover,
  unauthorizedDatabaseAccess,
  unreviewedChange,
} from "./index.ts";

/** Everything that is ready-made, in one program. */
export const owner = definePerson({ id: "ana", name: "Ana" });
export const encryptionControls = awsEncryptionControls({ owner });
export const changeControls = {
  ...githubChangeControls({ owner }),
  deployment: deploymentControl({ owner }),
};
export const encryption = encryptionPolicy({ owner, effective: "2026-01-01", controls: encryptionControls });
export const changes = changeManagementPolicy({ owner, effective: "2026-01-01", controls: changeControls });
export const controls: readonly Control[] = [
  ...Object.values(encryptionControls),
  ...Object.values(changeControls),
];
export const statements: readonly Statement[] = [...encryption.statements, ...changes.statements];

const risk = { owner, reviewBy: "2026-12-31", controls: [encryptionControls.keyRotation] } as const;
const primary = new Set<string>(
  controls.flatMap(({ satisfies }) =>
    satisfies.filter((claim) => claim.relation === "primary").map((claim) => claim.criterion),
  ),
);

export const program: Program = defineProgram({
  organization: { name: "Test" },
  framework: soc2.scope({
    categories: ["security"],
    outOfScope: Object.fromEntries(
      soc2.criteria.filter(({ id }) => !primary.has(id)).map(({ id }) => [id, "Not here."]),
    ),
  }),
  providers: [aws({ regions: ["eu-west-1"] }), github({ organization: "acme", token: "none" })],
  policies: [encryption, changes],
  controls,
  risks: [
    unauthorizedDatabaseAccess(risk),
    compromisedKey(risk),
    interceptedTraffic(risk),
    unreviewedChange(risk),
    pipelineTakeover(risk),
  ],
});
