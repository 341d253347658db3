import type { Answers } from "../answers/answers.ts";
import { EVIDENCE_BRANCH } from "../detect/git.ts";
import type { PackageManager } from "../detect/package-manager.ts";
import { configFlag, fromRunIn, type Place } from "../place.ts";

/** The names that the workflow reads what it needs by. Whoever has the rights sets them. */
export const ROLE = "BYLAW_AWS_ROLE";
export const TOKEN = "BYLAW_GITHUB_TOKEN";

/** The workflow: a run each day, which is kept, and a job that judges pull requests without any account. */
export function workflowSource(answers: Answers, place: Place, manager: PackageManager): string {
  const { exec } = manager;
  const [region] = answers.regions;
  const keep = [place.runIn, ".bylaw/evidence"].filter((one) => one !== "").join("/");
  const setUp = setUpSteps(manager);
  const project = place.home === place.runIn ? "" : ` --project ${fromRunIn(place, place.home)}`;
  const inPackage = place.runIn === "" ? "" : `\ndefaults:\n  run:\n    working-directory: ${place.runIn}\n`;
  return `name: compliance

on:
  schedule:
    - cron: "17 6 * * *"
  workflow_dispatch:
  pull_request:

permissions:
  contents: read
${inPackage}
jobs:
  # Has no account to read: does the program compile, and do its documents say what it defines?
  pull-request:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
${setUp}      - run: ${exec} tsc${project}
      - run: ${exec} bylaw docs --check${configFlag(place)}

  check:
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    permissions:
      contents: write # the branch ${EVIDENCE_BRANCH}
${region === undefined ? "" : "      id-token: write # the read-only role\n"}    steps:
      - uses: actions/checkout@v4
      - uses: actions/checkout@v4
        with:
          ref: ${EVIDENCE_BRANCH}
          path: ${keep}
${setUp}${region === undefined ? "" : roleStep(region)}      - name: check
        id: check
        continue-on-error: true
${answers.github === undefined ? "" : tokenLines}        run: >
          ${exec} bylaw check${configFlag(place)} --keep .bylaw/evidence
          --revision "$(git rev-parse HEAD)$(test -z "$(git status --porcelain)" || echo -dirty)"
      - name: keep
        working-directory: ${keep}
        run: |
          git config user.name bylaw
          git config user.email bylaw@users.noreply.github.com
          git add --all
          git diff --cached --quiet || git commit -m "Run of $(date -u +%F)"
          git pull --rebase && git push
      - run: ${exec} bylaw evidence due --markdown${configFlag(place)} >> "$GITHUB_STEP_SUMMARY"
      - if: steps.check.outcome == 'failure'
        run: exit 1
`;
}

const tokenLines = `        env:
          GITHUB_TOKEN: \${{ secrets.${TOKEN} }}
`;

function roleStep(region: string): string {
  return `      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: \${{ vars.${ROLE} }}
          aws-region: ${region}
`;
}

function setUpSteps({ name, isPinned, isBerry, install }: PackageManager): string {
  return [
    ...(name === "pnpm" ? ["      - uses: pnpm/action-setup@v4\n"] : []),
    // Without a version in package.json, the action asks for one.
    ...(name === "pnpm" && !isPinned ? ["        with:\n          version: latest\n"] : []),
    ...(name === "bun" ? ["      - uses: oven-sh/setup-bun@v2\n"] : []),
    "      - uses: actions/setup-node@v4\n        with:\n          node-version: 24\n",
    ...(isBerry ? ["      - run: corepack enable\n"] : []),
    `      - run: ${install}\n`,
  ].join("");
}
