#!/usr/bin/env bash
# Fetches the oras that the tests exchange images with into the user's cache, keyed by its pin. Quick when it is there.
set -euo pipefail
cd "$(dirname "$0")/../.."
read -r suite package version <.ci/peers/oras.pin
folder=${XDG_CACHE_HOME:-$HOME/.cache}/sandpaw/peers/$package-$version
[ -x "$folder/root/usr/bin/oras" ] || scripts/debian-suite "$suite" "$folder" "$package=$version"
"$folder/root/usr/bin/oras" version >/dev/null
echo "$folder/root/usr/bin/oras"
