/** What a container's end is for those outside: an exit status, and one sentence where the behaviour had no say. */

import { closeSync, constants, fstatSync, openSync, writeSync } from "node:fs";

import type { Exit } from "@sandpaw/runtime/protocol";

import { SHIM_ERRORS } from "../error.js";
import { SIGNAL, statusOfSignal } from "../task/workload.js";

/** An end as containerd is told. */
export interface LastWords {
  readonly status: number;
  readonly outOfMemory: boolean;
  /** Empty where the behaviour ended by itself or when it was asked to. */
  readonly sentence: string;
  /** Whether the sentence belongs into the container's output too: whoever kills a container knows that. */
  readonly isNews: boolean;
}

export interface EndOfRun {
  readonly exit: Exit;
  /** Processes of the container that the kernel has ended for want of memory. */
  readonly oomKills: number;
  /** The signal that was sent to it, if one was. */
  readonly signal: number | undefined;
  /** Whether the module was told, and ended in its own way. */
  readonly hasOnStop: boolean;
}

const NEVER_SAYS: ReadonlySet<Exit["reason"]> = new Set(["exit", "stopped"]);
/** As much as kubelet shows of a termination log, characters. */
const MAX_SENTENCE = 2000;

/** Makes them. */
export function lastWords({ exit, oomKills, signal, hasOnStop }: EndOfRun): LastWords {
  if (oomKills > 0 && exit.reason !== "exit" && exit.reason !== "stopped") {
    const { meaning } = SHIM_ERRORS["container-out-of-memory"];
    return {
      status: statusOfSignal(SIGNAL.kill),
      outOfMemory: true,
      sentence: `container-out-of-memory: ${meaning}`,
      isNews: true,
    };
  }
  // As of a native process that does not handle the signal; a module that does has ended well.
  const ended = exit.reason === "stopped" && signal !== undefined && !hasOnStop;
  return {
    status: ended ? statusOfSignal(signal) : exit.code & 0xff,
    outOfMemory: false,
    sentence: sentenceOf(exit),
    isNews: exit.reason !== "killed" || signal !== SIGNAL.kill,
  };
}

function sentenceOf({ reason, message }: Exit): string {
  return NEVER_SAYS.has(reason) ? "" : oneSentence(`${reason}: ${message}`);
}

/** On one line, and no longer than is shown. */
function oneSentence(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().slice(0, MAX_SENTENCE);
}

/** Writes the sentence where kubelet looks for it; a file that is not there, or is no file, is passed over. */
export function writeTerminationLog(path: string | undefined, sentence: string): void {
  if (path === undefined || sentence === "") return;
  try {
    const handle = openSync(
      path,
      constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
    try {
      if (fstatSync(handle).isFile()) writeSync(handle, `${oneSentence(sentence)}\n`);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The sentence is in the container's output too.
  }
}
