/**
 * The audit of one robot: a line for each change and each denial, one for each second of motion. What it is told it
 * hands on at once; nothing here waits for the disk.
 */

import type { KeyObject } from "node:crypto";

import type { AuditEntry } from "./chain.js";
import { createBudget } from "./budget.js";
import type { AuditPlaces } from "./files.js";
import { openKeeper } from "./keeper.js";
import { createMotionSummary, type MotionSample } from "./motion-summary.js";

export interface Audit {
  /** Something changed; `text` is for people. */
  note(code: string, text: string): void;
  /** A call of this session was denied; counted, and written once a second. */
  denied(session: string, code: string): void;
  /** One cycle of the safety loop. */
  moved(sample: MotionSample): void;
  close(): Promise<void>;
}

export interface AuditOptions {
  readonly places: AuditPlaces;
  readonly robot: string;
  /** The private half. */
  readonly key: KeyObject;
  readonly date: () => Date;
  /** A clock that never goes back, ms. */
  readonly nowMs: () => number;
  /** The audit cannot be written, or (undefined) can again. */
  readonly onTrouble: (why: string | undefined) => void;
}

const SECOND_MS = 1000;
/** What must not be left out, however many lines there are; people and the audit itself write few of them. */
const ALWAYS = /^(estop-|audit-|robot-|no-go-)/;
/** A line's own part, about. */
const LINE_OVERHEAD = 110;
/** Sessions and codes that are told apart in one second. */
const DENIALS_MOST = 64;

/** Opens the audit where it ended. Throws the system's error when its folders cannot be used. */
export function openAudit(options: AuditOptions): Audit {
  const { date } = options;
  const keeper = openKeeper(options);
  const budget = createBudget(options.nowMs);
  const summary = createMotionSummary();
  let denials = new Map<string, number>();
  let leftOut = 0;

  function write(code: string, fields: AuditEntry["fields"]): void {
    const text = Object.values(fields).reduce<number>((sum, field) => sum + String(field).length, 0);
    if (!budget.take(LINE_OVERHEAD + text, ALWAYS.test(code))) {
      leftOut += 1;
      return;
    }
    if (leftOut > 0)
      keeper.add({ t: date().toISOString(), code: "audit-left-out", fields: { lines: leftOut } });
    leftOut = 0;
    keeper.add({ t: date().toISOString(), code, fields });
  }

  function second(): void {
    for (const [key, count] of denials) {
      const [who = "", code = ""] = key.split(" ");
      write("denied", { who, error: code, count });
    }
    denials = new Map();
    const motion = summary.take();
    // One a second at most: they are what the budget was made for.
    if (motion) keeper.add({ t: date().toISOString(), code: "motion", fields: motion });
    void keeper.flush();
  }

  write("audit-opened", { robot: options.robot });
  const timer = setInterval(second, SECOND_MS);
  timer.unref();
  return {
    note(code, text) {
      write(code, { text });
    },
    denied(session, code) {
      const key = `${session} ${code}`;
      const count = denials.get(key);
      if (count !== undefined || denials.size < DENIALS_MOST) denials.set(key, (count ?? 0) + 1);
    },
    moved(sample) {
      summary.add(sample);
    },
    async close() {
      clearInterval(timer);
      second();
      write("audit-closed", {});
      await keeper.flush();
      await keeper.close();
    },
  };
}
