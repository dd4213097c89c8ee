/** What can go wrong between containerd and a behaviour. */

import { CodedError, type ErrorTable } from "@sandpaw/runtime/protocol";

export type ShimErrorCode =
  | "shim-message-malformed"
  | "shim-connection-closed"
  | "bundle-unreadable"
  | "bundle-invalid"
  | "native-container"
  | "rootfs-unsupported"
  | "rootfs-ambiguous"
  | "image-unreadable"
  | "image-ambiguous"
  | "module-not-in-image"
  | "module-path-unsafe"
  | "annotations-unreadable"
  | "annotations-differ"
  | "robot-ambiguous"
  | "robot-unknown"
  | "cgroup-path-invalid"
  | "cgroup-unwritable"
  | "notes-unwritable"
  | "stdio-unsupported"
  | "stdio-unopenable"
  | "memory-limit-too-small"
  | "container-out-of-memory";

/** Every code of this area. */
export const SHIM_ERRORS: ErrorTable<ShimErrorCode> = {
  "shim-message-malformed": {
    kind: "system",
    meaning: "A message from containerd does not follow its definition.",
    remedy: "Check that the version of containerd is one that is supported.",
  },
  "shim-connection-closed": {
    kind: "system",
    meaning: "The connection to containerd ended before it had answered.",
    remedy: "Nothing, if containerd was restarted; otherwise look at its log.",
  },
  "bundle-unreadable": {
    kind: "system",
    meaning: "The folder that describes the container, or its config.json, cannot be read.",
    remedy: "Look at containerd's log; a full disk is the usual cause.",
  },
  "bundle-invalid": {
    kind: "system",
    meaning: "The container's config.json does not say what a container needs.",
    remedy: "Create the container with `ctr`, the CRI or another client of containerd.",
  },
  "native-container": {
    kind: "user",
    meaning: "The container's program is no WebAssembly module; nothing else is run under this RuntimeClass.",
    remedy: "Put native containers into a pod of their own, without `runtimeClassName: sandpaw`.",
  },
  "rootfs-unsupported": {
    kind: "user",
    meaning: "The image was unpacked by a snapshotter whose layers are neither read nor mounted here.",
    remedy: "Use the snapshotter `overlayfs` or `native` for this runtime.",
  },
  "rootfs-ambiguous": {
    kind: "user",
    meaning:
      "Several layers of the image hold the folder of the module, and the kernel does not say which one counts.",
    remedy: "Put the module and its signature into one layer, best at the root: `/module.wasm`.",
  },
  "image-unreadable": {
    kind: "system",
    meaning: "The image is a wasm artifact, or could be one, and containerd does not give what it holds.",
    remedy: "Look at containerd's log; pull the image again.",
  },
  "image-ambiguous": {
    kind: "user",
    meaning: "The image is a wasm artifact of several modules, or of one that is too large.",
    remedy: "Publish one module an image.",
  },
  "module-not-in-image": {
    kind: "user",
    meaning: "The image has no file at the path that the container's command names, and is no wasm artifact.",
    remedy: "Let the first word of the command be the module's path, such as `/module.wasm`.",
  },
  "module-path-unsafe": {
    kind: "user",
    meaning: "The path of the module leads over a link, or through something that is no folder.",
    remedy: "Name the module's file itself, by its full path without links.",
  },
  "annotations-unreadable": {
    kind: "system",
    meaning: "What the pod's annotations really are could not be read from containerd.",
    remedy: "Look at containerd's log; the pod is tried again by itself.",
  },
  "annotations-differ": {
    kind: "system",
    meaning: "Annotations of the pod did not reach the runtime, so a limit among them would be lost.",
    remedy: 'Set `pod_annotations = ["sandpaw.dev/*"]` for the runtime in containerd\'s configuration.',
  },
  "robot-ambiguous": {
    kind: "user",
    meaning: "This node has several robots, and the pod does not say which one is meant.",
    remedy: "Name one in the annotation `sandpaw.dev/robot`.",
  },
  "robot-unknown": {
    kind: "user",
    meaning: "The robot that the pod needs is not on this node.",
    remedy: "Start its robot server, or let the pod be scheduled on a node that has it.",
  },
  "cgroup-path-invalid": {
    kind: "system",
    meaning: "The cgroup that the container shall live in has a name that cannot be one.",
    remedy: "Check the cgroup driver of kubelet and of containerd.",
  },
  "cgroup-unwritable": {
    kind: "system",
    meaning: "The container's cgroup cannot be made or written to, so its limits would not hold.",
    remedy: "Mount the cgroup file systems writable, as containerd itself needs them.",
  },
  "notes-unwritable": {
    kind: "system",
    meaning:
      "The note of the container cannot be written, so a daemon that comes later could not tidy up after it.",
    remedy: "Make room on the disk that holds `/run/sandpaw`.",
  },
  "stdio-unsupported": {
    kind: "user",
    meaning: "The container's output shall go to something that is not supported.",
    remedy: "Use FIFOs, as every client of containerd does, or `file://` or `binary://` with a full path.",
  },
  "stdio-unopenable": {
    kind: "system",
    meaning: "The container's standard input or output cannot be opened.",
    remedy: "Look at containerd's log; its client may have ended.",
  },
  "memory-limit-too-small": {
    kind: "user",
    meaning: "The container's memory limit is less than an engine needs before any module runs.",
    remedy: "Raise `resources.limits.memory`.",
  },
  "container-out-of-memory": {
    kind: "user",
    meaning: "The kernel ended the behaviour because its container was at its memory limit.",
    remedy: "Raise `resources.limits.memory`, or make the behaviour smaller.",
  },
};

/** Thrown by everything in this package. */
export class ShimError extends CodedError<ShimErrorCode> {
  override readonly name = "ShimError";

  constructor(code: ShimErrorCode, detail: string, options?: { cause?: unknown }) {
    super(SHIM_ERRORS, code, detail, options);
  }
}
