#!/usr/bin/env bash
# Compares the program with that of another revision. Its exit code is told and is no verdict: that is the check's.
set -uo pipefail

read -ra bylaw <<< "$BYLAW_COMMAND"
args=(diff "$BYLAW_BASE")
[ -z "$BYLAW_CONFIG" ] || args+=(--config "$BYLAW_CONFIG")
[ -z "$BYLAW_RECORDING" ] || args+=(--from "$BYLAW_RECORDING")
[ "$BYLAW_COMMENT" != true ] || args+=(--comment)
code=0
"${bylaw[@]}" "${args[@]}" || code=$?
[ "$code" != 64 ] || exit 64
