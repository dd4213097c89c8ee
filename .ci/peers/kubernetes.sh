#!/usr/bin/env bash
# Builds Kubernetes and etcd for the cluster of the tests into the user's cache, keyed by their pin, from the Go modules that
# test/cluster/go.mod pins. About eight minutes of two cores the first time; quick when they are there.
set -euo pipefail
cd "$(dirname "$0")/../.."
read -r name version <.ci/peers/kubernetes.pin
folder=${XDG_CACHE_HOME:-$HOME/.cache}/sandpaw/peers/$name-$version
grep -qF "k8s.io/kubernetes v$version" test/cluster/go.mod || { echo "test/cluster/go.mod pins another version than $version" >&2; exit 1; }
test/cluster/build "$folder"
"$folder/kubectl" version --client >/dev/null
echo "$folder"
