/** Images made here: an OCI layout in a tar, of one layer with the given files. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../harness/index.js";

/** What an image holds. */
export interface ImageFiles {
  readonly name: string;
  /** Content by path, without a slash at the beginning. */
  readonly files: Readonly<Record<string, Uint8Array | string>>;
  readonly entrypoint: readonly string[];
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Writes the image; answers the path of its tar. */
export function writeImage({ name, files, entrypoint }: ImageFiles): string {
  const folder = temporaryFolder();
  const root = join(folder, "root");
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), content, { mode: 0o755 });
  }
  const layer = join(folder, "layer.tar");
  tar(layer, root);
  const layout = join(folder, "layout");
  mkdirSync(join(layout, "blobs", "sha256"), { recursive: true });
  const put = (mediaType: string, bytes: Uint8Array): { mediaType: string; digest: string; size: number } => {
    const hash = createHash("sha256").update(bytes).digest("hex");
    writeFileSync(join(layout, "blobs", "sha256", hash), bytes);
    return { mediaType, digest: `sha256:${hash}`, size: bytes.length };
  };
  const layerBlob = put("application/vnd.oci.image.layer.v1.tar", readFileSync(layer));
  const config = put(
    "application/vnd.oci.image.config.v1+json",
    json({
      architecture: process.arch === "x64" ? "amd64" : process.arch,
      os: "linux",
      config: { Entrypoint: entrypoint, Env: ["FROM_IMAGE=yes"] },
      rootfs: { type: "layers", diff_ids: [layerBlob.digest] },
    }),
  );
  const manifestType = "application/vnd.oci.image.manifest.v1+json";
  const manifest = put(
    manifestType,
    json({ schemaVersion: 2, mediaType: manifestType, config, layers: [layerBlob] }),
  );
  const annotations = { "io.containerd.image.name": name, "org.opencontainers.image.ref.name": name };
  writeFileSync(join(layout, "oci-layout"), JSON.stringify({ imageLayoutVersion: "1.0.0" }));
  writeFileSync(
    join(layout, "index.json"),
    JSON.stringify({ schemaVersion: 2, manifests: [{ ...manifest, annotations }] }),
  );
  const image = join(folder, "image.tar");
  tar(image, layout);
  return image;
}

function tar(file: string, folder: string): void {
  const { status, stderr } = spawnSync("tar", ["-cf", file, "--owner=0", "--group=0", "-C", folder, "."], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`tar: ${stderr}`);
}
