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
/** Range Not Satisfiable: the piece is not the next one. */
const OUT_OF_STEP = 416;
const BREAKS: ReadonlySet<string> = new Set(["registry-unreachable", "registry-failed", "registry-busy"]);

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
  const { digest } = blob.descriptor;
  if (await place.hasBlob(digest)) return;
  const location = await begin(place, digest);
  if (location === undefined) return;
  const source = new UploadSource(blob, onBytes);
  try {
    await send(place, source, location);
  } finally {
    await source.close();
  }
}

/** Sends piece after piece; after a break, from where the registry says it is. */
async function send(place: UploadPlace, source: UploadSource, start: URL): Promise<void> {
  let location = start;
  let at = 0;
  for (let breaks = 0; ;) {
    try {
      const sent = await sendPiece(place, source, location, at);
      if (sent === undefined) return;
      location = sent.location;
      at = sent.at;
    } catch (error) {
      breaks += 1;
      // Where the answer to the last piece was lost the blob may be stored, and the upload be no more.
      const mayBeStored = isLastPiece(source, at) && (breaks > 1 || isBroken(error));
      if (mayBeStored && (await place.hasBlob(source.descriptor.digest))) return;
      if (!isBroken(error) || breaks > MAX_BREAKS) throw error;
      const kept = await progressOf(place, location);
      location = kept.location;
      at = kept.at;
    }
  }
}

function isLastPiece({ descriptor: { size } }: UploadSource, at: number): boolean {
  return size - at <= PIECE;
}

/** Whether it may go on: the connection broke, the registry stumbled, or had more or less than we thought. */
function isBroken(error: unknown): boolean {
  return error instanceof OciError && BREAKS.has(error.code);
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

/** Sends what comes next; answers where it went on, or nothing where that was all. */
async function sendPiece(
  place: UploadPlace,
  source: UploadSource,
  location: URL,
  at: number,
): Promise<Sent | undefined> {
  const { digest, size } = source.descriptor;
  const isLast = isLastPiece(source, at);
  const length = isLast ? size - at : PIECE;
  const url = new URL(location);
  if (isLast) url.searchParams.set("digest", digest);
  const answer = await ask(place.asker, {
    method: isLast ? "PUT" : "PATCH",
    url,
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(length),
      ...(!isLast && { "content-range": `${at}-${at + length - 1}` }),
    },
    body: () => source.part(at, length),
    isOnce: true,
  });
  if (answer.status === OUT_OF_STEP)
    throw new OciError("registry-unreachable", `${url.host} has another part of ${digest} than was sent`);
  if (answer.status !== (isLast ? 201 : 202)) throw await place.refuse(answer, url, "upload");
  answer.body.resume();
  return isLast ? undefined : { location: locationOf(answer, url), at: at + length };
}

/** How much of a broken upload is there. distribution-spec 1.1, "Pushing a blob in chunks". */
async function progressOf(place: UploadPlace, url: URL): Promise<Sent> {
  const answer = await ask(place.asker, { method: "GET", url, headers: {} });
  if (answer.status !== 204) throw await place.refuse(answer, url, "upload");
  answer.body.resume();
  const last = /^(?:bytes=)?0-(\d{1,15})$/.exec(answer.headers.range ?? "")?.[1];
  return { location: locationOf(answer, url), at: last === undefined || last === "0" ? 0 : Number(last) + 1 };
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
