import { levelOf } from "@bylaw/core/run";
import { describe, expect, test } from "vitest";
import { changeControls, encryptionControls, owner, program } from "../ready-made.fixture.ts";
import { interceptedTraffic } from "./encryption.ts";

const rated = ({ inherent, residual }: (typeof program.risks)[number]) =>
  [inherent, residual].map((rating) => levelOf(rating, program.riskMatrix)).join(" to ");

describe("the ready-made risks", () => {
  test("S4: RISK-001 is the guide's: medium likelihood, high impact, residual low", () => {
    const [first] = program.risks;
    expect(first).toMatchObject({
      id: "RISK-001",
      title: "Unauthorized database access",
      inherent: { likelihood: "medium", impact: "high" },
    });
    expect(first && rated(first)).toBe("high to low");
  });

  test("are rated by the program's matrix, and each is lower with its controls than without", () => {
    expect(program.risks.map((one) => `${one.id} ${rated(one)}`)).toEqual([
      "RISK-001 high to low",
      "RISK-002 high to low",
      "RISK-003 medium to low",
      "RISK-004 high to low",
      "RISK-005 high to low",
    ]);
  });

  test("say a cause, an event and a consequence, one sentence each", () => {
    expect(program.risks.map(({ statement }) => statement)).toEqual([
      "A stolen or shared credential opens a database, and customer data is read or changed.",
      "A key that leaked long ago decrypts what is encrypted today, because nobody replaced it.",
      "A client connects without encryption or under a broken version of it, and the traffic is read.",
      "One person merges a faulty or malicious change that nobody else has approved, and it is deployed.",
      "A pipeline runs code that nobody had to review, and that code acts in the cloud accounts with the pipeline's rights.",
    ]);
  });

  test("take owner, day and controls from the company", () => {
    const controls = [encryptionControls.dataInTransit, changeControls.noBypass] as const;
    const risk = interceptedTraffic({ owner, reviewBy: "2026-06-30", controls });
    expect(risk).toMatchObject({ id: "RISK-003", owner, reviewBy: "2026-06-30", treatment: "mitigate" });
    expect(risk.controls.map(({ id }) => id)).toEqual(["data-in-transit-encrypted", "no-bypass"]);
  });
});
