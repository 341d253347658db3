import { oscalValidator } from "@bylaw/testbed/exports";
import { expect, test } from "vitest";
import { hostile } from "../../testing/hostile.fixture.ts";
import { textOf } from "../../testing/reader.fixture.ts";
import { everyStanding, runOf } from "../../testing/run.fixture.ts";
import { oscalCatalog } from "./catalog.ts";
import { oscalComponents } from "./components.ts";

interface Control {
  readonly id: string;
  readonly title: string;
}

interface Catalog {
  readonly catalog: {
    readonly groups: readonly { readonly id: string; readonly controls: readonly Control[] }[];
  };
}

interface Property {
  readonly name: string;
  readonly value: string;
}

interface Components {
  readonly "component-definition": {
    readonly components: readonly {
      readonly type: string;
      readonly title: string;
      readonly props?: readonly Property[];
      readonly "control-implementations"?: readonly {
        readonly source: string;
        readonly "implemented-requirements": readonly {
          readonly "control-id": string;
          readonly description: string;
          readonly props?: readonly Property[];
        }[];
      }[];
    }[];
    readonly "back-matter": {
      readonly resources: readonly { readonly uuid: string; readonly base64: { readonly value: string } }[];
    };
  };
}

test("the catalog has every criterion under our own title, and what the company does", async () => {
  const document = JSON.parse(await textOf(oscalCatalog, await runOf(everyStanding))) as Catalog;
  expect(oscalValidator("catalog")(document)).toEqual([]);
  const [soc2, company] = document.catalog.groups;
  expect(soc2?.controls.map(({ id }) => id)).toContain("soc2-cc6.1");
  expect(company?.controls.map(({ id, title }) => `${id}: ${title}`)).toEqual([
    "control-control-0: Vaults of 0 are locked",
    "control-control-1: Vaults of 1 are locked",
    "control-control-2: Vaults of 2 are locked",
    "control-control-3: Vaults of 3 are locked",
    "control-control-4: Vaults of 4 are locked",
    "control-watch: Somebody watches",
    "control-guard: A guard is there",
  ]);
});

test("the components say what stands behind each criterion, with checks as rules, and claim nothing done", async () => {
  const text = await textOf(oscalComponents, await runOf(everyStanding));
  const document = JSON.parse(text) as Components;
  expect(oscalValidator("component-definition")(document)).toEqual([]);
  const { components } = document["component-definition"];
  expect(
    components.map(
      ({ type, title, "control-implementations": all = [] }) =>
        `${type} ${title}: ${all.flatMap((one) => one["implemented-requirements"].map((it) => `${it["control-id"]} ${it.props?.length ?? 0}`)).join(", ")}`,
    ),
  ).toEqual([
    "service vault: soc2-cc6.1 8",
    "process-procedure What people show: soc2-cc7.2 1",
    "policy Vault Policy: soc2-cc6.1 0, soc2-cc7.2 0",
  ]);
  expect(components[0]?.props?.slice(0, 2)).toMatchObject([
    { name: "Rule_Id", value: "vault/locked-0", remarks: "rule_set_0" },
    { name: "Rule_Description", value: "Vault 0 is locked", remarks: "rule_set_0" },
  ]);
  expect(text).not.toContain("implementation-status");
});

test("the components carry the catalog that their controls are of", async () => {
  const run = await runOf(everyStanding);
  const { components, "back-matter": back } = (JSON.parse(await textOf(oscalComponents, run)) as Components)[
    "component-definition"
  ];
  const [resource] = back.resources;
  expect(Buffer.from(resource?.base64.value ?? "", "base64").toString("utf8")).toBe(
    (await textOf(oscalCatalog, run)).trimEnd(),
  );
  for (const { "control-implementations": all = [] } of components)
    for (const { source } of all) expect(source).toBe(`#${resource?.uuid}`);
});

test("neither hangs on what a run came to, and both bear hostile sentences", async () => {
  const shape = (wish: "pass" | "fail") => ({
    says: `${hostile.slice(0, 5).join(" ")}.`,
    controls: [{ scopes: [{ name: "north", resources: [{ id: "a", wish }] }] }],
  });
  for (const [format, root] of [
    [oscalCatalog, "catalog"],
    [oscalComponents, "component-definition"],
  ] as const) {
    const text = await textOf(format, await runOf(shape("pass")));
    expect(text).toBe(await textOf(format, await runOf(shape("fail"))));
    expect(oscalValidator(root)(JSON.parse(text))).toEqual([]);
    // Values of properties are strings, which nothing renders.
    const markup = text.replaceAll(/"value":"[^"]*"/g, "");
    expect(markup).not.toMatch(/(?<!\\)<script|(?<!\\)\{\{|##\w*\[/);
  }
});
