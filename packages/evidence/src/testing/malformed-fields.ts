import type { Malformed } from "./malformed-case.ts";

const DAY = "on: 2026-03-10\n";

/** What is YAML, and says what no record says. */
export const malformedFields: readonly Malformed[] = [
  {
    name: "a key twice",
    yaml: `${DAY}on: 2026-03-11\n`,
    faults: ["3 on: stands here a second time; keep one of them"],
  },
  {
    name: "a key twice by number",
    yaml: `${DAY}notes: { 1: a, "1": b }\n`,
    faults: ["3 notes.1: stands here a second time; keep one of them"],
  },
  {
    name: "a key that is a list",
    yaml: `${DAY}? [a]\n: 1\n`,
    faults: ["3 -: has a key that is no text; give the value a name"],
  },
  {
    name: "__proto__ as a field",
    yaml: `${DAY}__proto__: { minutes: 1 }\n`,
    faults: ['3 "__proto__": is a name that no field has; give it another'],
  },
  {
    name: "__proto__ deeper",
    yaml: `${DAY}notes: { __proto__: 1 }\n`,
    faults: ['3 notes."__proto__": is a name that no field has; give it another'],
  },
  {
    name: "constructor as a field",
    yaml: `${DAY}constructor: 1\n`,
    faults: ["3 constructor: is no field of the kind restore-test; remove it, or correct its name"],
  },
  {
    name: "unknown fields",
    yaml: `${DAY}reviewdBy: ana\nsecret: "yes"\n`,
    faults: [
      "3 reviewdBy: is no field of the kind restore-test; remove it, or correct its name",
      "4 secret: is no field of the kind restore-test; remove it, or correct its name",
    ],
  },
  {
    name: "many unknown fields",
    yaml: DAY + Array.from({ length: 500 }, (_, i) => `f${i}: 1\n`).join(""),
    faults: [
      ...Array.from(
        { length: 20 },
        (_, i) => `${i + 3} f${i}: is no field of the kind restore-test; remove it, or correct its name`,
      ),
      "23 -: has 480 more faults; mend these first",
    ],
  },
  {
    name: "an impossible date",
    yaml: `on: 2026-02-30\n`,
    faults: ['2 on: is "2026-02-30", which is not a calendar day; write it as YYYY-MM-DD'],
  },
  {
    name: "a day with a time",
    yaml: `on: 2026-03-10T00:00:00Z\n`,
    faults: ['2 on: is "2026-03-10T00:00:00Z", which is not a calendar day; write it as YYYY-MM-DD'],
  },
  {
    name: "a day that is a number",
    yaml: `on: 20260310\n`,
    faults: ['2 on: is "20260310", which is not a calendar day; write it as YYYY-MM-DD'],
  },
  {
    name: "a day that is a list",
    yaml: `on: [2026-03-10]\n`,
    faults: ["2 on: is a list, which is not a calendar day; write it as YYYY-MM-DD"],
  },
  {
    name: "a day that is empty",
    yaml: `on:\n`,
    faults: ["2 on: is empty, which is not a calendar day; write it as YYYY-MM-DD"],
  },
  {
    name: "to before from",
    yaml: `from: 2026-03-10\nto: 2026-03-09\n`,
    faults: ["3 to: is before from; correct one of them"],
  },
  {
    name: "from alone",
    yaml: `from: 2026-03-10\n`,
    faults: ["2 from: has no to beside it; write the last day that is covered"],
  },
  {
    name: "to alone",
    yaml: `to: 2026-03-10\n`,
    faults: ["2 to: has no from beside it; write the first day that is covered"],
  },
  {
    name: "on and from",
    yaml: `on: 2026-03-10\nfrom: 2026-03-10\nto: 2026-03-11\n`,
    faults: ["3 from: stands beside on; keep on for a single day, or from and to for several"],
  },
  { name: "no day", yaml: `minutes: 4\n`, faults: ["1 -: says no day; write on, or from and to, or people"] },
  {
    name: "wrong types",
    yaml: `${DAY}submittedBy: true\nreviewedBy: [ana]\nfor: {}\nsupersedes: ""\nnone: ~\n`,
    faults: [
      "3 submittedBy: is true or false, which is no id of a person; use letters, digits and single hyphens",
      "4 reviewedBy: is a list, which is no id of a person; use letters, digits and single hyphens",
      "5 for: is a map, which is no text; write what it should say, or leave the field out",
      '6 supersedes: is "", which is no text; write what it should say, or leave the field out',
      "7 none: is empty, which is no text; write what it should say, or leave the field out",
    ],
  },
  {
    name: "a person that is no id",
    yaml: `${DAY}submittedBy: "Ana Silva\\n"\n`,
    faults: [
      '3 submittedBy: is "Ana Silva\\n", which is no id of a person; use letters, digits and single hyphens',
    ],
  },
  {
    name: "people that are no list",
    yaml: `people:\n  - p1\n`,
    faults: ["2 people: is a list, which is no map; write each entry as a name, a colon and its value"],
  },
  { name: "nobody", yaml: `people: {}\n`, faults: ["2 people: is empty; add to it, or leave the field out"] },
  {
    name: "people with bad ids and days",
    yaml: `people:\n  p1: 2026-03-10\n  "p 2": 2026-03-10\n  p3: 2026-02-30\n  p1: 2026-03-11\n  __proto__: 2026-03-10\n`,
    faults: [
      '4 people."p 2": has a name that is no id of a person; use letters, digits and single hyphens',
      '5 people.p3: is "2026-02-30", which is not a calendar day; write it as YYYY-MM-DD',
      "6 people.p1: stands here a second time; keep one of them",
      '7 people."__proto__": is a name that no field has; give it another',
    ],
  },
  {
    name: "policies",
    yaml: `${DAY}policies:\n  access: abc\n  "a/b": ${"a".repeat(64)}\n`,
    faults: [
      '4 policies.access: is "abc", which is no SHA-256; write its 64 hex digits',
      '5 policies."a/b": has a name that is no id of a policy; use letters, digits and single hyphens',
    ],
  },
  {
    name: "policies that are a text",
    yaml: `${DAY}policies: access\n`,
    faults: ["3 policies: is a text, which is no map; write each entry as a name, a colon and its value"],
  },
  {
    name: "files that are no list",
    yaml: `${DAY}files: { name: a }\n`,
    faults: ["3 files: is a map, which is no list; write each file as - name, sha256 and at"],
  },
  {
    name: "bad files",
    yaml: `${DAY}files:\n  - name: a\n  - sha256: ${"g".repeat(64)}\n  - b.pdf\n  - sha256: ${"a".repeat(63)}\n    size: 4\n`,
    faults: [
      "4 files[0].sha256: is missing; write the file's SHA-256",
      '5 files[1].sha256: is "gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg", which is no SHA-256; write its 64 hex digits',
      "6 files[2]: is a text, which is no file; write its name, sha256 and at",
      '7 files[3].sha256: is "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", which is no SHA-256; write its 64 hex digits',
      "8 files[3].size: is no field of a file; write its name, sha256 and at",
    ],
  },
  {
    name: "a schema error",
    yaml: `${DAY}minutes: many\nresult: perfect\n`,
    faults: [
      "3 minutes: does not fit its kind: Invalid input: expected number, received string",
      '4 result: does not fit its kind: Invalid option: expected one of "met"|"missed"',
    ],
  },
  {
    name: "schema errors deeper",
    yaml: `${DAY}steps:\n  - what: x\n    who: y\n  - by: z\n`,
    faults: [
      "5 steps[0].who: is no field here; remove it, or correct its name",
      "6 steps[1].what: is missing: Invalid input: expected string, received undefined",
    ],
  },
  {
    name: "numbers that JSON has not",
    yaml: `${DAY}minutes: .inf\nnotes: 12345678901234567890\n`,
    faults: [
      "3 minutes: is a number that cannot be kept as it is; put it in quotes",
      "4 notes: is a number that cannot be kept as it is; put it in quotes",
    ],
  },
  {
    name: "half a character",
    yaml: `${DAY}notes: "\\ud800"\n`,
    faults: ["3 notes: holds half a character; write it whole"],
  },
  {
    name: "a CSV that is not there",
    yaml: `people: none.csv\n`,
    faults: ['2 people: names "none.csv", which is not there; add it'],
  },
  {
    name: "a CSV that a backslash leads away from",
    yaml: `people: "..\\\\people.csv"\n`,
    faults: [
      '2 people: is "..\\\\people.csv", which is neither a map of person to day nor the name of a CSV beside the record; write one of them, such as people.csv',
    ],
  },
  {
    name: "a CSV by a name with a line break",
    yaml: `people: "a\\nb.csv"\n`,
    faults: [
      '2 people: is "a\\nb.csv", which is neither a map of person to day nor the name of a CSV beside the record; write one of them, such as people.csv',
    ],
  },
  {
    name: "a CSV in a folder",
    yaml: `people: lists/people.csv\n`,
    faults: [
      '2 people: is "lists/people.csv", which is neither a map of person to day nor the name of a CSV beside the record; write one of them, such as people.csv',
    ],
  },
  {
    name: "a CSV above",
    yaml: `people: ../people.csv\n`,
    faults: [
      '2 people: is "../people.csv", which is neither a map of person to day nor the name of a CSV beside the record; write one of them, such as people.csv',
    ],
  },
  {
    name: "a CSV at an absolute path",
    yaml: `people: /etc/people.csv\n`,
    faults: [
      '2 people: is "/etc/people.csv", which is neither a map of person to day nor the name of a CSV beside the record; write one of them, such as people.csv',
    ],
  },
  {
    name: "a hidden CSV",
    yaml: `people: .people.csv\n`,
    faults: [
      '2 people: is ".people.csv", which is neither a map of person to day nor the name of a CSV beside the record; write one of them, such as people.csv',
    ],
  },
  {
    name: "a window that is a list",
    yaml: `${DAY}for: [2026-Q1]\n`,
    faults: ["3 for: is a list, which is no text; write what it should say, or leave the field out"],
  },
  {
    name: "a digest that is empty",
    yaml: `${DAY}files:\n  - sha256:\n`,
    faults: ["4 files[0].sha256: is empty, which is no SHA-256; write its 64 hex digits"],
  },
  {
    name: "prototype names everywhere",
    yaml: `${DAY}hasOwnProperty: 1\npolicies:\n  toString: no\n  __proto__: x\nfiles:\n  - constructor: 1\n    __proto__: 2\n`,
    faults: [
      "3 hasOwnProperty: is no field of the kind restore-test; remove it, or correct its name",
      '5 policies.toString: is "no", which is no SHA-256; write its 64 hex digits',
      '6 policies."__proto__": is a name that no field has; give it another',
      "8 files[0].constructor: is no field of a file; write its name, sha256 and at",
      "8 files[0].sha256: is missing; write the file's SHA-256",
      '9 files[0]."__proto__": is a name that no field has; give it another',
    ],
  },
  {
    name: "a name that a terminal obeys",
    yaml: `${DAY}reviewedBy: "\\e]0;owned\\a::error::\\u2028"\n`,
    faults: [
      '3 reviewedBy: is "\\u001b]0;owned\\u0007::error::\\u{2028}", which is no id of a person; use letters, digits and single hyphens',
    ],
  },
  {
    name: "a text as people",
    yaml: `people: everybody\n`,
    faults: [
      '2 people: is "everybody", which is neither a map of person to day nor the name of a CSV beside the record; write one of them, such as people.csv',
    ],
  },
];
