/** What a test file did, written for the runner when the process ends. */

import { writeFileSync } from "node:fs";

/** One suite's numbers. */
export interface SuiteResult {
  readonly suite: string;
  ran: boolean;
  ended: boolean;
  total: number;
  passed: number;
  readonly failures: string[];
  readonly skips: { test: string; what: string; why: string }[];
  /** What the run shall print although all is well. */
  readonly notes: string[];
  /** How long each test took, in the order in which they ended, ms. */
  readonly times: { readonly test: string; readonly ms: number }[];
}

/** A file whose tests are over ends by itself within this long, or is ended: a failed test leaves much open. */
const MOST_LINGERING_MS = 20_000;

const suites: SuiteResult[] = [];

/** Collects suites; the file named by `SANDPAW_TEST_RESULT` is written at exit, whatever happened. */
export const result: { register: (name: string) => SuiteResult; ended: (entry: SuiteResult) => void } = {
  register(name: string): SuiteResult {
    const entry: SuiteResult = {
      suite: name,
      ran: false,
      ended: false,
      total: 0,
      passed: 0,
      failures: [],
      skips: [],
      notes: [],
      times: [],
    };
    suites.push(entry);
    return entry;
  },
  ended(entry) {
    entry.ended = true;
    if (!suites.every(({ ended }) => ended)) return;
    const lingers = setTimeout(() => {
      const open = process.getActiveResourcesInfo().join(", ");
      entry.failures.push(`still open ${MOST_LINGERING_MS / 1000} s after the last test: ${open}`);
      process.exit(1);
    }, MOST_LINGERING_MS);
    lingers.unref();
  },
};

process.on("exit", () => {
  for (const entry of suites) {
    if (!entry.ran) {
      entry.failures.push("the file never called run()");
      process.exitCode = 1;
    }
  }
  const file = process.env["SANDPAW_TEST_RESULT"];
  if (file) writeFileSync(file, JSON.stringify(suites));
});
