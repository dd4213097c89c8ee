/** The part of a registry that containerd needs to pull an image: manifests and blobs, over HTTP on loopback. */

import { once } from "node:events";
import { createServer } from "node:http";
import type { BuiltImage } from "@sandpaw/runtime/oci";

export interface ServedImages {
  /** What containerd calls the image of this name. */
  reference(name: string): string;
  close(): void;
}

/** Serves the images, each under its name and the tag 1. */
export async function serveImages(images: Readonly<Record<string, BuiltImage>>): Promise<ServedImages> {
  const found = new Map<string, { readonly type: string; readonly bytes: Uint8Array }>();
  for (const [name, { manifest, parts }] of Object.entries(images)) {
    const { mediaType: type, digest } = manifest.descriptor;
    for (const tag of ["1", digest])
      found.set(`/v2/${name}/manifests/${tag}`, { type, bytes: manifest.bytes });
    for (const { descriptor, bytes } of parts)
      found.set(`/v2/${name}/blobs/${descriptor.digest}`, { type: "application/octet-stream", bytes });
  }
  const server = createServer((request, response) => {
    const one = found.get(new URL(request.url ?? "", "http://registry").pathname);
    if (one === undefined) {
      response.writeHead(request.url === "/v2/" ? 200 : 404).end();
      return;
    }
    response.writeHead(200, { "content-type": one.type, "content-length": one.bytes.length });
    response.end(request.method === "HEAD" ? undefined : one.bytes);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the registry has no port");
  return {
    reference: (name) => `127.0.0.1:${address.port}/${name}:1`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
