import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { marks } from "@bylaw/access-reviews";
import type { Program } from "@bylaw/core";
import { keepRun, openRecording } from "@bylaw/core/node";
import { createKeeper, evaluateRecording, planRun, type Recording } from "@bylaw/core/run";
import { createJiti } from "jiti";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commandsIn } from "./guide.ts";
import { root } from "./repo.ts";

const guide = readFileSync(join(root, "docs/access-reviews.md"), "utf8");
const blocks = (language: string): readonly string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map(([, body = ""]) => body);
const [OPEN = [], STATUS = [], CLOSE = [], CHECK = []] = blocks("sh").map((one) => commandsIn(one).commands);

/** Has Node tell another time, whatever it runs. */
const CLOCK = `const Real = Date;
globalThis.Date = class Date extends Real {
  constructor(...given) {
    super(...(given.length === 0 ? [Real.parse(process.env.REVIEW_DAY)] : given));
  }
  static now() {
    return Real.parse(process.env.REVIEW_DAY);
  }
};
`;
const FOLDER = "reviews/accounts/2026-Q4";

interface Listed {
  readonly systems: readonly {
    readonly system: string;
    readonly accounts: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  }[];
}

let folder: string;
let program: Program;
let recording: Recording;
beforeAll(async () => {
  folder = mkdtempSync(join(root, "examples/.review-"));
  for (const block of blocks("ts")) write(/^\/\/ (\S+)\n/.exec(block)?.[1] ?? "", block);
  write("clock.mjs", CLOCK);
  mkdirSync(join(folder, "evidence"));
  const config = join(folder, "bylaw.config.ts");
  program = await createJiti(config).import<Program>(config, { default: true });
  recording = await openRecording(join(root, "examples/acme/recording"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

/** Runs a command of the guide on a day, by the program of this repository. */
function sh(line: string, day: string) {
  const [, ...args] = line.split(" ").slice(1);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`--import=${join(folder, "clock.mjs")}`, join(root, "packages/cli/bin/bylaw.js"), ...args],
    { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", REVIEW_DAY: `${day}T12:00:00Z` } },
  );
  return { status, out: stdout, err: stderr };
}

/** What `bylaw check --keep` keeps of the accounts that the example records, on another day and without some. */
async function keepOn(day: string, without: ReadonlySet<string> = new Set()): Promise<void> {
  const startedAt = `${day}T06:00:00.000Z`;
  const listings = await Promise.all(
    recording.listings.map(async (listing) => {
      const lines: string[] = [];
      for await (const batch of listing.lines())
        lines.push(...batch.filter((line) => !without.has((JSON.parse(line) as { readonly id: string }).id)));
      // The guide's program knows no environments.
      const { environment: _, ...scope } = listing.scope;
      return {
        ...listing,
        scope,
        resources: lines.length,
        lines: async function* () {
          yield lines;
        },
      };
    }),
  );
  const plan = planRun(program);
  const needed = new Set(plan.collectors.map(({ id }) => id));
  const own = {
    startedAt,
    finishedAt: startedAt,
    listings: listings.filter(({ collector }) => needed.has(collector)),
  };
  const keeper = createKeeper(plan);
  const report = await evaluateRecording(plan, own, { onObservation: keeper.add });
  const revision = { commit: "4be1f0c", branch: "main", clean: true };
  await keepRun(
    join(folder, ".bylaw/evidence"),
    { plan, recording: own, report, keeper },
    { versions: {}, revision },
  );
}

/** Keeps every account but those of one name, with the reason that their marks ask for. */
function decide(revoked: string): void {
  const lines = read(`${FOLDER}/decisions.md`).split("\n");
  const decided = lines.map((line) => {
    if (!line.startsWith("| pending ")) return line;
    const [, , by = "", , account = ""] = line.split("|").map((cell) => cell.trim());
    const word = account === revoked ? "revoke" : "keep";
    return line.replace(
      /^\|[^|]*\|[^|]*\|[^|]*/,
      () => `| ${word} | ${by === "" ? "ben" : by} | known to the platform team `,
    );
  });
  write(`${FOLDER}/decisions.md`, decided.join("\n"));
}

test("the guide says of every mark what it is put on, the worst first", () => {
  const table = guide.slice(guide.indexOf("| mark | is put on |")).split("\n\n", 1)[0] ?? "";
  const told = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, mark]) => mark);
  expect(told).toEqual(marks);
});

test("S9: the steps of the guide hold a review over the example's recorded accounts, from its declaration to a record", async () => {
  await keepOn("2026-11-20");
  const [, open] = OPEN;
  expect(sh(open?.line ?? "", "2026-11-20")).toMatchObject({
    status: 0,
    out: expect.stringContaining(`${FOLDER}/decisions.md: `),
  });
  const { systems } = JSON.parse(read(`${FOLDER}/listing.json`)) as Listed;
  expect(systems.map(({ system }) => system)).toEqual([
    "aws/111111111111",
    "aws/222222222222",
    "github/acme",
  ]);
  const all = systems.flatMap(({ accounts }) => accounts);
  const leaver = all.find(({ id, kind }) => id.includes(":user/") && kind === "person")?.name ?? "";
  const revoked = all.filter(({ name }) => name === leaver).map(({ id }) => id);

  const [status] = STATUS;
  decide(leaver);
  expect(sh(status?.line ?? "", "2026-11-21")).toMatchObject({ status: 0 });

  const [, check, close] = CLOSE;
  await keepOn("2026-11-24");
  const early = sh(check?.line ?? "", "2026-11-24");
  expect(early.status).toBe(1);
  expect(early.out.replaceAll(/\s+/g, " ")).toContain(
    `aws/111111111111 ${leaver}: It is revoked, and still listed. Take it away, and list the system once more.`,
  );
  await keepOn("2026-11-25", new Set(revoked));
  expect(sh(close?.line ?? "", "2026-11-25")).toMatchObject({ status: 0 });
  expect(readdirSync(join(folder, FOLDER, "closed")).sort()).toEqual([
    "changes.svg",
    "fresh.json",
    "report.md",
    "review.json",
  ]);
  expect(read(`${FOLDER}/closed/report.md`)).toContain(
    "The run that the review was opened from lists the same accounts",
  );

  const [record] = CHECK;
  const path = "evidence/access-reviewed/2026-Q4.md";
  expect(sh(record?.line ?? "", "2026-11-25")).toMatchObject({ status: 1 });
  write(path, read(path).replace("# reviewedBy: ana", "reviewedBy: ana"));
  expect(sh(record?.line ?? "", "2026-11-25")).toMatchObject({ status: 0 });
  expect(sh(status?.line ?? "", "2026-11-25")).toMatchObject({ status: 0 });
});
