/** What a containerd of the tests is configured to be, in the form that its version reads. */

import { RUNTIME } from "./containerd-shim.js";

export interface ConfigPlaces {
  /** Such as `1.7`. */
  readonly series: string;
  /** Root, state and everything else that it writes. */
  readonly folder: string;
  readonly socket: string;
  /** Where its CNI plugins are. */
  readonly cniBin: string;
  /** Further runtimes, for comparisons. */
  readonly others?: readonly OtherRuntime[];
}

/** A runtime that is not ours. */
export interface OtherRuntime {
  readonly name: string;
  readonly type: string;
  readonly lines: readonly string[];
  /** Such as `BinaryName = "/usr/bin/crun"`. */
  readonly options: readonly string[];
}

/** Handlers by name: ours, ours without the annotation pattern, and from containerd 2 ours that makes its own sandboxes. */
const HANDLERS: Readonly<Record<string, readonly string[]>> = {
  sandpaw: ['pod_annotations = ["sandpaw.dev/*"]', 'container_annotations = ["sandpaw.dev/*"]'],
  forgetful: [],
  sandboxed: [
    'pod_annotations = ["sandpaw.dev/*"]',
    'container_annotations = ["sandpaw.dev/*"]',
    'sandboxer = "shim"',
  ],
};

/** True from the version on that knows the Sandbox API as a choice of its configuration. */
export function hasSandboxApi(series: string): boolean {
  return Number(series.split(".")[0]) >= 2;
}

/** A file system in a file, which the snapshotter `blockfile` begins each root with, if a test puts one there. */
export function scratchFile(folder: string): string {
  return `${folder}/scratch.ext4`;
}

/** The text of its `config.toml`. */
export function configText(places: ConfigPlaces): string {
  return hasSandboxApi(places.series) ? version3(places) : version2(places);
}

const head = ({ folder, socket }: ConfigPlaces, version: number): string => `version = ${version}
root = "${folder}/root"
state = "${folder}/state"
[grpc]
  address = "${socket}"
[plugins."io.containerd.internal.v1.opt"]
  path = "${folder}/opt"
[plugins."io.containerd.snapshotter.v1.blockfile"]
  root_path = "${folder}/blockfile"
  scratch_file = "${scratchFile(folder)}"
  fs_type = "ext4"
  mount_options = ["loop"]
`;

function handlers(plugin: string, names: readonly string[]): string {
  return names
    .map((name) => {
      const lines = [`runtime_type = "${RUNTIME}"`, ...(HANDLERS[name] ?? [])];
      return `[plugins."${plugin}".containerd.runtimes.${name}]\n  ${lines.join("\n  ")}\n`;
    })
    .join("");
}

function version2(places: ConfigPlaces): string {
  const plugin = "io.containerd.grpc.v1.cri";
  const { folder, cniBin } = places;
  return `${head(places, 2)}[plugins."${plugin}"]
  sandbox_image = "sandpaw.test/pause:1"
  restrict_oom_score_adj = true
  disable_tcp_service = true
  netns_mounts_under_state_dir = true
  [plugins."${plugin}".cni]
    bin_dir = "${cniBin}"
    conf_dir = "${folder}/cni-conf"
[plugins."${plugin}".containerd]
  default_runtime_name = "sandpaw"
${handlers(plugin, ["sandpaw", "forgetful"])}${(places.others ?? [])
    .map(({ name, type, lines, options }) => {
      const table = `[plugins."${plugin}".containerd.runtimes.${name}`;
      return [`${table}]`, `runtime_type = "${type}"`, ...lines, `${table}.options]`, ...options, ""].join(
        "\n",
      );
    })
    .join("")}`;
}

function version3(places: ConfigPlaces): string {
  const plugin = "io.containerd.cri.v1.runtime";
  const { folder, cniBin } = places;
  return `${head(places, 3)}[plugins."io.containerd.nri.v1.nri"]
  disable = true
[plugins."io.containerd.cri.v1.images".pinned_images]
  sandbox = "sandpaw.test/pause:1"
[plugins."${plugin}"]
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
[plugins."${plugin}".cni]
  bin_dirs = ["${cniBin}"]
  conf_dir = "${folder}/cni-conf"
[plugins."${plugin}".containerd]
  default_runtime_name = "sandpaw"
${handlers(plugin, ["sandpaw", "forgetful", "sandboxed"])}`;
}
