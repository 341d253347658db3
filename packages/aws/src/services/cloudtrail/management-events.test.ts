import { expect, test } from "vitest";
import { recordsAllManagementEvents } from "./management-events.ts";

const everything = { ReadWriteType: "All", IncludeManagementEvents: true } as const;
const management = { Field: "eventCategory", Equals: ["Management"] };
const kms = "kms.amazonaws.com";
const advanced = (...all: readonly (readonly object[])[]) => ({
  AdvancedEventSelectors: all.map((fields) => ({ FieldSelectors: [management, ...fields] as never })),
});
const not = (...sources: string[]) => ({ Field: "eventSource", NotEquals: sources });
const readOnly = (...values: string[]) => ({ Field: "readOnly", Equals: values });

type Answer = Parameters<typeof recordsAllManagementEvents>[0];
const $metadata = {};
test.each<[string, Omit<Answer, "$metadata">, boolean]>([
  ["the default selector", { EventSelectors: [everything] }, true],
  [
    "one of several",
    { EventSelectors: [{ ...everything, IncludeManagementEvents: false }, everything] },
    true,
  ],
  [
    "an empty list of excluded sources",
    { EventSelectors: [{ ...everything, ExcludeManagementEventSources: [] }] },
    true,
  ],
  [
    "a selector without KMS",
    { EventSelectors: [{ ...everything, ExcludeManagementEventSources: ["kms.amazonaws.com"] }] },
    false,
  ],
  ["reads only", { EventSelectors: [{ ...everything, ReadWriteType: "ReadOnly" }] }, false],
  ["data only", { EventSelectors: [{ ...everything, IncludeManagementEvents: false }] }, false],
  ["an unset flag", { EventSelectors: [{ ReadWriteType: "All" }] }, false],
  ["no selector at all", { EventSelectors: [] }, false],
  ["an advanced selector", { AdvancedEventSelectors: [{ FieldSelectors: [management] }] }, true],
  [
    "an advanced selector beside one of data",
    {
      EventSelectors: [],
      AdvancedEventSelectors: [
        { FieldSelectors: [{ Field: "eventCategory", Equals: ["Data"] }] },
        { FieldSelectors: [management] },
      ],
    },
    true,
  ],
  [
    "an advanced selector of writes",
    { AdvancedEventSelectors: [{ FieldSelectors: [management, { Field: "readOnly", Equals: ["false"] }] }] },
    false,
  ],
  [
    "an advanced selector without KMS",
    {
      AdvancedEventSelectors: [
        { FieldSelectors: [management, { Field: "eventSource", NotEquals: ["kms.amazonaws.com"] }] },
      ],
    },
    false,
  ],
  [
    "an advanced selector of another field",
    { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventName", Equals: ["Management"] }] }] },
    false,
  ],
  [
    "reads in one selector and writes in another",
    {
      EventSelectors: [
        { ...everything, ReadWriteType: "ReadOnly" },
        { ...everything, ReadWriteType: "WriteOnly" },
      ],
    },
    true,
  ],
  [
    "reads of everything and writes without KMS",
    {
      EventSelectors: [
        { ...everything, ReadWriteType: "ReadOnly" },
        { ...everything, ReadWriteType: "WriteOnly", ExcludeManagementEventSources: [kms] },
      ],
    },
    false,
  ],
  ["the same with advanced selectors", advanced([readOnly("true")], [readOnly("false")]), true],
  ["reads and writes named in one selector", advanced([readOnly("true", "false")]), true],
  ["exclusions that others take up", advanced([not(kms)], [not("rdsdata.amazonaws.com")]), true],
  ["the same source left out twice", advanced([not(kms)], [not(kms, "rdsdata.amazonaws.com")]), false],
  [
    "an exclusion that is taken up for reads only",
    advanced([not(kms)], [not("rdsdata.amazonaws.com"), readOnly("true")]),
    false,
  ],
  [
    "a source that is left out and taken by itself",
    advanced([not(kms)], [{ Field: "eventSource", Equals: [kms] }]),
    true,
  ],
  ["one source only", advanced([{ Field: "eventSource", Equals: [kms] }]), false],
  ["a narrowing that is not weighed", advanced([{ Field: "eventName", NotEquals: ["Decrypt"] }]), false],
  ["sources by their beginning", advanced([{ Field: "eventSource", NotStartsWith: ["kms"] }]), false],
  [
    "two operators in one field",
    advanced([{ Field: "readOnly", Equals: ["true"], NotEquals: ["true"] }]),
    false,
  ],
  [
    "a selector of two categories",
    {
      AdvancedEventSelectors: [
        { FieldSelectors: [{ Field: "eventCategory", Equals: ["Management", "Data"] }] },
      ],
    },
    false,
  ],
])("all management events of %s: %j", (_, answer, expected) => {
  expect(recordsAllManagementEvents({ ...answer, $metadata })).toBe(expected);
});
