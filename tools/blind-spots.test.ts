import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnyCheck } from "@bylaw/core";
import { describe, expect, it } from "vitest";
import { load } from "./load.ts";
import { offers, readChecks } from "./registry.ts";
import { root, run } from "./repo.ts";

const acme = join(root, "examples/acme");
const checks: AnyCheck[] = [];
for (const offer of offers) {
  for (const { path, exportName } of readChecks(offer).files)
    checks.push((await load(path))[exportName] as AnyCheck);
}
const read = (path: string): string => readFileSync(join(acme, "documents", path), "utf8");

describe("B8: what a check cannot see", () => {
  it.each(checks.map((check) => [check.id, check] as const))("is told of %s", (_, { blindSpots }) => {
    expect(blindSpots.length).toBeGreaterThan(0);
  });

  it("names states, policies and services that a reader of a red line asks about", () => {
    const told = (id: string) => checks.find((check) => check.id === id)?.blindSpots.join(" ") ?? "";
    expect(told("aws/s3-bucket-tls-only")).toMatch(/resource control polic/i);
    expect(told("aws/s3-bucket-tls-only")).toMatch(/directory/i);
    expect(told("aws/kms-key-rotation")).toMatch(/history|on demand/i);
    expect(told("aws-github/deploy-role-repository-reviewed")).toMatch(/environment/i);
  });

  it("stands on its page, and under Verified by in the policy whose sentence it verifies", () => {
    const page = read("checks/aws/s3-bucket-tls-only.md");
    const policy = read("policies/encryption.md");
    const [first = ""] = checks.find(({ id }) => id === "aws/s3-bucket-tls-only")?.blindSpots ?? [];
    expect(page).toContain(`## What it cannot see\n\n- ${first.slice(0, 30)}`);
    expect(policy).toContain(`    - not seen: ${first.slice(0, 30)}`);
  });

  it("is what explain says", () => {
    const bin = join(root, "packages/cli/bin/bylaw.js");
    const { stdout, status } = run(process.execPath, [bin, "explain", "s3-bucket-tls-only"], acme);
    expect(status).toBe(0);
    expect(stdout).toContain("cannot see\n");
    expect(stdout).toContain("when there is none\n    is not applicable\n");
  });
});
