import fc from "fast-check";
import { expect, test } from "vitest";
import { alternativesOf, covers } from "./covers.ts";
import { type Condition, type Expression, parsePattern } from "./filter-pattern.ts";

/** An oracle that knows nothing of coverage: it makes events and asks an expression about each of them. */
type Event = Readonly<Record<string, string | undefined>>;

const glob = (pattern: string, text: string) =>
  new RegExp(
    `^${pattern
      .split("*")
      .map((part) => part.replace(/[.?]/g, "\\$&"))
      .join(".*")}$`,
  ).test(text);

function meetsOne({ field, operator, value }: Condition, event: Event): boolean {
  const said = event[field];
  if (operator === "EXISTS") return said !== undefined;
  if (operator === "NOT EXISTS") return said === undefined;
  if (said === undefined) return operator === "!=" && absentDiffers;
  return operator === "=" ? glob(value, said) : !glob(value, said);
}
/** AWS does not say whether a field that is not there differs from a value: both readings are tried. */
let absentDiffers = true;

function meets(expression: Expression, event: Event): boolean {
  if (expression.kind === "condition") return meetsOne(expression, event);
  const { kind, parts } = expression;
  return kind === "and" ? parts.every((one) => meets(one, event)) : parts.some((one) => meets(one, event));
}

const field = fc.constantFrom("$.a", "$.b");
const value = fc.constantFrom("x", "y", "xy", "x*", "*y", "x*y", "*", "x?");
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field, operator: fc.constantFrom("=", "!="), value }),
  fc.record({ field, operator: fc.constantFrom("EXISTS", "NOT EXISTS"), value: fc.constant("") }),
);
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    condition.map((one) => ({ kind: "condition" as const, ...one })),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      parts: fc.array(tie("expression"), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));
const said = fc.constantFrom(undefined, "x", "y", "xy", "xzy", "x?", "", "z");
const event = fc.record({ "$.a": said, "$.b": said });

/** Written with or without quotes, spaces and parentheses that change nothing. */
function written(one: Expression, style: number, depth = 0): string {
  const space = style % 2 === 0 ? " " : "";
  if (one.kind === "condition") {
    const compared = style % 3 === 0 ? one.value : `"${one.value}"`;
    const text = /EXISTS/.test(one.operator)
      ? `${one.field} ${one.operator}`
      : `${one.field}${space}${one.operator}${space}${compared}`;
    return style % 5 === 0 ? `((${text}))` : `(${text})`;
  }
  const sign = one.kind === "and" ? `${space}&&${space}` : `${space}||${space}`;
  return `(${one.parts.map((part) => written(part, style, depth + 1)).join(sign)})`;
}

test("what is written is read with the same meaning, however it is written", () => {
  const run = (one: Expression, style: number, given: Event) => {
    const read = parsePattern(`{${written(one, style)}}`);
    if (read === undefined) throw new Error("It was not understood.");
    expect(meets(read, given)).toBe(meets(one, given));
  };
  fc.assert(fc.property(expression, fc.nat(29), event, run), { numRuns: 2000 });
});

test("an event meets an expression when it meets all conditions of one of its alternatives", () => {
  fc.assert(
    fc.property(expression, event, (one, given) => {
      const some = alternativesOf(one).some((all) => all.every((each) => meetsOne(each, given)));
      expect(some).toBe(meets(one, given));
    }),
    { numRuns: 2000 },
  );
});

test("whatever is called covered is met by every event that meets what is given", () => {
  fc.assert(
    fc.property(
      expression,
      fc.array(condition, { minLength: 1, maxLength: 4 }),
      event,
      fc.boolean(),
      (one, all, given, differs) => {
        absentDiffers = differs;
        fc.pre(covers(one, all) && all.every((each) => meetsOne(each, given)));
        expect(meets(one, given)).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

test("an expression covers each of its own alternatives", () => {
  fc.assert(
    fc.property(expression, (one) => alternativesOf(one).every((all) => covers(one, all))),
    { numRuns: 1000 },
  );
});
