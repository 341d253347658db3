import { answerMismatch } from "@bylaw/core/provider";
import type { OutputOf } from "../../operations/index.ts";

export const selectorsOperation = "cloudtrail:GetEventSelectors";
export type SelectorsAnswer = OutputOf<typeof selectorsOperation>;
export type BasicSelector = NonNullable<SelectorsAnswer["EventSelectors"]>[number];
export type AdvancedSelector = NonNullable<SelectorsAnswer["AdvancedEventSelectors"]>[number];

/** The selectors of a trail: AWS gives basic ones or advanced ones. An answer with neither throws. */
export function selectorsOf({ EventSelectors: basic, AdvancedEventSelectors: advanced }: SelectorsAnswer): {
  readonly basic: readonly BasicSelector[];
  readonly advanced: readonly AdvancedSelector[];
} {
  if (basic === undefined && advanced === undefined) {
    throw answerMismatch(selectorsOperation, "answered without selectors");
  }
  return { basic: basic ?? [], advanced: advanced ?? [] };
}

/** Events of a kind that CloudTrail tells apart. */
export type EventKind = "read" | "write";

/** The kinds that a basic selector records. */
export function kindsOf({ ReadWriteType: type }: BasicSelector): readonly EventKind[] {
  const kinds = { All: ["read", "write"], ReadOnly: ["read"], WriteOnly: ["write"] } as const;
  return type === undefined || !Object.hasOwn(kinds, type) ? [] : kinds[type];
}

/** The kinds that an advanced selector records with these values of `readOnly`. */
export function kindsOfReadOnly(values: readonly string[]): readonly EventKind[] {
  return [
    ...(values.includes("true") ? ["read" as const] : []),
    ...(values.includes("false") ? ["write" as const] : []),
  ];
}

/** One field of an advanced selector, held by one operator. */
export interface FieldTest {
  readonly field: string | undefined;
  readonly operator: string;
  readonly values: readonly string[];
}

/** All that an event must meet for an advanced selector to record it. A field without an operator has the operator "". */
export function testsOf({ FieldSelectors: fields }: AdvancedSelector): readonly FieldTest[] {
  return (fields ?? []).flatMap(({ Field: field, ...operators }) => {
    const given = Object.entries(operators).filter(([, values]) => values !== undefined && values.length > 0);
    if (given.length === 0) return [{ field, operator: "", values: [] }];
    return given.map(([operator, values]) => ({ field, operator, values: values as readonly string[] }));
  });
}
