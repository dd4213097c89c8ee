#!/usr/bin/env bash
# Brings what the cluster of the tests is made of into the user's cache, keyed by its pins: Kubernetes and etcd, built from
# the Go modules that test/cluster/go.mod pins, and the plugins for a pod's network, from Debian. Quick when they are there.
set -euo pipefail
cd "$(dirname "$0")/../.."
while read -r suite package version; do
  folder=${XDG_CACHE_HOME:-$HOME/.cache}/sandpaw/peers/$package-$version
  if [ "$suite" = go ]; then
    grep -qF "k8s.io/kubernetes v$version" test/cluster/go.mod || { echo "test/cluster/go.mod pins another version than $version" >&2; exit 1; }
    test/cluster/build "$folder"
    "$folder/kubectl" version --client >/dev/null
  else
    [ -x "$folder/root/usr/lib/cni/bridge" ] || scripts/debian-suite "$suite" "$folder" "$package=$version"
  fi
  echo "$folder"
done <.ci/peers/kubernetes.pin
