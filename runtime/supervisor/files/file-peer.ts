/** Answers a guest's questions about its files, no faster than is good for everybody else. */

import type { FileAsk, FileReply, ToEngine } from "../../protocol/index.js";
import { FrameError } from "../../protocol/index.js";
import type { FileTree } from "./file-tree.js";

/** A steady stream of this many bytes, or of this many questions, is answered as it comes. */
const BYTES_PER_MS = 16_000;
const QUESTIONS_PER_MS = 5;
/** A burst may run this far ahead, ms. */
const AHEAD_MS = 200;

/** The answering side. */
export interface FilePeer {
  /** Throws `FrameError` while the answer before is owed. */
  ask(question: FileAsk): void;
  close(): void;
}

export interface FilePeerOptions {
  /** Undefined: the guest has no files, and may not ask. */
  readonly tree: FileTree | undefined;
  readonly send: (message: ToEngine) => void;
  /** Monotonic, ms. */
  readonly nowMs: () => number;
}

/** Creates it. */
export function createFilePeer({ tree, send, nowMs }: FilePeerOptions): FilePeer {
  let paidUntil = 0;
  let owed: NodeJS.Timeout | undefined;

  function costOf(reply: FileReply): number {
    const bytes = reply.refusal === undefined ? reply.data.length : 0;
    return 1 / QUESTIONS_PER_MS + bytes / BYTES_PER_MS;
  }

  return {
    ask(question) {
      if (tree === undefined)
        throw new FrameError("frame-unexpected", "a file was asked for, and none is mounted");
      if (owed !== undefined)
        throw new FrameError("frame-unexpected", "a file was asked for before the last came");
      const reply = tree(question);
      const now = nowMs();
      paidUntil = Math.max(paidUntil, now) + costOf(reply);
      const early = paidUntil - now - AHEAD_MS;
      if (early <= 0) {
        send({ op: "fileReply", reply });
        return;
      }
      owed = setTimeout(() => {
        owed = undefined;
        send({ op: "fileReply", reply });
      }, early);
    },
    close() {
      clearTimeout(owed);
    },
  };
}
