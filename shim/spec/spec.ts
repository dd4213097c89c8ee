/** The part of an OCI `config.json` that a behaviour needs. What is missing has OCI's own meaning. */

import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { ShimError } from "../error.js";
import { mountsOf, userOf, type SpecMount, type SpecUser } from "./mounts.js";
import { resourcesOf, type Resources } from "./resources.js";
import { isRecord, record, stringRecord, strings, textOf } from "./loose-json.js";

/** A container as its bundle describes it. */
export interface ContainerSpec {
  /** First the module's path, then the guest's arguments; empty for a sandbox container that says nothing. */
  readonly args: readonly string[];
  /** `NAME=value` each. */
  readonly env: readonly string[];
  readonly cwd: string;
  readonly terminal: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  /** Empty where none is wanted. */
  readonly cgroupsPath: string;
  readonly resources: Resources;
  readonly mounts: readonly SpecMount[];
  readonly user: SpecUser;
}

/** What an exec runs. */
export interface ExecSpec {
  readonly args: readonly string[];
  readonly env: readonly string[];
}

const MAX_SPEC = 8 * 1024 * 1024;

/** Reads the bundle's config.json. Throws `bundle-…`. */
export function readSpec(bundle: string): ContainerSpec {
  const path = join(bundle, "config.json");
  let raw: string;
  try {
    const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(handle);
      if (!stats.isFile() || stats.size > MAX_SPEC) throw new RangeError("it is no file of a sensible size");
      raw = readFileSync(handle, "utf8");
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : "no reason given";
    throw new ShimError("bundle-unreadable", `${path}: ${why}`, { cause });
  }
  return parseSpec(raw, path);
}

/** Reads the text of a config.json. Throws `bundle-invalid`. */
export function parseSpec(raw: string, where: string): ContainerSpec {
  const root = parseObject(raw, where);
  const process = record(root["process"]);
  const linux = record(root["linux"]);
  return {
    args: strings(process["args"], `${where}: process.args`),
    env: strings(process["env"], `${where}: process.env`),
    cwd: textOf(process["cwd"], `${where}: process.cwd`) || "/",
    terminal: process["terminal"] === true,
    annotations: stringRecord(root["annotations"], `${where}: annotations`),
    cgroupsPath: textOf(linux["cgroupsPath"], `${where}: linux.cgroupsPath`),
    resources: resourcesOf(linux["resources"], where),
    mounts: mountsOf(root["mounts"], where),
    user: userOf(process["user"], `${where}: process.user`),
  };
}

/** Reads the process of an exec request. Throws `bundle-invalid`. */
export function parseExec(raw: Uint8Array): ExecSpec {
  const process = parseObject(Buffer.from(raw).toString("utf8"), "the exec's process");
  return { args: strings(process["args"], "args"), env: strings(process["env"], "env") };
}

/** Reads the resources of an update request. Throws `bundle-invalid`. */
export function parseResources(raw: Uint8Array): Resources {
  const where = "the update's resources";
  return resourcesOf(parseObject(Buffer.from(raw).toString("utf8"), where), where);
}

function parseObject(raw: string, where: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch (cause) {
    throw new ShimError("bundle-invalid", `${where} is no JSON`, { cause });
  }
  if (!isRecord(value)) throw new ShimError("bundle-invalid", `${where} is no object`);
  return value;
}
