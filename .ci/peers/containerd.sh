#!/usr/bin/env bash
# Brings the versions of containerd that the shim is tested under into the user's cache, keyed by their pins: from
# Debian, or built from the Go modules pinned in the folder beside this file. Quick when they are there; the
# system's own containerd is not touched.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Builds containerd and ctr from Go modules; only the programs are kept.
from_modules() { # FOLDER VERSION
  local here=.ci/peers/containerd-${2%.*} want
  want=$(cat "$here/go.mod" "$here/go.sum" | sha256sum | cut -d' ' -f1)
  [ "$(cat "$1/stamp" 2>/dev/null)" != "$want" ] || return 0
  grep -qF "github.com/containerd/containerd/v2 v$2" "$here/go.mod" || { echo "$here/go.mod pins another version than $2" >&2; return 1; }
  command -v go >/dev/null || { echo "containerd $2 is built with Go 1.26 or later, and there is no go on PATH" >&2; return 1; }
  mkdir -p "$1/root/usr/bin"
  (cd "$here" && CGO_ENABLED=0 go build -mod=readonly -buildvcs=false -trimpath -ldflags '-s -w' -o "$1/root/usr/bin/" \
    github.com/containerd/containerd/v2/cmd/containerd github.com/containerd/containerd/v2/cmd/ctr)
  echo "$want" >"$1/stamp"
}

while read -r suite package version; do
  folder=${XDG_CACHE_HOME:-$HOME/.cache}/sandpaw/peers/$package-$version
  if [ "$suite" = go ]; then
    from_modules "$folder" "$version"
  else
    [ -x "$folder/root/usr/bin/containerd" ] || scripts/debian-suite "$suite" "$folder" "$package=$version"
  fi
  "$folder/root/usr/bin/containerd" --version >/dev/null
  echo "$folder/root/usr/bin"
done <.ci/peers/containerd.pin
