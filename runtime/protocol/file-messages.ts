/** What an engine asks about files that are mounted for its guest, and what it is told. */

import { ByteReader, decodeUtf8 } from "./byte-reader.js";
import { FrameError } from "./frame-error.js";

/** `look`: what it is, and of a link where it leads; `read`: all bytes of a file; `list`: the names in a folder. */
export const FILE_VERBS = ["look", "read", "list"] as const;
export type FileVerb = (typeof FILE_VERBS)[number];

/** One question. */
export interface FileAsk {
  readonly verb: FileVerb;
  /** Whether the last part of the path is followed where it is a link; every other part is. */
  readonly follow: boolean;
  /** Whole, without `.` and `..`. */
  readonly path: string;
}

export const FILE_KINDS = ["file", "folder", "link"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Why there is no answer. */
export const FILE_REFUSALS = [
  "missing",
  "denied",
  "no-folder",
  "is-folder",
  "links",
  "name-too-long",
  "too-large",
  "outside",
  "failed",
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** One answer. */
export type FileReply =
  | { readonly refusal: FileRefusal }
  | {
      readonly refusal?: undefined;
      readonly kind: FileKind;
      readonly size: number;
      readonly modifiedNs: bigint;
      readonly inode: bigint;
      /** Of `read` the bytes, of `list` the entries (`encodeEntries`), of a `look` at a link where it leads. */
      readonly data: Uint8Array;
    };

/** One name in a folder. */
export interface FileEntry {
  readonly name: string;
  readonly kind: FileKind;
  readonly inode: bigint;
}

/** Largest file that is read, bytes: as large as a ConfigMap or a Secret can be. */
export const MAX_FILE: number = 1024 * 1024;
/** Longest path, bytes of UTF-8. */
export const MAX_FILE_PATH = 1024;
/** Most names that a folder is listed with. */
export const MAX_FILE_ENTRIES = 1024;
/** Longest name, bytes of UTF-8. */
export const MAX_FILE_NAME = 255;

const UTF8 = new TextEncoder();
const STAT = 26;
const ENTRY = 10;

/** The payload of a question: u8 verb, u8 follow, path. */
export function encodeFileAsk({ verb, follow, path }: FileAsk): readonly Uint8Array[] {
  return [Uint8Array.of(FILE_VERBS.indexOf(verb), follow ? 1 : 0), UTF8.encode(path)];
}

/** Throws `FrameError`. */
export function decodeFileAsk(reader: ByteReader): FileAsk {
  const verb = FILE_VERBS[reader.u8()];
  const follow = reader.u8();
  if (verb === undefined || follow > 1) throw malformed("a question about a file");
  if (reader.remaining > MAX_FILE_PATH) throw malformed("a path");
  return { verb, follow: follow === 1, path: decodeUtf8(reader.rest()) };
}

/** The payload of an answer: u8 0, u8 kind, u64 size, u64 modified ns, u64 inode, bytes; or u8 reason. */
export function encodeFileReply(reply: FileReply): readonly Uint8Array[] {
  if (reply.refusal !== undefined) return [Uint8Array.of(1 + FILE_REFUSALS.indexOf(reply.refusal))];
  const stat = new Uint8Array(STAT);
  const view = new DataView(stat.buffer);
  view.setUint8(1, FILE_KINDS.indexOf(reply.kind));
  view.setBigUint64(2, BigInt(reply.size), true);
  view.setBigUint64(10, reply.modifiedNs, true);
  view.setBigUint64(18, reply.inode, true);
  return [stat, reply.data];
}

/** Throws `FrameError`. The bytes are a view on the frame. */
export function decodeFileReply(reader: ByteReader): FileReply {
  const status = reader.u8();
  if (status > 0) {
    const refusal = FILE_REFUSALS[status - 1];
    if (refusal === undefined || reader.remaining > 0) throw malformed("a refusal of a file");
    return { refusal };
  }
  const kind = FILE_KINDS[reader.u8()];
  if (kind === undefined) throw malformed("the kind of a file");
  const size = Number(reader.u64());
  return { kind, size, modifiedNs: reader.u64(), inode: reader.u64(), data: reader.rest() };
}

/** Each: u8 kind, u64 inode, u8 length, name. */
export function encodeEntries(entries: readonly FileEntry[]): Uint8Array {
  const names = entries.map(({ name }) => UTF8.encode(name));
  const out = new Uint8Array(names.reduce((sum, name) => sum + ENTRY + name.length, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [i, { kind, inode }] of entries.entries()) {
    const name = names[i] ?? UTF8.encode("");
    view.setUint8(at, FILE_KINDS.indexOf(kind));
    view.setBigUint64(at + 1, inode, true);
    view.setUint8(at + 9, name.length);
    out.set(name, at + ENTRY);
    at += ENTRY + name.length;
  }
  return out;
}

/** Throws `FrameError`. */
export function decodeEntries(bytes: Uint8Array): readonly FileEntry[] {
  const reader = new ByteReader(bytes);
  const entries: FileEntry[] = [];
  while (reader.remaining > 0) {
    const kind = FILE_KINDS[reader.u8()];
    if (kind === undefined) throw malformed("the kind of a file");
    const inode = reader.u64();
    entries.push({ kind, inode, name: decodeUtf8(reader.bytes(reader.u8())) });
    if (entries.length > MAX_FILE_ENTRIES) throw malformed("a list of files");
  }
  return entries;
}

function malformed(what: string): FrameError {
  return new FrameError("frame-malformed", `${what} does not follow its form`);
}
