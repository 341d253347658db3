import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { manifestOf, textAt } from "./manifest.ts";

/** What a repository's own files say of the systems that it uses. */
export interface Uses {
  readonly aws: boolean;
  /** The AWS regions that its workflows and its Terraform name. */
  readonly regions: readonly string[];
  /** True where there are workflows of GitHub's, beside the one that init writes. */
  readonly workflows: boolean;
  /** Its own files of tests, as far as was looked. */
  readonly tests: readonly string[];
  /** The settings of vitest and of jest at its root. */
  readonly settings: { readonly vitest?: string; readonly jest?: string };
  /** The names of what any package in it depends on. */
  readonly depends: ReadonlySet<string>;
}

/** How deep, and how many files, are looked into: enough to find infrastructure, and over at once. */
const DEEPEST = 3;
const MOST = 400;

const AWS_PACKAGE = /^(?:@aws-sdk\/|@aws-cdk\/|aws-sdk$|aws-cdk|@pulumi\/aws|sst$|serverless$)/;
const AWS_FILE = /^(?:cdk\.json|samconfig\.toml|serverless\.ya?ml|sst\.config\.ts)$/;
const AWS_TEXT = /aws-actions\/|provider\s+"aws"|hashicorp\/aws/;
const REGION =
  /(?:aws-region|AWS_REGION|AWS_DEFAULT_REGION|\bregion)["']?\s*[:=]\s*["']?([a-z]{2}(?:-[a-z]+)+-\d)\b/g;
const READ = /^package\.json$|\.tf$|\.ya?ml$/;

const TEST = /\.(?:test|spec)\.[cm]?[jt]sx?$|(?:^|\/)__tests__\/.*\.[cm]?[jt]sx?$/;

export async function usesOf(root: string): Promise<Uses> {
  const names: string[] = [];
  await list(root, "", DEEPEST, names);
  const depends = new Set<string>();
  const regions = new Set<string>();
  let aws = names.some((name) => AWS_FILE.test(baseOf(name)));
  for (const name of names) {
    if (!READ.test(baseOf(name))) continue;
    const text = (await textAt(join(root, name))) ?? "";
    if (baseOf(name) === "package.json") {
      for (const one of dependsIn(text)) depends.add(one);
    } else if (name.endsWith(".tf") || name.startsWith(".github/workflows/")) {
      aws ||= AWS_TEXT.test(text);
      for (const [, region = ""] of text.matchAll(REGION)) regions.add(region);
    }
  }
  aws ||= [...depends].some((one) => AWS_PACKAGE.test(one));
  const workflows = names.some(
    (name) => name.startsWith(".github/workflows/") && baseOf(name) !== "compliance.yml",
  );
  const vitest = ["vitest", "vite"].flatMap((one) => settingsOf(one, names)).at(0);
  const jest = settingsOf("jest", names).at(0);
  return {
    aws,
    regions: [...regions].sort(),
    workflows,
    tests: names.filter((name) => TEST.test(name) && baseOf(name) !== "compliance.test.ts"),
    settings: { ...(vitest !== undefined && { vitest }), ...(jest !== undefined && { jest }) },
    depends,
  };
}

function settingsOf(tool: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => new RegExp(`^${tool}\\.config\\.[a-z]+$`).test(name));
}

async function list(root: string, folder: string, depth: number, found: string[]): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.length >= MOST) return;
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) found.push(path);
    else if (entry.isDirectory() && depth > 0 && isLookedInto(entry.name))
      await list(root, path, depth - 1, found);
  }
}

function isLookedInto(name: string): boolean {
  return name === ".github" || !(name.startsWith(".") || name === "node_modules" || name === "dist");
}

/** A package.json of somebody's test may be anything. */
function dependsIn(text: string): Iterable<string> {
  try {
    return manifestOf("package.json", text).depends;
  } catch {
    return [];
  }
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
