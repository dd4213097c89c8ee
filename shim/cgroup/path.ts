/** Where a container's cgroup is, from what its spec calls it. */

import { join } from "node:path";

import { ShimError } from "../error.js";

/** The path below a hierarchy's root; systemd's form is `slice:prefix:name`. Throws `cgroup-path-invalid`. */
export function cgroupPath(wanted: string): string {
  const path = wanted.includes(":") ? fromSystemd(wanted) : wanted;
  const names = path.split("/").filter(Boolean);
  if (names.length === 0 || names.some((name) => name === "." || name === ".." || name.includes("\0")))
    throw new ShimError("cgroup-path-invalid", `${JSON.stringify(wanted.slice(0, 200))} names no cgroup`);
  return join("/", ...names);
}

/** `kubepods-burstable.slice` lies in `kubepods.slice`: each dash is a step. */
function fromSystemd(wanted: string): string {
  const [slice, prefix, name, ...more] = wanted.split(":");
  if (slice === undefined || prefix === undefined || !name || more.length > 0 || !slice.endsWith(".slice"))
    throw new ShimError(
      "cgroup-path-invalid",
      `${JSON.stringify(wanted.slice(0, 200))} is not slice:prefix:name`,
    );
  const parts = slice.slice(0, -".slice".length).split("-");
  // `-.slice` is the root itself.
  const slices = slice === "-.slice" ? [] : parts.map((_, i) => `${parts.slice(0, i + 1).join("-")}.slice`);
  if (parts.includes("") && slice !== "-.slice")
    throw new ShimError("cgroup-path-invalid", `${JSON.stringify(slice.slice(0, 200))} is no slice`);
  return join(...slices, prefix === "" ? `${name}.scope` : `${prefix}-${name}.scope`);
}
