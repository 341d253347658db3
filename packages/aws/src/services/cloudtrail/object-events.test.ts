import { describe, expect, test } from "vitest";
import { objectSelectorsOf, recordsEveryObject } from "./object-events.ts";

const bucket = "arn:aws:s3:::acme-data";
const data = [
  { Field: "eventCategory", Equals: ["Data"] },
  { Field: "resources.type", Equals: ["AWS::S3::Object"] },
];
const advanced = (...all: readonly (readonly object[])[]) => ({
  AdvancedEventSelectors: all.map((fields) => ({ FieldSelectors: [...data, ...fields] as never })),
});
const basic = (ReadWriteType: string | undefined, ...Values: readonly string[]) => ({
  ReadWriteType: ReadWriteType as never,
  IncludeManagementEvents: false,
  DataResources: [{ Type: "AWS::S3::Object", Values: [...Values] }],
});
const basics = (...EventSelectors: readonly object[]) => ({ EventSelectors: EventSelectors as never });
const readOnly = (...values: string[]) => ({ Field: "readOnly", Equals: values });
const arn = (operator: string, ...values: string[]) => ({ Field: "resources.ARN", [operator]: values });

type Answer = Omit<Parameters<typeof objectSelectorsOf>[0], "$metadata">;
const cases: readonly (readonly [name: string, answer: Answer, expected: boolean])[] = [
  ["arn:aws:s3 is every object (API_DataResource)", basics(basic("All", "arn:aws:s3")), true],
  ["arn:aws:s3::: is too (ScoutSuite#1674)", basics(basic("All", "arn:aws:s3:::")), true],
  ["the bucket and a slash", basics(basic("All", `${bucket}/`)), true],
  ["another bucket", basics(basic("All", "arn:aws:s3:::acme-other/")), false],
  ["one prefix of the bucket", basics(basic("All", `${bucket}/invoices`)), false],
  ["a bucket without a slash begins no object's ARN for sure", basics(basic("All", bucket)), false],
  ["no values", basics(basic("All")), false],
  ["reads only", basics(basic("ReadOnly", "arn:aws:s3")), false],
  ["writes only", basics(basic("WriteOnly", "arn:aws:s3")), false],
  ["no word of which kind", basics(basic(undefined, "arn:aws:s3")), false],
  [
    "reads in one selector, writes in another",
    basics(basic("ReadOnly", "arn:aws:s3"), basic("WriteOnly", `${bucket}/`)),
    true,
  ],
  [
    "the last of several selectors records no data (ScoutSuite#1674)",
    basics(basic("All", "arn:aws:s3:::"), { ReadWriteType: "All", DataResources: [] }),
    true,
  ],
  [
    "functions and no objects",
    basics({
      ReadWriteType: "All",
      DataResources: [{ Type: "AWS::Lambda::Function", Values: ["arn:aws:lambda"] }],
    }),
    false,
  ],
  ["a selector without data resources", basics({ ReadWriteType: "All" }), false],
  ["an advanced selector of every object (prowler#1814)", advanced([]), true],
  ["reads and writes in two (prowler#1795)", advanced([readOnly("true")], [readOnly("false")]), true],
  ["advanced: reads only", advanced([readOnly("true")]), false],
  ["the bucket alone", advanced([arn("StartsWith", `${bucket}/`)]), true],
  ["buckets by the beginning of their name", advanced([arn("StartsWith", "arn:aws:s3:::acme-")]), true],
  ["buckets of another beginning", advanced([arn("StartsWith", "arn:aws:s3:::log-")]), false],
  ["a folder of the bucket", advanced([arn("StartsWith", `${bucket}/invoices/`)]), false],
  [
    "all but another bucket (terraform-provider-aws#28582)",
    advanced([arn("NotStartsWith", "arn:aws:s3:::logs/")]),
    true,
  ],
  ["all but this bucket", advanced([arn("NotStartsWith", `${bucket}/`)]), false],
  [
    "all but buckets that begin as this one does",
    advanced([arn("NotStartsWith", "arn:aws:s3:::acme")]),
    false,
  ],
  ["all but a folder of it", advanced([arn("NotStartsWith", `${bucket}/tmp/`)]), false],
  [
    "NotEquals with a bucket leaves nothing out (terraform-provider-aws#28582)",
    advanced([arn("NotEquals", `${bucket}/`)]),
    true,
  ],
  ["NotEquals with an object does", advanced([arn("NotEquals", `${bucket}/secret.txt`)]), false],
  ["an object alone", advanced([arn("Equals", `${bucket}/secret.txt`)]), false],
  [
    "buckets by their beginning, without one of them",
    advanced([
      {
        Field: "resources.ARN",
        StartsWith: ["arn:aws:s3:::acme-"],
        NotStartsWith: ["arn:aws:s3:::acme-logs"],
      },
    ]),
    true,
  ],
  ["by the end of the ARN", advanced([arn("EndsWith", ".csv")]), false],
  [
    "patterns are no patterns (terraform-aws-control_tower_account_factory#513)",
    advanced([arn("NotEquals", "arn:aws:s3:::aws-aft-*")]),
    true,
  ],
  ["some events only", advanced([{ Field: "eventName", Equals: ["DeleteObject"] }]), false],
  ["a field without an operator", advanced([{ Field: "readOnly" }]), false],
  ["a field twice", advanced([readOnly("true"), readOnly("false")]), false],
  [
    "left out of one and in another",
    advanced([arn("NotStartsWith", `${bucket}/`)], [arn("StartsWith", `${bucket}/`)]),
    true,
  ],
  [
    "without the type",
    { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Data"] }] }] },
    false,
  ],
  [
    "access points are another type",
    {
      AdvancedEventSelectors: [
        {
          FieldSelectors: [
            { Field: "eventCategory", Equals: ["Data"] },
            { Field: "resources.type", Equals: ["AWS::S3::AccessPoint"] },
          ],
        },
      ],
    },
    false,
  ],
  [
    "management events alone",
    { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] }] },
    false,
  ],
  ["no selectors", { EventSelectors: [], AdvancedEventSelectors: [] }, false],
];

describe("every read and write of a bucket's objects", () => {
  test.each(cases)("%s", (_, answer, expected) => {
    const selectors = objectSelectorsOf({ ...answer, $metadata: {} });
    expect(recordsEveryObject(selectors, bucket)).toBe(expected);
  });
});

test("in China a bucket has another ARN", () => {
  const selectors = objectSelectorsOf({ ...basics(basic("All", "arn:aws-cn:s3:::")), $metadata: {} });
  expect(recordsEveryObject(selectors, "arn:aws-cn:s3:::acme-data")).toBe(true);
  expect(recordsEveryObject(selectors, bucket)).toBe(false);
});
