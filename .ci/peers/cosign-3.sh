#!/usr/bin/env bash
# Builds the newer cosign that the tests compare with from Go modules into the user's cache, keyed by its pin; Go's
# checksum database vouches for the modules, and only the program is kept. Quick when it is there.
set -euo pipefail
cd "$(dirname "$0")/../.."
read -r _ name version <.ci/peers/cosign-3.pin
folder=${XDG_CACHE_HOME:-$HOME/.cache}/sandpaw/peers/$name-$version
if [ ! -x "$folder/root/usr/bin/cosign" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  GOBIN=$work/bin GOMODCACHE=$work/modules GOCACHE=$work/cache GOFLAGS="-modcacherw -buildvcs=false" CGO_ENABLED=0 \
    go install -trimpath -ldflags '-s -w' "github.com/sigstore/cosign/v3/cmd/cosign@v$version"
  mkdir -p "$folder/root/usr/bin"
  mv "$work/bin/cosign" "$folder/root/usr/bin/cosign"
fi
"$folder/root/usr/bin/cosign" version >/dev/null 2>&1
echo "$folder/root/usr/bin/cosign"
