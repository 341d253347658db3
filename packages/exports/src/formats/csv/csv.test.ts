import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { textOf } from "../../testing/reader.fixture.ts";
import { everyStanding, runOf } from "../../testing/run.fixture.ts";
import { csv } from "./csv.ts";

type Row = Readonly<Record<string, string>>;

const rows: readonly Row[] = parse(await textOf(csv, await runOf(everyStanding)), {
  columns: true,
  record_delimiter: "\r\n",
});
const rowOf = (id: string): Row => rows.find((one) => one.resource_id === id) ?? {};

test("one word is of one thing: ids are ids, and a criterion is no check and no listing", () => {
  expect(Object.keys(rows[0] ?? {})).toEqual(
    "started_at revision control criteria kind check selector severity scope environment resource_type resource_id resource_name whole_listing standing counts until reason permission told title fix owner key only".split(
      " ",
    ),
  );
  expect(rowOf("arn:vault:fail")).toMatchObject({
    kind: "check",
    check: "vault/locked-0",
    whole_listing: "no",
    standing: "fail",
    counts: "yes",
    title: "Vault 0 is locked",
    fix: "Lock it.",
    owner: "ana",
    only: "",
  });
  expect(rowOf("vault/south")).toMatchObject({
    kind: "check",
    whole_listing: "yes",
    standing: "error",
    fix: "",
  });
  expect(rowOf("criterion soc2 CC1.2")).toMatchObject({
    kind: "criterion",
    control: "",
    check: "",
    whole_listing: "no",
    standing: "error",
    fix: "Write a control that satisfies it and has something behind it, or give the reason in outOfScope.",
  });
  expect(rowOf("arn:vault:unsure")).toMatchObject({ standing: "fail", counts: "undecided" });
});
