// What a company writes, with the packages as npm gives them. `install.test.ts` compiles and runs it.
import { aws, kmsKeyRotation } from "@bylaw/aws";
import {
  atMost,
  days,
  defineControl,
  defineEnvironment,
  defineParameter,
  definePerson,
  definePolicy,
  defineProgram,
  must,
  soc2,
} from "@bylaw/core";
import { systemTools } from "@bylaw/core/node";
import { validateProgram } from "@bylaw/core/run";
import { listingOf } from "@bylaw/core/testing";

const production = defineEnvironment("production");
const cto = definePerson({ id: "cto", name: "Casey Cole" });
const rotationPeriod = defineParameter("key-rotation-period", atMost(days(365)));

export const keyRotation = defineControl({
  id: "key-rotation",
  title: "Encryption keys are set to rotate",
  statement: "AWS KMS is set to rotate every enabled customer-managed key that it can rotate.",
  satisfies: [soc2("CC6.1")],
  owner: cto,
  frequency: "continuous",
  checks: [kmsKeyRotation.with({ period: rotationPeriod })],
});

export const encryption = definePolicy({
  id: "encryption",
  title: "Encryption Policy",
  owner: cto,
  effective: "2026-01-01",
  review: "annual",
  statements: [
    must("ENC-4")`
      Set every encryption key of our own that can rotate by itself to do so at least every ${rotationPeriod}.
    `.by(keyRotation),
  ],
});

export const program = defineProgram({
  organization: { name: "Acme, Inc." },
  framework: soc2.scope({ categories: [] }),
  providers: [aws({ environment: production, regions: ["eu-west-1"] })],
  policies: [encryption],
  controls: [keyRotation],
  settings: [rotationPeriod.to({ days: 180 }), rotationPeriod.to({ days: 90 }).in(production)],
});

const problems = validateProgram(program);
if (typeof listingOf !== "function" || systemTools === undefined) throw new Error("a subpath is empty");
console.log(problems.length === 0 ? "valid" : JSON.stringify(problems, null, 2));
