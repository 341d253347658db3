import type { Malformed } from "./malformed-case.ts";

const DAY = "on: 2026-03-10\n";
const long = "k".repeat(2000);

/** What is no text, no front matter, or no YAML that a record may have. */
export const malformedText: readonly Malformed[] = [
  {
    name: "empty",
    file: "",
    faults: ["1 -: does not begin with a line ---; put its fields between two such lines"],
  },
  {
    name: "no front matter",
    file: "# Restore test\n\nAll went well.\n",
    faults: ["1 -: does not begin with a line ---; put its fields between two such lines"],
  },
  {
    name: "a blank line first",
    file: "\n---\non: 2026-03-10\n---\n",
    faults: ["1 -: does not begin with a line ---; put its fields between two such lines"],
  },
  {
    name: "half-written",
    file: "---\non: 2026-03-10\nminutes: 4",
    faults: ["1 -: has no second line --- that ends its fields, so it may be half-written; add it"],
  },
  {
    name: "carriage returns alone",
    file: "---\ron: 2026-03-10\r---\r",
    faults: ["1 -: does not begin with a line ---; put its fields between two such lines"],
  },
  {
    name: "a NUL",
    file: "---\non: 2026-03-10\n---\nprose \0",
    faults: ["4 -: holds a NUL byte, so it is no text; save it as UTF-8"],
  },
  {
    name: "latin-1",
    file: Buffer.from("---\non: 2026-03-10\nnotes: caf\xe9\n---\n", "latin1"),
    faults: ["3 -: is not UTF-8; save it as UTF-8"],
  },
  {
    name: "UTF-16",
    file: Buffer.from("\ufeff---\non: 2026-03-10\n---\n", "utf16le"),
    faults: ["1 -: holds a NUL byte, so it is no text; save it as UTF-8"],
  },
  {
    name: "huge",
    file: `---\n${DAY}---\n${"x".repeat(256 * 1024)}`,
    faults: [
      "1 -: is larger than 256 KiB, and was not read; keep originals elsewhere, and name them in files",
    ],
  },
  {
    name: "no fields",
    yaml: "",
    faults: ["2 -: has no fields; write each as a name, a colon and its value"],
  },
  {
    name: "a comment alone",
    yaml: "# nothing\n",
    faults: ["2 -: has no fields; write each as a name, a colon and its value"],
  },
  {
    name: "a list",
    yaml: "- on: 2026-03-10\n",
    faults: ["2 -: has no fields; write each as a name, a colon and its value"],
  },
  {
    name: "a text",
    yaml: "on 2026-03-10\n",
    faults: ["2 -: has no fields; write each as a name, a colon and its value"],
  },
  {
    name: "bad YAML",
    yaml: `${DAY}notes: a: b\n`,
    faults: ["3 -: is not valid YAML: Nested mappings are not allowed in compact mappings"],
  },
  {
    name: "an open quote",
    yaml: `${DAY}notes: "open\n`,
    faults: ['4 -: is not valid YAML: Missing closing "quote'],
  },
  {
    name: "an open bracket",
    yaml: `${DAY}notes: [1, 2\n`,
    faults: [
      "4 -: is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
  },
  {
    name: "a stray bracket",
    yaml: `${DAY}notes: ]\n`,
    faults: ["3 -: is not valid YAML: a bracket closes that never opened"],
  },
  {
    name: "tabs",
    yaml: `${DAY}steps:\n\t- what: x\n`,
    faults: ["4 -: is not valid YAML: Tabs are not allowed as indentation"],
  },
  {
    name: "an escape that is none",
    yaml: `${DAY}notes: "\\q"\n`,
    faults: ["3 -: is not valid YAML: Invalid escape sequence \\q"],
  },
  {
    name: "a control character as a key",
    yaml: `${DAY}"a\\e[2Jb\\nc": 1\n`,
    faults: ['3 "a\\u001b[2Jb\\nc": is no field of the kind restore-test; remove it, or correct its name'],
  },
  {
    name: "an invisible key",
    yaml: `${DAY}"adm\\u202ein": 1\n`,
    faults: ['3 "adm\\u{202e}in": is no field of the kind restore-test; remove it, or correct its name'],
  },
  {
    name: "a very long key",
    yaml: `${DAY}${long}: 1\n`,
    faults: [
      "3 -: is not valid YAML: The : indicator must be at most 1024 chars after the start of an implicit block …",
    ],
  },
  {
    name: "a very long explicit key",
    yaml: `${DAY}? ${long}\n: 1\n`,
    faults: [`3 "${"k".repeat(80)}…": is no field of the kind restore-test; remove it, or correct its name`],
  },
  {
    name: "an alias bomb",
    yaml: `${DAY}a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n`,
    faults: ["3 -: has an anchor, which records do not have; write the value where it belongs"],
  },
  {
    name: "an alias",
    yaml: `${DAY}notes: *a\n`,
    faults: ["3 -: has an alias, which records do not have; write the value out"],
  },
  {
    name: "a merge key",
    yaml: `${DAY}notes:\n  <<: { on: 1 }\n`,
    faults: ["4 notes: has a merge key <<, which records do not have; write the fields out"],
  },
  {
    name: "a tag",
    yaml: `on: !!timestamp 2026-03-10\n`,
    faults: ["2 -: has a tag, which records do not have; write the value without it"],
  },
  {
    name: "a tag of code",
    yaml: `${DAY}notes: !!js/function "x"\n`,
    faults: ["3 -: has a tag, which records do not have; write the value without it"],
  },
  {
    name: "a directive",
    yaml: `%YAML 1.1\n`,
    faults: ["2 -: has a YAML directive, which records do not have; remove it"],
  },
  {
    name: "two documents",
    yaml: `${DAY}...\n${DAY}`,
    faults: ["3 -: holds the end of a YAML document; remove the line"],
  },
  {
    name: "a document on the fence",
    yaml: `--- {on: 2026-03-10}\n`,
    faults: ["2 -: holds more than one YAML document; keep one"],
  },
  {
    name: "deep lists",
    yaml: `${DAY}notes: ${"[".repeat(100_000)}\n`,
    faults: ["3 -: nests deeper than 32 levels; flatten it"],
  },
  {
    name: "deep maps",
    yaml: `${DAY}notes: ${"{a: ".repeat(30_000)}\n`,
    faults: ["3 -: nests deeper than 32 levels; flatten it"],
  },
  {
    name: "deep dashes",
    yaml: `${DAY}notes:\n  ${"- ".repeat(60_000)}\n`,
    faults: ["4 -: nests deeper than 32 levels; flatten it"],
  },
  {
    name: "deep questions",
    yaml: `${DAY}${"? ".repeat(60_000)}\n`,
    faults: ["3 -: nests deeper than 32 levels; flatten it"],
  },
  {
    name: "deep colons",
    yaml: `${DAY}notes: [${"a: ".repeat(60_000)}]\n`,
    faults: ["3 -: nests deeper than 32 levels; flatten it"],
  },
  {
    name: "deep by indentation",
    yaml: `${DAY}notes:\n${Array.from({ length: 40 }, (_, i) => `${" ".repeat(i + 1)}a:\n`).join("")}`,
    faults: [
      "35 notes.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a: nests deeper than 32 levels; flatten it",
    ],
  },
  {
    name: "stairs of dashes",
    yaml: `${DAY}notes:\n${Array.from({ length: 60 }, (_, i) => `${" ".repeat(1 + i * 20)}${"- ".repeat(10)}\n`).join("")}`,
    faults: ["17 -: nests deeper than 32 levels; flatten it"],
  },
];
