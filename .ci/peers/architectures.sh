#!/usr/bin/env bash
# Fetches the emulators, C libraries and Nodes that the runtime is tested on into the user's cache, keyed by all pins
# together. Quick when they are there. Nothing of the machine changes: no package, no architecture, no binfmt_misc.
set -euo pipefail
cd "$(dirname "$0")/../.."
pin=.ci/peers/architectures.pin
folder=${XDG_CACHE_HOME:-$HOME/.cache}/sandpaw/peers/architectures-$(sha256sum "$pin" | cut -c1-12)
if [ ! -e "$folder/complete" ]; then
  mkdir -p "$folder"
  grep -v '^#' "$pin" | while read -r kind where rest; do
    case $kind in
    debian)
      read -r name packages <<<"$rest"
      # shellcheck disable=SC2086 # several packages
      scripts/debian-suite "$where" "$folder/$name" $packages
      rm -rf "$folder/$name/debs"
      ;;
    npm)
      # `--force`: these packages are for other machines.
      npm install --silent --no-save --force --ignore-scripts --prefix "$folder/$where" "$rest"
      mv "$folder/$where/node_modules/${rest%@*}" "$folder/$where/package"
      rm -rf "$folder/$where/node_modules"
      ;;
    esac
  done
  # Of some forty emulators two are used.
  find "$folder/qemu/root" -type f ! -name qemu-arm-static ! -name qemu-aarch64-static -delete
  touch "$folder/complete"
fi
"$folder/qemu/root/usr/bin/qemu-arm-static" --version >/dev/null
echo "$folder"
