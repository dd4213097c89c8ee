/** The files of the page, read once: nothing else of the disk can be asked for. */

import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";

import { ConsoleError } from "./error.js";

const FOLDER = new URL("../page/", import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array;
  readonly gzip: Uint8Array;
}

/** By the path that the browser asks for; `/` is the page. */
export function readPage(): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  try {
    for (const name of readdirSync(FOLDER)) {
      const type = TYPES[extname(name)];
      if (type === undefined) continue;
      const body = readFileSync(new URL(name, FOLDER));
      files.set(`/${name}`, { type, body, gzip: gzipSync(body) });
    }
  } catch (cause) {
    throw new ConsoleError("console-page-unreadable", "the files of the page cannot be read", { cause });
  }
  const index = files.get("/index.html");
  if (index === undefined) throw new ConsoleError("console-page-unreadable", "index.html is missing");
  files.set("/", index);
  return files;
}
