/**
 * What the process that started the console tells it, one JSON object a line on standard input: `{"notice": TEXT}`
 * is shown to everybody who looks until `{"notice": null}`. `sandpaw dev` shows its compile errors so.
 */

import type { Readable } from "node:stream";

import { createLineSplitter } from "@sandpaw/runtime/protocol";

const MAX_LINE = 64 * 1024;
/** What of a notice is shown, characters. */
const MAX_NOTICE = 8192;

/** Listens until the stream ends, which is the parent's end; what is not understood is passed over. */
export function listenToParent(
  stream: Readable,
  handlers: { readonly onNotice: (text: string | null) => void; readonly onEnd: () => void },
): void {
  const splitter = createLineSplitter(MAX_LINE, (line) => {
    const notice = readNotice(line);
    if (notice !== undefined) handlers.onNotice(notice?.slice(0, MAX_NOTICE) ?? null);
  });
  stream.on("data", (bytes: Uint8Array) => {
    try {
      splitter.push(bytes);
    } catch {
      // Too long, or not UTF-8: the parent is at fault, and the page goes on without its notices.
      stream.removeAllListeners("data").resume();
    }
  });
  stream.once("end", handlers.onEnd);
  stream.on("error", handlers.onEnd);
}

function readNotice(line: string): string | null | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null || !("notice" in value)) return undefined;
    return typeof value.notice === "string" || value.notice === null ? value.notice : undefined;
  } catch {
    return undefined;
  }
}
