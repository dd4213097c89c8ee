/** Names of images. Grammar: distribution-spec 1.1, "Pulling manifests", and the reference grammar of distribution. */

import { isDigest, type Digest } from "./digest.js";
import { OciError } from "./error.js";

/** An image, or several, in a registry. */
export interface Reference {
  /** `HOST` or `HOST:PORT`; IPv6 in brackets. */
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string;
  /** Where both are given the digest decides, and the tag is for people. */
  readonly digest?: Digest;
}

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[0-9a-f:.]{2,45}\\])(?::([1-9][0-9]{0,4}))?$`);
const PATH = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const REPOSITORY = new RegExp(`^${PATH}(?:/${PATH})*$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const MAX_REPOSITORY = 255;

/** Whether a text can be a tag. */
export function isTag(text: string): boolean {
  return TAG.test(text);
}

/** Reads `HOST[:PORT]/REPOSITORY[:TAG][@DIGEST]`; nothing is filled in. Throws `reference-malformed`. */
export function parseReference(text: string): Reference {
  const bad = (why: string): OciError =>
    new OciError("reference-malformed", `${JSON.stringify(text.slice(0, 300))} ${why}`);
  const [name = "", digest, ...more] = text.split("@");
  if (more.length > 0) throw bad("has more than one @");
  if (digest !== undefined && !isDigest(digest))
    throw bad("does not end in sha256: and 64 lower-case hexadecimal digits");
  const slash = name.indexOf("/");
  if (slash === -1) throw bad("names no registry; begin with its host, such as registry.example.org/");
  const registry = name.slice(0, slash);
  const port = HOST.exec(registry)?.[1];
  if (!HOST.test(registry) || Number(port ?? 1) > 65_535) throw bad("does not begin with a host name");
  if (!/[.:\]]/.test(registry) && registry !== "localhost")
    throw bad("names no registry; its host has a dot or a port");
  const colon = name.indexOf(":", slash);
  const repository = name.slice(slash + 1, colon === -1 ? undefined : colon);
  if (repository.length > MAX_REPOSITORY || !REPOSITORY.test(repository))
    throw bad("has no repository of lower-case letters, digits and single separators after the host");
  const tag = colon === -1 ? undefined : name.slice(colon + 1);
  if (tag !== undefined && !isTag(tag)) throw bad("has no tag of letters, digits, _ . - after the colon");
  return {
    registry,
    repository,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
}

/** The reference as text. */
export function formatReference({ registry, repository, tag, digest }: Reference): string {
  return `${registry}/${repository}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
}

/** What a registry is asked for: the digest, else the tag, else `latest`. */
export function targetOf({ tag, digest }: Pick<Reference, "tag" | "digest">): string {
  return digest ?? tag ?? "latest";
}
