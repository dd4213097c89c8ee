/** Extended headers of tar files. POSIX.1-2017 `pax`, "pax Extended Header". */

import { decodeText } from "../protocol/index.js";
import { OciError } from "./error.js";

/** Keys that say what only tells of an owner or a time; they change nothing of what is read. */
const HARMLESS =
  /^(?:[acm]time|[ug]id|[ug]name|comment|hdrcharset|charset|LIBARCHIVE\.creationtime|SCHILY\.(?:dev|ino|nlink|fflags|xattr\..+))$/;

/** The path that the records give, if they give one. Throws `layer-malformed`, `layer-entry-refused`. */
export function readPax(bytes: Uint8Array): string | undefined {
  let path: string | undefined;
  for (let at = 0; at < bytes.length;) {
    const { key, value, end } = readRecord(bytes, at);
    at = end;
    if (key === "path") {
      if (path !== undefined) throw malformed("names a path twice");
      path = value;
    } else if (!HARMLESS.test(key)) {
      throw new OciError(
        "layer-entry-refused",
        `an extended header has ${JSON.stringify(key.slice(0, 100))}`,
      );
    }
  }
  return path;
}

/** `LENGTH KEY=VALUE\n`, where LENGTH counts all of it. */
function readRecord(bytes: Uint8Array, at: number): { key: string; value: string; end: number } {
  const space = bytes.indexOf(0x20, at);
  const digits =
    space === -1 || space - at > 6 ? "" : Buffer.from(bytes.subarray(at, space)).toString("latin1");
  if (!/^[1-9][0-9]*$/.test(digits)) throw malformed("has a record without a length");
  const end = at + Number(digits);
  if (end > bytes.length || end <= space + 1 || bytes[end - 1] !== 0x0a)
    throw malformed("has a record of a wrong length");
  let text: string;
  try {
    text = decodeText(bytes.subarray(space + 1, end - 1));
  } catch (cause) {
    throw new OciError("layer-malformed", "an extended header is not UTF-8", { cause });
  }
  const equals = text.indexOf("=");
  if (equals < 1) throw malformed("has a record without a key");
  return { key: text.slice(0, equals), value: text.slice(equals + 1), end };
}

function malformed(why: string): OciError {
  return new OciError("layer-malformed", `an extended header ${why}`);
}
