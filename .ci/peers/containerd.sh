#!/usr/bin/env bash
# Fetches the versions of containerd that the shim is tested under into the user's cache, keyed by their pins. Quick
# when they are there; the system's own containerd is not touched.
set -euo pipefail
cd "$(dirname "$0")/../.."
while read -r suite package version; do
  folder=${XDG_CACHE_HOME:-$HOME/.cache}/sandpaw/peers/$package-$version
  [ -x "$folder/root/usr/bin/containerd" ] || scripts/debian-suite "$suite" "$folder" "$package=$version"
  "$folder/root/usr/bin/containerd" --version >/dev/null
  echo "$folder/root/usr/bin"
done <.ci/peers/containerd.pin
