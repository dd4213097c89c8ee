#!/usr/bin/env bash
# Fetches the cosign that the tests compare with into the user's cache, keyed by its pin. Quick when it is there.
set -euo pipefail
cd "$(dirname "$0")/../.."
read -r suite package version <.ci/peers/cosign.pin
folder=${XDG_CACHE_HOME:-$HOME/.cache}/sandpaw/peers/$package-$version
[ -x "$folder/root/usr/bin/cosign" ] || scripts/debian-suite "$suite" "$folder" "$package=$version"
"$folder/root/usr/bin/cosign" version >/dev/null
echo "$folder/root/usr/bin/cosign"
