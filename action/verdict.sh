#!/usr/bin/env bash
# Ends as the check did. No answer is no pass.
set -euo pipefail

case "$BYLAW_EXIT" in
  0) ;;
  1 | 2 | 3 | 4 | 64) exit "$BYLAW_EXIT" ;;
  *)
    echo "::error title=Bylaw::The check did not end by itself, so nothing is decided."
    exit 2
    ;;
esac
