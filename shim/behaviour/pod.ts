/** What a container's bundle says of its pod: its identity, its files, and where its last words go. */

import { join, posix } from "node:path";

import { SERVICE_ACCOUNT_PATH } from "@sandpaw/runtime/policy";
import { readBounded, type MountedFiles, type StartOptions } from "@sandpaw/runtime/supervisor";

import { isPodFile, isRecord, isTerminationLog, type ContainerSpec, type SpecMount } from "../spec/index.js";
import { CRI } from "./annotations.js";

/** Under which name and for whom the behaviour runs. */
export function identityOf(
  spec: ContainerSpec,
  id: string,
): Pick<StartOptions, "name" | "namespace" | "podUid" | "serviceAccount"> {
  const { annotations } = spec;
  const namespace = annotations[CRI.podNamespace];
  const podUid = annotations[CRI.podUid];
  const serviceAccount = serviceAccountOf(spec);
  return {
    name: annotations[CRI.podName] ?? id,
    ...(namespace === undefined ? {} : { namespace }),
    ...(podUid === undefined ? {} : { podUid }),
    ...(serviceAccount === undefined ? {} : { serviceAccount }),
  };
}

/**
 * The files that are mounted for the guest, and as whom it reads them. Of a pod's mounts only what kubelet itself has
 * filled with ConfigMaps, Secrets and the like; a container without a pod has the binds that its creator, who is root
 * on this machine, has chosen.
 */
export function mountedFiles(spec: ContainerSpec): MountedFiles {
  const { annotations, mounts, user } = spec;
  const podUid = annotations[CRI.podUid];
  const chosen =
    annotations[CRI.type] === undefined
      ? mounts.filter(({ type }) => type === "bind")
      : mounts.filter(({ source }) => podUid !== undefined && isPodFile(source, podUid));
  return { user, mounts: chosen.map((one) => ({ path: wholePath(one), source: one.source })) };
}

/** Kubelet's file for the container's last words, on the host; undefined without one. */
export function terminationLogOf({ mounts, annotations }: ContainerSpec): string | undefined {
  return mounts.find((one) => isTerminationLog(one, annotations[CRI.podUid]))?.source;
}

function wholePath({ destination }: SpecMount): string {
  const path = posix.normalize(`/${destination}`);
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

const MAX_TOKEN = 16 * 1024;

/**
 * The CRI does not say whose a pod is; its token does. Nothing is granted by what is read here: it only keeps pods of
 * different accounts from using one engine after the other.
 */
function serviceAccountOf({ mounts }: ContainerSpec): string | undefined {
  const mount = mounts.find((one) => wholePath(one) === SERVICE_ACCOUNT_PATH);
  if (mount === undefined) return undefined;
  try {
    const token = Buffer.from(readBounded(join(mount.source, "..data", "token"), MAX_TOKEN)).toString("utf8");
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
    const subject = isRecord(claims) ? claims["sub"] : undefined;
    return typeof subject === "string" ? subject : undefined;
  } catch {
    // A pod without a token that can be read has none that its engine could have seen.
    return undefined;
  }
}
