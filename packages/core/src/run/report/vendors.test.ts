import { describe, expect, test } from "vitest";
import { defineVendor, type Vendor } from "../../index.ts";
import { defineProviderKind } from "../../provider/index.ts";
import { always, ana, vault, vaultProgram } from "../../vault.fixture.ts";
import { run } from "../run.fixture.ts";

const vendor = (id: string, provider?: string): Vendor =>
  defineVendor({
    id,
    name: id,
    service: "Keeps keys.",
    role: "vendor",
    tier: "high",
    dataClasses: [],
    owner: ana,
    ...(provider !== undefined && { provider }),
  });
const told = async (vendors: readonly Vendor[] | undefined) => {
  const program = vaultProgram({ providers: [vault(["north"], always())], ...(vendors && { vendors }) });
  const { report } = await run(program);
  return [report.unlistedVendors, report.unreadVendors.map(({ id }) => id)];
};

describe("a system that is read", () => {
  test("and that no vendor names is told", async () => {
    expect(await told([])).toEqual([["vault"], []]);
    expect(await told([vendor("keeper")])).toEqual([["vault"], []]);
  });

  test("and that a vendor names is not", async () => {
    expect(await told([vendor("keeper", "vault")])).toEqual([[], []]);
  });

  test("and that a vendor misspells is told, and so is that vendor", async () => {
    expect(await told([vendor("keeper", "valut")])).toEqual([["vault"], ["keeper"]]);
  });

  test("and that is the company's own is not, and may be named all the same", async () => {
    const { type, ...own } = vault(["north"], always());
    const told = async (...vendors: readonly Vendor[]) => {
      const provider = { ...own, type: { ...type, own: true as const } };
      const { report } = await run(vaultProgram({ providers: [provider], vendors }));
      return [report.unlistedVendors, report.unreadVendors];
    };
    expect(await told()).toEqual([[], []]);
    expect(await told(vendor("keeper", "vault"))).toEqual([[], []]);
    expect(defineProviderKind<unknown>()("badge", ["site"], { own: true })).toEqual({
      kind: "provider-kind",
      id: "badge",
      levels: ["site"],
      own: true,
    });
    expect(defineProviderKind<unknown>()("badge", ["site"])).not.toHaveProperty("own");
  });

  test("is told nothing of where nobody has listed the vendors", async () => {
    expect(await told(undefined)).toEqual([[], []]);
  });
});
