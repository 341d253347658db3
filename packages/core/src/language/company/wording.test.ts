import { describe, expect, test } from "vitest";
import {
  anyOf,
  atLeast,
  atMost,
  attested,
  type Control,
  count,
  days,
  defineControl,
  defineParameter,
  exercise,
  months,
  says,
  type Wording,
  years,
} from "../../index.ts";
import { controlText, parameterText, validateProgram } from "../../run/index.ts";
import {
  production,
  rotation,
  rotationPeriod,
  staging,
  vaultKeyRotation,
  vaultProgram,
} from "../../vault.fixture.ts";
import { told } from "../told.fixture.ts";
import { problemsOf } from "../validate/validate.fixture.ts";
import type { AnyParameter, Setting } from "../values/parameter.ts";

const interval = defineParameter("restore-interval", atMost(months(3)));
const copies = defineParameter("copies", atLeast(count(2)));

function controlOf(statement: string | Wording, change: object = {}): Control {
  return defineControl({
    ...rotation,
    id: "restore",
    statement,
    checks: [],
    evidence: [exercise("restore-test", { every: interval })],
    ...change,
  });
}
const text = (statement: string | Wording, settings: readonly Setting[] = []) =>
  controlText(controlOf(statement), settings);

describe("a control's sentence", () => {
  const sentence = says`Every ${interval} the platform lead restores production.`;

  test("is as it was written where it shows nothing", () => {
    expect(text("The vault rotates every key.")).toBe("The vault rotates every key.");
    expect(text(says`The vault rotates every key.`)).toBe("The vault rotates every key.");
  });

  test("shows a parameter's own value, or what the program sets", () => {
    expect(text(sentence)).toBe("Every 3 months the platform lead restores production.");
    expect(text(sentence, [interval.to({ months: 1 })])).toBe(
      "Every 1 month the platform lead restores production.",
    );
    expect(text(sentence, [rotationPeriod.to({ days: 9 })])).toBe(text(sentence));
  });

  test("names the environments that differ, and no other", () => {
    const settings = [interval.to({ months: 2 }).in(production), interval.to({ months: 3 }).in(staging)];
    expect(text(sentence, settings)).toBe(
      "Every 3 months (2 months in production) the platform lead restores production.",
    );
    const both = [...settings, interval.to({ months: 6 })];
    expect(text(sentence, both)).toBe(
      "Every 6 months (2 months in production, 3 months in staging) the platform lead restores production.",
    );
    expect(parameterText(interval, both)).toBe("6 months (2 months in production, 3 months in staging)");
  });

  test("shows a parameter wherever it stands, as often as it stands", () => {
    expect(text(says`${copies}, ${interval}, ${copies}`)).toBe("2, 3 months, 2");
    expect(text(says`${interval}`)).toBe("3 months");
  });

  test("may be broken over lines as the code around it is", () => {
    const broken = says`
      Every ${interval}
        the platform lead	restores
      production.
    `;
    expect(text(broken)).toBe("Every 3 months the platform lead restores production.");
    expect(broken).toEqual(sentence);
  });

  test("keeps its pieces: text and parameters, frozen to the bottom", () => {
    expect(sentence).toEqual({
      kind: "wording",
      text: ["Every ", interval, " the platform lead restores production."],
    });
    expect([sentence, sentence.text].map(Object.isFrozen)).toEqual([true, true]);
    expect(says`${interval}`.text).toEqual([interval]);
  });

  test.each<[string, () => Wording]>([
    ["30 days", () => says`Within 30 days of ${interval}.`],
    ["thirty-day", () => says`A thirty-day window.`],
    ["2 approvals", () => says`Every change has 2 approvals.`],
    ["95 %", () => says`At least 95 % of ${copies}.`],
    ["TLS 1.2", () => says`${copies} over TLS 1.2 alone.`],
    [
      "three months",
      () => says`After ${interval}, three
      months later.`,
    ],
  ])("does not write an amount out: %s", (amount, make) => {
    expect(told(make)).toBe(
      `wording says "${amount}", and nothing is held to it. Name it with defineParameter, show the parameter in its place, and bind it in a check with .with({ ... }) or in evidence with parameters: [...]; or leave the amount out.`,
    );
  });

  test.each<[string, unknown]>([
    ["undefined, not a parameter", undefined],
    ["a number, not a parameter", 3],
    ["a control, not a parameter", rotation],
  ])("shows nothing else: %s", (what, value) => {
    expect(told(() => says`Every ${value as AnyParameter} it is done.`)).toContain(
      `wording: parameters[0] is ${what}.`,
    );
  });
});

describe("a parameter that a control says", () => {
  const sentence = says`Every ${interval} the platform lead restores production.`;
  const problems = (control: Control) => problemsOf({ controls: [rotation, control] });
  const unread = [
    "parameter-not-enforced | control restore | It shows restore-interval, and neither its checks nor its evidence read that parameter.",
  ];

  test("is read by its evidence, or by a check of it", () => {
    expect(problems(controlOf(sentence))).toEqual([]);
    const list = attested("list", { every: years(1), parameters: [interval] });
    expect(problems(controlOf(sentence, { evidence: [list] }))).toEqual([]);
    const turned = says`The vault rotates every key every ${rotationPeriod}.`;
    const checks = [vaultKeyRotation.with({ period: rotationPeriod })];
    expect(problems(controlOf(turned, { checks, evidence: [] }))).toEqual([]);
  });

  test("is read by one of alternatives as well", () => {
    const list = attested("list", { every: interval });
    const checks = [anyOf(vaultKeyRotation, list)];
    expect(problems(controlOf(sentence, { checks, evidence: [] }))).toEqual([]);
  });

  test("is a problem where nothing in it does, told once however often it stands", () => {
    const plain = [exercise("restore-test", { every: months(3) })];
    expect(problems(controlOf(sentence, { evidence: plain }))).toEqual(unread);
    const twice = says`Every ${interval}, and again after ${interval}.`;
    expect(problems(controlOf(twice, { evidence: plain }))).toEqual(unread);
    const unbound = controlOf(sentence, { checks: [vaultKeyRotation], evidence: [] });
    expect(problems(unbound)).toEqual(unread);
  });

  test("is not read for it by another control, nor by another parameter of the same value", () => {
    const other = controlOf("It is done.", {
      id: "other",
      evidence: [exercise("other-test", { every: interval })],
    });
    const same = defineParameter("other-interval", atMost(months(3)));
    const control = controlOf(sentence, { evidence: [exercise("restore-test", { every: same })] });
    expect(problemsOf({ controls: [rotation, control, other] })).toEqual(unread);
  });

  test("is each told by its name, in the order in which they stand", () => {
    const period = defineParameter("keep-for", atLeast(days(90)));
    const both = says`${period} and ${interval} and ${copies}.`;
    expect(problems(controlOf(both)).map((line) => line.split(" | ")[2]?.split(",")[0])).toEqual([
      "It shows keep-for",
      "It shows copies",
    ]);
  });

  test("is told what to do about it", () => {
    const plain = controlOf(sentence, { evidence: [exercise("restore-test", { every: months(3) })] });
    expect(validateProgram(vaultProgram({ controls: [rotation, plain] }))).toMatchObject([
      {
        next: "Bind it in one of them: check.with({ ... }), or attested(..., { parameters: [...] }).",
      },
    ]);
  });
});
