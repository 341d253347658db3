#!/usr/bin/env bash
# Judges the program and writes what it came to. How it ends is the verdict's: the steps between have to run in any case.
set -uo pipefail

read -ra bylaw <<< "$BYLAW_COMMAND"
mkdir -p -- "$BYLAW_REPORTS" || exit 2
reports=$(cd -- "$BYLAW_REPORTS" && pwd) || exit 2
json="$reports/bylaw.json" junit="$reports/bylaw.xml" sarif="$reports/bylaw.sarif"
summary="$reports/summary.md" annotations="$reports/annotations.txt"
# What an earlier run left must not pass for this one's.
rm -f "$json" "$junit" "$sarif" "$summary" "$annotations"

if [ -n "$BYLAW_RECORDING" ] && [ -n "$BYLAW_EVIDENCE" ]; then
  echo "::error title=Bylaw::The inputs from and evidence do not go together: what from names is kept already. Give evidence to the job that reads the accounts, and from to that of a pull request."
  exit 64
fi

args=(check --output "json=$json" --output "junit=$junit" --output "sarif-github=$sarif"
  --output "github-summary=$summary" --output "github-annotations=$annotations")
[ -z "$BYLAW_CONFIG" ] || args+=(--config "$BYLAW_CONFIG")
[ -z "$BYLAW_RECORDING" ] || args+=(--from "$BYLAW_RECORDING")
if [ -n "$BYLAW_EVIDENCE" ]; then
  commit=$(git rev-parse HEAD) || exit 2
  state=$(git status --porcelain) || exit 2
  # Of which branch it is, bylaw reads itself: a tag may be called main, and is none.
  args+=(--keep "$BYLAW_EVIDENCE" --revision "$commit${state:+-dirty}")
fi

code=0
bash "$GITHUB_ACTION_PATH/action/quoted.sh" "${bylaw[@]}" "${args[@]}" || code=$?

{
  echo "exit-code=$code"
  [ ! -f "$json" ] || echo "json=$json"
  [ ! -f "$junit" ] || echo "junit=$junit"
  [ ! -f "$sarif" ] || echo "sarif=$sarif"
} >> "$GITHUB_OUTPUT"
if [ -f "$summary" ]; then
  cat "$summary" >> "$GITHUB_STEP_SUMMARY"
else
  echo "Bylaw judged nothing: it ended with exit code $code, and its log says why." >> "$GITHUB_STEP_SUMMARY"
fi
if [ "$BYLAW_ANNOTATIONS" = true ] && [ -f "$annotations" ]; then cat "$annotations"; fi
