#!/usr/bin/env bash
# Commits what was kept, and pushes it. Nothing is forced: where somebody else pushed meanwhile, it goes on top of that.
set -euo pipefail

cd "$BYLAW_EVIDENCE"
if [ "$(git rev-parse --show-toplevel)" != "$(pwd -P)" ]; then
  echo "::error title=Bylaw::$BYLAW_EVIDENCE is no checkout of its own: check the branch of kept runs out there first."
  exit 2
fi
# What somebody's .gitignore would leave out is evidence too.
git add --all --force
if git diff --cached --quiet; then
  echo "Nothing was kept."
  exit 0
fi
git -c user.name=bylaw -c user.email=bylaw@users.noreply.github.com commit --quiet --message "Run of $(date -u +%F)"
for attempt in 1 2 3; do
  if git push --quiet; then exit 0; fi
  echo "Somebody else pushed meanwhile; attempt $attempt of 3."
  git -c user.name=bylaw -c user.email=bylaw@users.noreply.github.com pull --quiet --rebase
done
echo "::error title=Bylaw::The run is kept on this machine alone: the branch of kept runs could not be pushed."
exit 2
