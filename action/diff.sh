#!/usr/bin/env bash
# Compares the program with that of another revision, and ends as the comparison does: of what fails and is judged no more, the
# check's verdict says nothing.
set -uo pipefail

read -ra bylaw <<< "$BYLAW_COMMAND"
args=(diff "$BYLAW_BASE")
[ -z "$BYLAW_CONFIG" ] || args+=(--config "$BYLAW_CONFIG")
[ -z "$BYLAW_RECORDING" ] || args+=(--from "$BYLAW_RECORDING")
[ "$BYLAW_COMMENT" != true ] || args+=(--comment)
exec bash "$GITHUB_ACTION_PATH/action/quoted.sh" "${bylaw[@]}" "${args[@]}"
