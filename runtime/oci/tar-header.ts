/** Headers of tar files. POSIX.1-2017 `pax`, "ustar Interchange Format"; strict where tar programs guess. */

import { OciError } from "./error.js";

/** Headers and content are padded to this, bytes. */
export const TAR_BLOCK = 512;

/** What an entry is; every other kind is refused. */
export type TarKind = "file" | "folder" | "pax" | "pax-global" | "long-name";

/** One header. */
export interface TarHeader {
  readonly kind: TarKind;
  /** As it stands there. */
  readonly name: string;
  /** Bytes of content. */
  readonly size: number;
}

const KINDS: Readonly<Record<string, TarKind>> = {
  "0": "file",
  "\0": "file",
  "5": "folder",
  x: "pax",
  g: "pax-global",
  L: "long-name",
};
const REFUSED: Readonly<Record<string, string>> = {
  "1": "a hard link",
  "2": "a symbolic link",
  "3": "a device",
  "4": "a device",
  "6": "a FIFO",
  K: "a link",
  S: "a file with holes",
};
const CHECKSUM = { at: 148, length: 8 } as const;

/** Whether a block is nothing but zeros. */
export function isZero(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** Reads a header block. Throws `layer-malformed`, `layer-entry-refused`. */
export function readHeader(block: Uint8Array): TarHeader {
  const field = (at: number, length: number): Uint8Array => block.subarray(at, at + length);
  if (octal(field(CHECKSUM.at, CHECKSUM.length), "checksum") !== checksumOf(block))
    throw new OciError("layer-malformed", "a header's checksum is wrong");
  const magic = Buffer.from(field(257, 8)).toString("latin1");
  // POSIX, and the older form of GNU tar.
  if (magic !== "ustar\x0000" && magic !== "ustar  \0")
    throw new OciError("layer-malformed", "a header is not of the ustar format");
  const size = octal(field(124, 12), "size");
  const prefix = magic === "ustar\x0000" ? text(field(345, 155)) : "";
  const name = prefix === "" ? text(field(0, 100)) : `${prefix}/${text(field(0, 100))}`;
  const flag = String.fromCharCode(block[156] ?? 0);
  const kind = KINDS[flag];
  if (kind === undefined)
    throw new OciError(
      "layer-entry-refused",
      `${JSON.stringify(name.slice(0, 200))} is ${REFUSED[flag] ?? `of the unknown kind ${JSON.stringify(flag)}`}`,
    );
  return { kind, name, size: kind === "folder" ? 0 : size };
}

const MAX_NAME = 100;
const MAX_PREFIX = 155;

/** Writes the header of a plain file: no owner, no time, mode 0644 or 0755, so that equal files give equal bytes. */
export function writeHeader(path: string, size: number, isProgram = false): Uint8Array {
  const block = Buffer.alloc(TAR_BLOCK);
  const { prefix, name } = splitPath(path);
  block.write(name, 0);
  block.write(isProgram ? "0000755\0" : "0000644\0", 100);
  block.write("0000000\0", 108);
  block.write("0000000\0", 116);
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  block.write(`${"0".repeat(11)}\0`, 136);
  block.write("0", 156);
  block.write("ustar\x0000", 257);
  block.write(prefix, 345);
  block.write(`${checksumOf(block).toString(8).padStart(6, "0")}\0 `, CHECKSUM.at);
  return block;
}

/** A long path is divided at a slash; the reader puts it together again. */
function splitPath(path: string): { readonly prefix: string; readonly name: string } {
  if (Buffer.byteLength(path) <= MAX_NAME) return { prefix: "", name: path };
  for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (Buffer.byteLength(name) <= MAX_NAME && Buffer.byteLength(prefix) <= MAX_PREFIX)
      return { prefix, name };
  }
  throw new RangeError(`the name ${path} is too long for a header`);
}

/** The sum of a header's bytes, its own field counted as spaces. */
function checksumOf(block: Uint8Array): number {
  let sum = 0x20 * CHECKSUM.length;
  for (let i = 0; i < TAR_BLOCK; i += 1)
    if (i < CHECKSUM.at || i >= CHECKSUM.at + CHECKSUM.length) sum += block[i] ?? 0;
  return sum;
}

/** An octal number, with spaces or NUL around it; GNU's binary numbers are only for sizes that are not taken. */
function octal(field: Uint8Array, what: string): number {
  const digits = /^ *([0-7]+)[ \0]*$/.exec(Buffer.from(field).toString("latin1"))?.[1];
  if (digits === undefined) throw new OciError("layer-malformed", `a header's ${what} is no octal number`);
  return Number.parseInt(digits, 8);
}

function text(field: Uint8Array): string {
  const end = field.indexOf(0);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      field.subarray(0, end === -1 ? field.length : end),
    );
  } catch (cause) {
    throw new OciError("layer-malformed", "a name in a header is not UTF-8", { cause });
  }
}
