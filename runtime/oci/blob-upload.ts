/** Uploads of blobs: taken over from a neighbour, in one piece, or from where the last try broke. */

import { OciError } from "./error.js";
import type { Digest } from "./digest.js";
import type { BlobSource } from "./image-store.js";
import { ask, isAsSafe, type Asker } from "./registry-request.js";
import { UploadSource } from "./upload-source.js";
import type { HttpAnswer } from "./transport.js";

/** Larger blobs are sent in pieces, so that a broken upload goes on; bytes. */
const PIECE = 8 * 1024 * 1024;
const MAX_BREAKS = 5;

/** Where it goes. */
export interface UploadPlace {
  readonly asker: Asker;
  readonly start: URL;
  readonly mountFrom?: string;
  readonly hasBlob: (digest: Digest) => Promise<boolean>;
  readonly refuse: (answer: HttpAnswer, url: URL, what: string) => Promise<OciError>;
}

/** Stores the blob; does nothing where it is there. Throws `registry-…`, and what the source throws. */
export async function upload(
  place: UploadPlace,
  blob: BlobSource,
  onBytes: (count: number) => void = () => undefined,
): Promise<void> {
  const { digest, size } = blob.descriptor;
  if (await place.hasBlob(digest)) return;
  let location = await begin(place, digest);
  if (location === undefined) return;
  const source = new UploadSource(blob, onBytes);
  let at = 0;
  let breaks = 0;
  while (size - at > PIECE) {
    try {
      const sent = await sendPiece(place, source, location, at);
      location = sent.location;
      at = sent.at;
    } catch (error) {
      breaks += 1;
      if (!isBroken(error) || breaks > MAX_BREAKS) throw error;
      const kept = await progressOf(place, location);
      location = kept.location;
      at = kept.at;
    }
  }
  await finishUpload(place, source, location, at);
}

function isBroken(error: unknown): boolean {
  return (
    error instanceof OciError && (error.code === "registry-unreachable" || error.code === "registry-failed")
  );
}

/** Begins an upload; undefined where the registry took the blob over from a neighbour. */
async function begin(place: UploadPlace, digest: Digest): Promise<URL | undefined> {
  const url = new URL(place.start);
  if (place.mountFrom !== undefined) {
    url.searchParams.set("mount", digest);
    url.searchParams.set("from", place.mountFrom);
  }
  const answer = await ask(place.asker, { method: "POST", url, headers: { "content-length": "0" } });
  if (answer.status === 201 && place.mountFrom !== undefined) {
    answer.body.resume();
    return undefined;
  }
  if (answer.status !== 202) throw await place.refuse(answer, url, "upload");
  answer.body.resume();
  return locationOf(answer, url);
}

interface Sent {
  readonly location: URL;
  readonly at: number;
}

async function sendPiece(place: UploadPlace, source: UploadSource, url: URL, at: number): Promise<Sent> {
  const answer = await ask(place.asker, {
    method: "PATCH",
    url,
    headers: {
      "content-type": "application/octet-stream",
      "content-range": `${at}-${at + PIECE - 1}`,
      "content-length": String(PIECE),
    },
    body: () => source.part(at, PIECE),
  });
  if (answer.status !== 202) throw await place.refuse(answer, url, "upload");
  answer.body.resume();
  return { location: locationOf(answer, url), at: at + PIECE };
}

/** How much of a broken upload is there. distribution-spec 1.1, "Pushing a blob in chunks". */
async function progressOf(place: UploadPlace, url: URL): Promise<Sent> {
  const answer = await ask(place.asker, { method: "GET", url, headers: {} });
  if (answer.status !== 204) throw await place.refuse(answer, url, "upload");
  answer.body.resume();
  const last = /^(?:bytes=)?0-(\d{1,15})$/.exec(answer.headers.range ?? "")?.[1];
  return { location: locationOf(answer, url), at: last === undefined || last === "0" ? 0 : Number(last) + 1 };
}

async function finishUpload(
  place: UploadPlace,
  source: UploadSource,
  location: URL,
  at: number,
): Promise<void> {
  const { digest, size } = source.descriptor;
  const url = new URL(location);
  url.searchParams.set("digest", digest);
  const answer = await ask(place.asker, {
    method: "PUT",
    url,
    headers: { "content-type": "application/octet-stream", "content-length": String(size - at) },
    body: () => source.part(at, size - at),
  });
  if (answer.status !== 201) throw await place.refuse(answer, url, "upload");
  answer.body.resume();
}

function locationOf({ headers }: HttpAnswer, from: URL): URL {
  const { location } = headers;
  if (location === undefined || !URL.canParse(location, from.href))
    throw new OciError("registry-answer", `${from.host} does not say where the upload goes`);
  const url = new URL(location, from);
  if (!isAsSafe(from, url))
    throw new OciError(
      "registry-redirect",
      `${from.host} wants the upload at ${url.origin}, which is not encrypted`,
    );
  return url;
}
