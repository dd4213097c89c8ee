#!/usr/bin/env bash
# Fetches the CNI plugins that make the network of pods in the tests into the user's cache, keyed by their pin. Quick
# when they are there.
set -euo pipefail
cd "$(dirname "$0")/../.."
read -r suite package version <.ci/peers/cni.pin
folder=${XDG_CACHE_HOME:-$HOME/.cache}/sandpaw/peers/$package-$version
[ -x "$folder/root/usr/lib/cni/bridge" ] || scripts/debian-suite "$suite" "$folder" "$package=$version"
echo "$folder/root/usr/lib/cni"
