import type { Report } from "@bylaw/core/run";
import { expect, test } from "vitest";
import { scopesText } from "./scopes.ts";

const listingIn = (provider: string, ...path: readonly string[]) =>
  ({ scope: { provider, level: "any", path } }) as Report["listings"][number];

test("names each account with its regions once, in the order of the listings", () => {
  const listings = [
    listingIn("aws", "1", "eu-west-1"),
    listingIn("aws", "1", "us-east-1"),
    listingIn("aws", "1", "eu-west-1"),
    listingIn("aws", "1"),
    listingIn("github", "acme"),
  ];
  expect(scopesText({ listings })).toBe(
    "Scopes: aws/1 (eu-west-1, us-east-1), github/acme. Nothing outside them was read.\n",
  );
});

test("counts what is more than ten, and prints hostile names as text", () => {
  const many = Array.from({ length: 12 }, (_, at) => listingIn("aws", `${at}`));
  expect(scopesText({ listings: many })).toMatch(
    /, aws\/9 and 2 more scopes\. Nothing outside them was read\.\n$/,
  );
  expect(scopesText({ listings: [listingIn("github", "a\u001b[2J\n::error::")] })).toBe(
    "Scopes: github/a\\u{1b}[2J\\u{a}::error::. Nothing outside them was read.\n",
  );
});

test("says nothing where nothing was to be read", () => {
  expect(scopesText({ listings: [] })).toBe("");
});
