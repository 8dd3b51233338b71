#!/usr/bin/env bash
# Get what the whole test needs beside .venv: a Chromium, PostgreSQL's programs and npm.
# With CI=true the test then fails when one is missing; elsewhere it says loudly what it leaves out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

missing() { .venv/bin/python -m tests.machine; } # a word for each thing that is not there

wanted=$(missing)
[[ -z $wanted ]] && exit 0

if [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null; then
    echo "Installing $wanted for the tests"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # one word a package
    { apt-get update -qq && apt-get install -qq -y --no-install-recommends $wanted; } >/dev/null || true
fi
if [[ $(missing) == *chromium* ]]; then
    echo "Downloading a Chromium for the tests"
    .venv/bin/playwright install chromium >/dev/null || true
fi
