import type { Program } from "@bylaw/core";
import {
  type AnyParameter,
  controlText,
  digestsOf,
  linksOf,
  shownParameters,
  statementText,
} from "@bylaw/core/run";
import { describe, expect, test } from "vitest";
import { choices, connected, programWith } from "./baseline.fixture.ts";

const program: Program = { ...programWith({ ...connected, categories: choices.at(-1) ?? [] }), settings: [] };
const parameters = linksOf(program).parameters as readonly (AnyParameter & { to(amount: never): never })[];

const OTHER: Readonly<Record<string, unknown>> = { tls: { tls: "1.3" }, names: { names: ["another"] } };

/** The parameter set to something else than its own limit. */
function another(parameter: (typeof parameters)[number]): Program {
  const { unit, amount } = parameter.default.value;
  const setting = parameter.to((OTHER[unit] ?? { [unit]: Number(amount) + 1 }) as never);
  return { ...program, settings: [setting] };
}

describe.each(parameters.map((one) => [one.id, one] as const))("parameter %s", (id, parameter) => {
  const homes = program.policies.filter(({ statements }) =>
    statements.some((one) => shownParameters(one).some((shown) => shown.id === id)),
  );

  test("belongs to one policy", () => {
    expect(homes.length, homes.map((one) => one.id).join(", ")).toBe(1);
  });

  test("changes the sentences that show it and no other, and voids what was signed of its policy alone", async () => {
    const after = another(parameter);
    const changed = program.policies.flatMap(({ statements }) =>
      statements.filter((one) => statementText(one, []) !== statementText(one, after.settings)),
    );
    const showing = linksOf(program).statements.filter((one) =>
      shownParameters(one).some((shown) => shown.id === id),
    );
    expect(changed.map((one) => one.id)).toEqual(showing.map((one) => one.id));
    const [was, is] = [await digestsOf(program), await digestsOf(after)];
    const voided = program.policies.filter((policy) => was.get(policy.id) !== is.get(policy.id));
    expect(voided.map((one) => one.id)).toEqual(homes.map((one) => one.id));
  });
});

test("every sentence reads well where a number is set to one", () => {
  const settings = parameters
    .filter(({ default: { value } }) => typeof value.amount === "number")
    .map((one) => one.to({ [one.default.value.unit]: 1 } as never));
  const said = [
    ...program.policies.flatMap(({ statements }) => statements.map((one) => statementText(one, settings))),
    ...program.controls.map((one) => controlText(one, settings)),
  ];
  expect(said.filter((text) => /\b1 (?:[a-z]+s|people|others)\b/.test(text))).toEqual([]);
  expect(said.filter((text) => text.includes("at least 1 of them")).length).toBeGreaterThan(3);
});

/** Names that have a digit and are no amount. */
const EXEMPT = ["AES-256", "RFC 2119", "SHA-256"];

test("no sentence holds a number that is neither a parameter nor a name", () => {
  const pieces = program.policies.flatMap(({ statements }) =>
    statements.flatMap(({ id, text }) =>
      text.filter((piece) => typeof piece === "string").map((piece) => `${id}: ${piece}`),
    ),
  );
  const bare = pieces.filter((piece) => {
    const [, ...said] = piece.split(": ");
    return /\d/.test(EXEMPT.reduce((text, name) => text.replaceAll(name, ""), said.join(": ")));
  });
  expect(bare).toEqual([]);
});
