#!/usr/bin/env bash
# Fetches the registry that the tests push to and pull from into the user's cache, keyed by its pin. Quick when it is
# there; nothing is started.
set -euo pipefail
cd "$(dirname "$0")/../.."
read -r suite package version <.ci/peers/docker-registry.pin
folder=${XDG_CACHE_HOME:-$HOME/.cache}/sandpaw/peers/$package-$version
[ -x "$folder/root/usr/bin/docker-registry" ] || scripts/debian-suite "$suite" "$folder" "$package=$version"
"$folder/root/usr/bin/docker-registry" --version >/dev/null
echo "$folder/root/usr/bin/docker-registry"
