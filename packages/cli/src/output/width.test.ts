import { expect, test } from "vitest";
import { columns } from "./table.ts";
import { clip, fold, width } from "./width.ts";

test("a line is broken at its last space, and what follows is indented below it", () => {
  expect(fold("    fix: take the key away\n  short", 16)).toBe(
    "    fix: take\n      the key\n      away\n  short",
  );
});

test("a word that is longer than a line stays whole", () => {
  const arn = "arn:aws:kms:eu-west-1:111111111111:key/1234";
  expect(fold(`  ✗ key ${arn} in aws`, 20)).toBe(`  ✗ key\n    ${arn}\n    in aws`);
  expect(fold(arn, 20)).toBe(arn);
});

test("colours have no width", () => {
  const red = "\u001b[31mfail\u001b[39m";
  expect(width(red)).toBe(4);
  expect(fold(`${red} ${red}`, 9)).toBe(`${red} ${red}`);
});

test("a text is cut to a width, and says so", () => {
  expect(clip("Keys rotate", 11)).toBe("Keys rotate");
  expect(clip("Keys rotate", 6)).toBe("Keys…");
  expect(clip("Keys", 0)).toBe("…");
});

test("the last cell of a row goes below where it does not fit, and no other row suffers", () => {
  const rows = [
    ["a", "pass", "Keys rotate on schedule", "1 pass"],
    ["b", "fail", "Data is encrypted", "12 fail, 3 waived"],
  ];
  expect(columns(rows, { width: 44, cut: 2 })).toBe(
    "  a  pass  Keys rotate on schedule  1 pass\n  b  fail  Data is encrypted\n      12 fail, 3 waived\n",
  );
});

test("one column is cut where the others leave too little room", () => {
  const rows = [["a", "An uncommonly long title that says it all", "pass"]];
  expect(columns(rows, { width: 36, cut: 1 })).toBe("  a  An uncommonly long title that…\n      pass\n");
});
