/** Output into a file, for clients that asked for one. */

import { createWriteStream } from "node:fs";
import { constants, openSync } from "node:fs";

import type { Output } from "./output.js";

/** Appends to the file, which is made if it is not there; follows no link. */
export function createFileSink(path: string): Output {
  const fd = openSync(
    path,
    constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    0o640,
  );
  const stream = createWriteStream(path, { fd });
  stream.on("error", () => undefined);
  return {
    stream,
    finish: () =>
      new Promise((resolve) => {
        stream.once("close", resolve);
        stream.end();
      }),
    close() {
      stream.destroy();
    },
  };
}
