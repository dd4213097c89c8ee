/** What push, pull, copy and ls have in common: how a registry is reached, and how it is said how far they are. */

import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { parsePlace, type ImagePlace, type PlaceOptions, type PullProgress } from "@sandpaw/runtime/oci";
import type { Arguments } from "./arguments.js";
import type { OptionSpec } from "./command.js";
import type { Context } from "./context.js";
import { CliError } from "./error.js";
import { progressOf } from "./progress.js";
import { formatBytes } from "./text.js";

/** The options about registries. */
export const REGISTRY_OPTIONS: { readonly ca: OptionSpec; readonly "plain-http": OptionSpec } = {
  ca: {
    type: "string",
    value: "FILE",
    help: "trust these CA certificates (PEM) too; certs.d of docker and podman is read anyway",
  },
  "plain-http": {
    type: "boolean",
    help: "reach the registry without TLS; on this machine itself that is so unless --ca is given",
  },
};

/** What the help of each says about names. */
export const PLACES: string =
  "An IMAGE is HOST[:PORT]/REPOSITORY[:TAG][@sha256:…] in a registry, oci:FOLDER[:TAG] in a layout folder, or " +
  "oci-archive:FILE[:TAG] in a layout as one tar file. Logins are those of `docker login` and `podman login`.";

/** Reads the place that an image goes to; a digest is no name to give. Throws `reference-malformed`, `usage`. */
export function parseTarget(text: string): ImagePlace {
  const place = parsePlace(text);
  const { digest } = place.kind === "registry" ? place.reference : place;
  if (digest === undefined) return place;
  throw new CliError("usage", "an image is stored under a tag; its digest is what comes of it");
}

/** The way to a place, by the options. */
export function placeOptions(args: Arguments, context: Context): PlaceOptions {
  const ca = args.text("ca");
  return {
    env: context.env,
    signal: context.signal,
    cwd: context.cwd,
    plainHttp: args.flag("plain-http"),
    ...(ca !== undefined && { caFile: resolve(context.cwd, ca) }),
  };
}

/** Where interrupted downloads lie. */
export function transferFolder(env: Context["env"]): string {
  const cache = env["XDG_CACHE_HOME"] ?? join(env["HOME"] ?? homedir(), ".cache");
  return join(cache, "sandpaw", "transfers");
}

/**
 * Keeps the memory of a long transfer small. Chunks of 64 KiB are garbage as soon as they are written, and V8, which sees
 * only the small objects in front of them, lets its young space grow before it looks: 90 MB at the peak instead of 70.
 */
export function holdHeapSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}

const STEP_MS = 500;

/** Says how far a transfer is, twice a second at most, to whoever watches. */
export function transferProgress(context: Context, verb: string): Required<PullProgress> {
  const { onStep } = progressOf(context);
  let total = 0;
  let done = 0;
  let last = performance.now();
  return {
    onTotal: (bytes) => (total = bytes),
    onBytes: (count) => {
      done += count;
      const now = performance.now();
      if (now - last < STEP_MS) return;
      last = now;
      const share = total > 0 ? ` (${Math.min(100, Math.floor((100 * done) / total))} %)` : "";
      onStep(`${verb} ${formatBytes(done)}${share}`);
    },
  };
}
