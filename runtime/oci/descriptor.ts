/** What a manifest says about one of its parts. OCI image-spec 1.1, `descriptor.md`. */

import { digestOf, type Digest } from "./digest.js";
import { OciError } from "./error.js";

/** Text by key. */
export type Annotations = Readonly<Record<string, string>>;

/** A part: what it is, which it is, how long it is. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
  readonly annotations?: Annotations;
  readonly artifactType?: string;
  /** The part itself in base64, checked to be it. */
  readonly data?: string;
  readonly platform?: Platform;
}

/** Where an index says that one of its images belongs. */
export interface Platform {
  readonly architecture: string;
  readonly os: string;
  readonly "os.version"?: string;
  readonly "os.features"?: readonly string[];
  readonly variant?: string;
  readonly features?: readonly string[];
}

/** Describes bytes. */
export function describe(mediaType: string, bytes: Uint8Array, annotations?: Annotations): Descriptor {
  const base = { mediaType, digest: digestOf(bytes), size: bytes.length };
  return annotations === undefined ? base : { ...base, annotations };
}

/** Throws `blob-mismatch` unless the bytes are what the descriptor says. */
export function assertIs(bytes: Uint8Array, { digest, size }: Pick<Descriptor, "digest" | "size">): void {
  if (bytes.length !== size)
    throw new OciError("blob-mismatch", `${digest} has ${size} bytes, and ${bytes.length} came`);
  const found = digestOf(bytes);
  if (found !== digest) throw new OciError("blob-mismatch", `${digest} was asked for, ${found} came`);
}

/** Throws `image-manifest-malformed` where a part that is laid into its descriptor is another. */
export function checkData({ data, digest, size }: Descriptor): void {
  if (data === undefined) return;
  const bytes = Buffer.from(data, "base64");
  if (bytes.toString("base64") !== data || bytes.length !== size || digestOf(bytes) !== digest)
    throw new OciError(
      "image-manifest-malformed",
      `the data laid into the descriptor of ${digest} is another`,
    );
}
