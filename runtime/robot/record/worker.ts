/**
 * The thread that records: it encodes, compresses and writes, so that none of it happens on the thread of the safety
 * loop. A recording that cannot be written is over; the robot goes on.
 */

import { parentPort } from "node:worker_threads";

import zstd from "@foxglove/wasm-zstd";

import { goSecond } from "../priority.js";
import { SessionRecording } from "./session-recording.js";
import { salvageFolder } from "./salvage.js";
import { createSignals, timestamp } from "./signals.js";
import type { FromRecorder, ToRecorder } from "./worker-message.js";
import { weightOf } from "./weight.js";

/** A recording is on disk this often, ms. */
const FLUSH_MS = 1000;

goSecond();
await zstd.isLoaded;
const port = parentPort;
if (!port) throw new TypeError("this is the entry of a worker thread");

const recordings = new Map<string, SessionRecording>();
const signals = createSignals();

function say(message: FromRecorder): void {
  port?.postMessage(message);
}

/** Does something with one recording; a failure ends it for good, because half a write can't be taken back. */
function attempt(id: string, act: (recording: SessionRecording) => void): void {
  const recording = recordings.get(id);
  if (!recording) return;
  try {
    act(recording);
  } catch (error) {
    recordings.delete(id);
    say({ op: "failed", id, why: error instanceof Error ? error.message : "it cannot be written" });
  }
}

function all(act: (recording: SessionRecording) => void): void {
  for (const id of recordings.keys()) attempt(id, act);
}

function handle(message: ToRecorder): void {
  switch (message.op) {
    case "open":
      salvageFolder(message.terms.folder, Date.now());
      recordings.set(message.terms.id, new SessionRecording(message.terms));
      return;
    case "entry":
      attempt(message.id, (recording) => {
        recording.entry(message.timeNs, message.kind, message.bytes);
      });
      return;
    case "moment": {
      const found = signals(message.moment, message.timeNs, message.offsetNs);
      for (const signal of found) {
        all((recording) => {
          recording.signal(signal);
        });
      }
      return;
    }
    case "happening": {
      const { timeNs, code, message: text } = message;
      const event = { timestamp: timestamp(timeNs), code, message: text };
      all((recording) => {
        recording.signal({ topic: "/events", timeNs, message: event });
      });
      return;
    }
    case "close":
      attempt(message.id, (recording) => {
        const files = recording.close();
        recordings.delete(message.id);
        say({ op: "closed", id: message.id, files });
      });
      return;
    case "end":
      for (const id of recordings.keys()) handle({ op: "close", id });
      say({ op: "ended" });
      clearInterval(timer);
      port?.close();
  }
}

const timer = setInterval(() => {
  all((recording) => {
    recording.flush();
  });
}, FLUSH_MS);

port.on("message", (message: ToRecorder) => {
  handle(message);
  say({ op: "took", bytes: weightOf(message) });
});
