/** Where an image is, as a person writes it. */

import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Descriptor } from "./descriptor.js";
import { isDigest, type Digest } from "./digest.js";
import { OciError } from "./error.js";
import { fileError } from "./file-error.js";
import type { ImageStore } from "./image-store.js";
import { LayoutArchive, writeArchive } from "./layout-archive.js";
import { LayoutFolder } from "./layout-folder.js";
import { REF_NAME } from "./layout-index.js";
import { parseManifest } from "./manifest.js";
import { IMAGE_MANIFEST } from "./media-types.js";
import { formatReference, isTag, parseReference, targetOf, type Reference } from "./reference.js";
import { RegistryRepository, type RegistryOptions } from "./registry.js";

/** A place and what in it is meant. */
export type ImagePlace =
  | { readonly kind: "registry"; readonly reference: Reference }
  | {
      readonly kind: "folder" | "archive";
      readonly path: string;
      readonly tag?: string;
      readonly digest?: Digest;
    };

/** What is needed to go there. */
export interface PlaceOptions extends RegistryOptions {
  /** Paths start here. */
  readonly cwd: string;
}

const LAYOUT = /^(oci|oci-archive):(.+)$/;

/** Reads `HOST/REPOSITORY[:TAG][@DIGEST]`, `oci:FOLDER[:TAG]`, `oci-archive:FILE[:TAG]`. Throws `reference-malformed`. */
export function parsePlace(text: string): ImagePlace {
  const [, scheme, rest = ""] = LAYOUT.exec(text) ?? [];
  if (scheme === undefined) return { kind: "registry", reference: parseReference(text) };
  const kind = scheme === "oci" ? "folder" : "archive";
  const at = rest.lastIndexOf("@");
  const digest = at === -1 ? undefined : rest.slice(at + 1);
  if (digest !== undefined && isDigest(digest)) return { kind, path: rest.slice(0, at), digest };
  const colon = rest.lastIndexOf(":");
  const tag = colon === -1 ? undefined : rest.slice(colon + 1);
  if (tag === undefined || tag.includes("/")) return { kind, path: rest };
  if (colon === 0 || !isTag(tag))
    throw new OciError(
      "reference-malformed",
      `${JSON.stringify(text.slice(0, 300))} has no path or no tag around its last colon`,
    );
  return { kind, path: rest.slice(0, colon), tag };
}

/** The place as text. */
export function formatPlace(place: ImagePlace): string {
  if (place.kind === "registry") return formatReference(place.reference);
  const { kind, path, tag, digest } = place;
  const end = digest === undefined ? (tag === undefined ? "" : `:${tag}`) : `@${digest}`;
  return `${kind === "folder" ? "oci" : "oci-archive"}:${path}${end}`;
}

/** The tag that is given, if one is. */
export function tagOf(place: ImagePlace): string | undefined {
  return place.kind === "registry" ? place.reference.tag : place.tag;
}

/** Opens a place as a whole, lets `work` read it, and closes it. */
export async function withStore<T>(
  place: ImagePlace,
  options: PlaceOptions,
  work: (store: ImageStore) => Promise<T>,
): Promise<T> {
  const store = await openSource(place, options);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The same for the image that is meant. */
export async function withSource<T>(
  place: ImagePlace,
  options: PlaceOptions,
  work: (store: ImageStore, tagOrDigest: string) => Promise<T>,
): Promise<T> {
  const store = await openSource(place, options);
  try {
    return await work(store, await nameIn(place, store));
  } finally {
    await store.close();
  }
}

/** Opens a place to write; the file of an `oci-archive` is there only when all went well. */
export async function withTarget<T>(
  place: ImagePlace,
  options: PlaceOptions,
  work: (store: ImageStore) => Promise<T>,
): Promise<T> {
  if (place.kind === "archive") return writeArchive(resolve(options.cwd, place.path), work);
  const store = await openPlace(place, { ...options, forWriting: true });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

type OpenedStore = RegistryRepository | LayoutFolder | LayoutArchive;

/** What is to be read is there; a folder that is not is a misspelt one, and no empty layout. */
async function openSource(place: ImagePlace, options: PlaceOptions): Promise<OpenedStore> {
  if (place.kind === "folder") await assertThere(resolve(options.cwd, place.path));
  return openPlace(place, options);
}

async function assertThere(folder: string): Promise<void> {
  try {
    await stat(folder);
  } catch (cause) {
    throw fileError("layout-unreadable", folder, cause);
  }
}

async function openPlace(place: ImagePlace, options: PlaceOptions): Promise<OpenedStore> {
  if (place.kind === "registry") return new RegistryRepository(place.reference, options);
  const path = resolve(options.cwd, place.path);
  return place.kind === "folder" ? new LayoutFolder(path) : LayoutArchive.open(path);
}

/** What is meant in the place; a layout with a single image needs no name for it. */
async function nameIn(place: ImagePlace, store: OpenedStore): Promise<string> {
  if (place.kind === "registry") return targetOf(place.reference);
  const name = place.digest ?? place.tag;
  if (name !== undefined) return name;
  if (store instanceof RegistryRepository) return "latest";
  const images = await imagesOf(store);
  const [only] = images;
  if (only !== undefined && images.length === 1) return only.annotations?.[REF_NAME] ?? only.digest;
  const tags = await store.listTags();
  throw new OciError(
    "image-absent",
    images.length === 0
      ? `${store.label} holds no image`
      : `${store.label} holds ${images.length} images; name one of ${tags.slice(0, 20).join(", ")}`,
  );
}

/** The entries that are images, not what is said about one; an image of several tags counts once. */
async function imagesOf(store: LayoutFolder | LayoutArchive): Promise<readonly Descriptor[]> {
  const images = new Map<Digest, Descriptor>();
  for (const entry of await store.entries()) {
    if (entry.annotations?.[REF_NAME]?.startsWith("sha256-") === true) continue;
    if (!(await isAboutAnother(store, entry))) images.set(entry.digest, entry);
  }
  return [...images.values()];
}

/** Whether a manifest has a subject; that it is an artifact does not say so. */
async function isAboutAnother(store: ImageStore, { mediaType, digest }: Descriptor): Promise<boolean> {
  if (mediaType !== IMAGE_MANIFEST) return false;
  return parseManifest((await store.getManifest(digest)).bytes).subject !== undefined;
}
