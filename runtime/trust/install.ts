/** Puts a trust store or a root in force on a machine, or says why not; what is there stays until the new one holds. */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { readGuardedFile, replaceFile, systemGuard } from "../policy/index.js";
import { systemErrorCode } from "../protocol/index.js";
import { TrustError } from "./error.js";
import { bytesOf, loadSystemRoot, ROOT_FILE, ROOT_KEY_FILE, STORE_FILE } from "./load-system.js";
import { compareMark, keepStore, markOf, MAX_MARK, readMark, writeMark } from "./mark.js";
import { isRootPayload, unsealRoot } from "./root.js";
import { parseSealed } from "./sealed.js";
import { unsealStore } from "./store-file.js";
import { MAX_STORE } from "./store.js";

/** What is in force now. */
export interface Installed {
  readonly kind: "trust store" | "root";
  readonly version: number;
  readonly path: string;
}

/** Throws `TrustError`; nothing has changed then. */
export function installTrust(bytes: Uint8Array, folder: string, state: string): Installed {
  const root = loadSystemRoot(folder);
  if (isRootPayload(parseSealed(bytes).payload)) {
    const next = unsealRoot(bytes, root);
    const { version } = next;
    const path = join(folder, ROOT_FILE);
    // A root that has not signed the store would leave the machine without one.
    unsealStore(bytesOf(readGuardedFile(join(folder, STORE_FILE), systemGuard(MAX_STORE))), next);
    write(path, bytes);
    rmSync(join(folder, ROOT_KEY_FILE), { force: true });
    return { kind: "root", version, path };
  }
  const store = unsealStore(bytes, root);
  const mark = markOf(store);
  compareMark(readMark(state, systemGuard(MAX_MARK)), mark);
  // From here on an older one is refused, also where no service has looked at this one yet.
  keepStore(state, bytes);
  writeMark(state, mark);
  const path = join(folder, STORE_FILE);
  write(path, bytes);
  return { kind: "trust store", version: store.content.version, path };
}

function write(path: string, bytes: Uint8Array): void {
  try {
    replaceFile(path, bytes, 0o644);
  } catch (cause) {
    throw new TrustError("store-unreadable", `${path} cannot be written (${systemErrorCode(cause)})`, {
      cause,
    });
  }
}
