#!/usr/bin/env bash
# Fetches Python's reader of MCAP files into the user's cache, keyed by its pin. Quick when it is there.
set -euo pipefail
cd "$(dirname "$0")/../.."
read -r package version <.ci/peers/mcap.pin
folder=${XDG_CACHE_HOME:-$HOME/.cache}/sandpaw/peers/python-$package-$version
if ! PYTHONPATH=$folder python3 -c 'import mcap.reader, zstandard' 2>/dev/null; then
  rm -rf "$folder"
  python3 -m pip --quiet --disable-pip-version-check --no-input install --root-user-action=ignore --target "$folder" "$package==$version"
fi
echo "$folder"
