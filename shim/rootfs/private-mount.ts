/**
 * The root of a container whose layers cannot be read as folders: mounted read-only in a mount namespace of a process
 * of ours, where nobody else sees it. It is looked at through that process, and is gone with it, whatever happens to
 * us: its standard input ends with the daemon.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";

import { ShimError } from "../error.js";
import type { Mount } from "../task/messages.js";

/** File systems that a snapshotter unpacks images into, and that the kernel itself reads. */
const TYPES: ReadonlySet<string> = new Set(["overlay", "bind", "ext4", "xfs", "btrfs", "erofs", "squashfs"]);
/** What a mount of ours decides itself. */
const OWN: ReadonlySet<string> = new Set(["rw", "ro", "bind", "rbind", "suid", "dev", "exec"]);
const ALWAYS = ["ro", "nosuid", "nodev", "noexec"] as const;
const READY = "ready\n";
const LIMIT_MS = 10_000;
const MAX_WORDS = 1000;

/** `$0` is where to mount, then three words for each mount: type, source, options. */
const MOUNT = `while [ $# -gt 0 ]; do
  case "$1" in
  bind) mount -n --bind "$2" "$0" && mount -n -o "remount,bind,$3" "$0" || exit 1;;
  *) mount -n -t "$1" -o "$3" "$2" "$0" || exit 1;;
  esac
  shift 3
done
echo ready
read -r end`;

/** Mounts, hands over the folder, and unmounts when `use` is done. Rejects with `rootfs-…`, or as `use` does. */
export async function withPrivateMount<T>(
  mounts: readonly Mount[],
  mountPoint: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const words = mounts.flatMap(wordsOf);
  const child = spawn(
    "unshare",
    ["--mount", "--propagation", "private", "sh", "-c", MOUNT, mountPoint, ...words],
    { stdio: ["pipe", "pipe", "pipe"] },
  );
  const gone = once(child, "close").catch(() => undefined);
  try {
    await ready(child.stdout, child.stderr, gone);
    return await use(`/proc/${child.pid ?? 0}/root${mountPoint}`);
  } finally {
    child.kill("SIGKILL");
    await gone;
  }
}

function wordsOf({ type, source, target, options }: Mount): readonly string[] {
  if (!TYPES.has(type)) throw unsupported(`the root is of type ${JSON.stringify(type)}`);
  if (target !== "") throw unsupported("a part of the root is mounted below another");
  if (type !== "overlay" && !source.startsWith("/"))
    throw unsupported("what is to be mounted has no full path");
  if (type === "overlay" && !lowerOf(options).every((layer) => layer.startsWith("/")))
    throw unsupported("a layer has no full path");
  if (options.some((option) => option.includes(","))) throw unsupported("an option of the mount has a comma");
  return [type, source, [...ALWAYS, ...readOnly(options)].join(",")];
}

function lowerOf(options: readonly string[]): readonly string[] {
  const lower = options.find((option) => option.startsWith("lowerdir="))?.slice("lowerdir=".length) ?? "";
  // Data-only layers stand behind two colons, and a colon of a name behind a backslash.
  return lower.split(/(?<!\\)::?/);
}

/** Without what only a writable root has; an overlay's upper layer becomes its topmost lower one. */
function readOnly(options: readonly string[]): readonly string[] {
  const upper = options.find((option) => option.startsWith("upperdir="))?.slice("upperdir=".length);
  return options.flatMap((option) => {
    if (OWN.has(option) || option.startsWith("upperdir=") || option.startsWith("workdir=")) return [];
    if (upper === undefined || !option.startsWith("lowerdir=")) return [option];
    return [`lowerdir=${upper}:${option.slice("lowerdir=".length)}`];
  });
}

async function ready(
  stdout: NodeJS.ReadableStream,
  stderr: NodeJS.ReadableStream,
  gone: Promise<unknown>,
): Promise<void> {
  let said = "";
  let why = "";
  stderr.on("data", (chunk: Buffer) => (why = (why + chunk.toString()).slice(0, MAX_WORDS)));
  const heard = new Promise<void>((resolve) => {
    stdout.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(0, MAX_WORDS);
      if (said === READY) resolve();
    });
  });
  const abort = new AbortController();
  const late = once(abort.signal, "abort");
  const timer = setTimeout(() => {
    abort.abort();
  }, LIMIT_MS);
  await Promise.race([heard, gone, late]);
  clearTimeout(timer);
  if (said !== READY)
    throw unsupported(
      `the root could not be mounted: ${why.trim().split("\n").join("; ") || "no reason given"}`,
    );
}

function unsupported(why: string): ShimError {
  return new ShimError("rootfs-unsupported", why);
}
