/**
 * A robot's system in a folder: ARMv7, an old C library, busybox, nothing else. Programs of it are emulated whoever
 * starts them: binfmt_misc is mounted in a user namespace of its own, so nothing of this machine changes.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The header of a little-endian ARM program, and which bits of it count; as Debian's qemu-user-binfmt has it. */
const HEADER = "\\x7fELF\\x01\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x02\\x00\\x28\\x00";
const MASK =
  "\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x00\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xfe\\xff\\xff\\xff";
/** `F`: the emulator is opened now, and need not be in the root. */
const RULE = `:armv7l:M::${HEADER}:${MASK}:$QEMU:F`;

const ENTER = `set -e
echo ready
read -r go
mount -t proc proc /proc
mount -t binfmt_misc none /proc/sys/fs/binfmt_misc
printf '%s' "${RULE.replaceAll("\\", "\\\\")}" >/proc/sys/fs/binfmt_misc/register
mount -t proc proc "$ROOT/proc"
mount -t tmpfs none "$ROOT/dev"
for device in null zero urandom; do touch "$ROOT/dev/$device"; mount --bind "/dev/$device" "$ROOT/dev/$device"; done
mount -t tmpfs -o mode=755 none "$ROOT/run"
exec chroot "$ROOT" /bin/busybox env -i HOME=/root PATH=/bin QEMU_CPU=cortex-a7 /bin/busybox sh -c "$1"`;

/** What a script in the root has said. */
export interface Told {
  readonly code: number | null;
  readonly out: string;
}

/** Whether this kernel and this user can have one. */
export function canEmulate(): boolean {
  if (process.geteuid?.() !== 0 || !existsSync("/proc/sys/kernel/osrelease")) return false;
  const [major = 0, minor = 0] = readFileSync("/proc/sys/kernel/osrelease", "utf8").split(".").map(Number);
  const known = readFileSync("/proc/filesystems", "utf8").includes("\tbinfmt_misc\n");
  // Since Linux 6.7 each user namespace has its own.
  return known && (major > 6 || (major === 6 && minor >= 7));
}

/** Builds the folder from the unpacked packages of `.ci/peers/architectures.sh`. */
export function buildRoot(folder: string, architectures: string): void {
  cpSync(join(architectures, "robot-armv7l", "root"), folder, { recursive: true, verbatimSymlinks: true });
  for (const name of ["dev", "etc/init.d", "proc", "root", "run", "tmp", "var/log"]) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  // An engine has a user of its own, who shall find its Node.
  chmodSync(folder, 0o755);
  rmSync(join(folder, "usr", "share"), { recursive: true, force: true });
}

/** Runs a shell script in the root; everything that it started is gone when it resolves. */
export async function runInRoot(folder: string, architectures: string, script: string): Promise<Told> {
  const child = spawn(
    "unshare",
    ["-U", "-m", "-p", "--fork", "--kill-child=KILL", "sh", "-c", ENTER, "sh", script],
    {
      stdio: ["pipe", "pipe", "pipe"],
      env: {
        PATH: process.env["PATH"],
        ROOT: folder,
        QEMU: join(architectures, "qemu", "root", "usr", "bin", "qemu-arm-static"),
      },
    },
  );
  let out = "";
  const keep = (text: string): void => {
    out += text;
  };
  child.stderr.setEncoding("utf8").on("data", keep);
  await firstLine(child);
  child.stdout.on("data", keep);
  // Every user of this machine is there too: an engine has a user of its own.
  for (const kind of ["uid", "gid"]) writeFileSync(`/proc/${child.pid}/${kind}_map`, "0 0 4294967295");
  child.stdin.end("go\n");
  const code = await new Promise<number | null>((resolve) => {
    child.on("close", resolve);
  });
  return { code, out };
}

function firstLine(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding("utf8").once("data", () => {
      resolve();
    });
    child.once("exit", (code) => {
      reject(new Error(`no namespace: unshare ended with ${code}`));
    });
  });
}
