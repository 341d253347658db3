#!/usr/bin/env bash
# Runs a command whose words are no commands to GitHub's runner, whatever a resource is called, and ends as it does.
set -uo pipefail

token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
code=0
echo "::stop-commands::$token"
"$@" || code=$?
# On a line of its own, wherever the command stopped.
printf '\n::%s::\n' "$token"
exit "$code"
