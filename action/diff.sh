#!/usr/bin/env bash
# Compares the program with that of another revision. That something newly fails is told, and the check's verdict says so too; what
# could not be compared or told is a failure of this step.
set -uo pipefail

read -ra bylaw <<< "$BYLAW_COMMAND"
args=(diff "$BYLAW_BASE")
[ -z "$BYLAW_CONFIG" ] || args+=(--config "$BYLAW_CONFIG")
[ -z "$BYLAW_RECORDING" ] || args+=(--from "$BYLAW_RECORDING")
[ "$BYLAW_COMMENT" != true ] || args+=(--comment)
code=0
"${bylaw[@]}" "${args[@]}" || code=$?
[ "$code" -le 1 ] || exit "$code"
