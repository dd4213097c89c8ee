/** The mounts of a container that a guest may be given: files that kubelet has laid out for the pod. */

import { existsSync } from "node:fs";
import { join } from "node:path";

import { ShimError } from "../error.js";
import { isRecord, strings, textOf } from "./loose-json.js";

/** One mount as OCI describes it. */
export interface SpecMount {
  readonly destination: string;
  readonly source: string;
  readonly type: string;
}

/** Reads the list of mounts. Throws `bundle-invalid`. */
export function mountsOf(value: unknown, where: string): readonly SpecMount[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((one) => {
    strings(one["options"], `${where}: mounts.options`);
    return {
      destination: textOf(one["destination"], `${where}: mounts.destination`),
      source: textOf(one["source"], `${where}: mounts.source`),
      type: textOf(one["type"], `${where}: mounts.type`),
    };
  });
}

/** Volumes that kubelet fills with files, and that nobody in the pod writes to. */
const KINDS = ["configmap", "secret", "projected", "downward-api"] as const;
const NAME = "[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?";
const VOLUME = new RegExp(`^/.*/pods/([^/]+)/volumes/kubernetes\\.io~(?:${KINDS.join("|")})/${NAME}$`);
const SUB_PATH = new RegExp(`^(/.*/pods/([^/]+))/volume-subpaths/(${NAME})/${NAME}/\\d+$`);

const OWN_FILE = new RegExp(`^/.*/pods/([^/]+)/containers/${NAME}/[0-9a-f]+$`);

/** Whether a mount's source is a ConfigMap, a Secret, a projected volume or the downward API, of this pod. */
export function isPodFile(source: string, podUid: string): boolean {
  if (source.split("/").some((name) => name === "..")) return false;
  if (VOLUME.exec(source)?.[1] === podUid) return true;
  const part = SUB_PATH.exec(source);
  if (part?.[2] !== podUid) return false;
  // A part of a volume does not say of what kind the volume is.
  const folder = join(part[1] ?? "", "volumes");
  return KINDS.some((kind) => existsSync(join(folder, `kubernetes.io~${kind}`, part[3] ?? "")));
}

/** Where kubelet reads a container's last words: its own file of this container, wherever the pod wants it mounted. */
export function isTerminationLog({ destination, source }: SpecMount, podUid: string | undefined): boolean {
  if (destination === "/dev/termination-log") return true;
  return podUid !== undefined && OWN_FILE.exec(source)?.[1] === podUid;
}

/** The ids of a container's user. */
export interface SpecUser {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
}

/** Reads `process.user`; what is missing is root, as OCI has it. Throws `bundle-invalid`. */
export function userOf(value: unknown, where: string): SpecUser {
  const { uid, gid, additionalGids } = isRecord(value) ? value : {};
  const groups = additionalGids === undefined || additionalGids === null ? [] : additionalGids;
  if (!Array.isArray(groups)) throw new ShimError("bundle-invalid", `${where}: additionalGids is no list`);
  return { uid: id(uid, where), gid: id(gid, where), groups: groups.map((one: unknown) => id(one, where)) };
}

function id(value: unknown, where: string): number {
  if (value === undefined) return 0;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0)
    throw new ShimError("bundle-invalid", `${where} holds what is no user or group`);
  return value;
}
