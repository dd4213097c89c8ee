/**
 * uvu behind a harness that cannot be fooled.
 *
 * uvu alone reports green when a hook throws (its runner returns from `finally`), when a test throws something
 * that is not an Error, and when a file forgets `run()`. Here hooks are tests of their own, every throw is an
 * Error, every test has a timeout, a suite that was not run makes the file red, and the result goes to a file
 * that the runner (`scripts/test.mjs`) demands.
 */

import { suite as uvuSuite } from "uvu";
import { asError } from "./as-error.js";
import { result } from "./result.js";

/** What a test is given. */
export interface TestContext {
  /** Aborted when the test has run too long. */
  readonly signal: AbortSignal;
}

type Body = (context: TestContext) => void | Promise<void>;

/** How one test differs from the rest. */
export interface TestOptions {
  /** The test fails after this long; 60 s unless told. */
  readonly timeoutMs?: number;
}

/** A suite: call it to add a test. */
export interface Suite {
  (name: string, body: Body, options?: TestOptions): void;
  before: (body: () => void | Promise<void>) => void;
  after: (body: () => void | Promise<void>) => void;
  beforeEach: (body: () => void | Promise<void>) => void;
  afterEach: (body: () => void | Promise<void>) => void;
  /**
   * States what the machine must have for the tests that follow. Where `present` is false they are skipped,
   * and the run prints `what` and `why`. Returns `present`.
   */
  needs: (what: string, present: boolean, why: string) => boolean;
  /** A line that the run prints below the file, although all is well: what was compared with what. */
  note: (line: string) => void;
  run: () => void;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/** Creates a suite; `run()` must be called once, after the last test. */
export function suite(name: string): Suite {
  const run = uvuSuite(name);
  const befores: (() => void | Promise<void>)[] = [];
  const afters: (() => void | Promise<void>)[] = [];
  const beforeEachs: (() => void | Promise<void>)[] = [];
  const afterEachs: (() => void | Promise<void>)[] = [];
  const tests: { name: string; body: Body; timeoutMs: number }[] = [];
  let missing: { what: string; why: string } | undefined;
  const entry = result.register(name);

  const add = (testName: string, body: Body, options: TestOptions = {}): void => {
    if (missing) {
      entry.skips.push({ test: testName, ...missing });
      return;
    }
    tests.push({ name: testName, body, timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS });
  };

  const guarded = (testName: string, timeoutMs: number, body: Body): void => {
    entry.total += 1;
    run(testName, async () => {
      const started = performance.now();
      try {
        await withTimeout(body, timeoutMs);
        entry.passed += 1;
      } catch (thrown) {
        const error = asError(thrown);
        entry.failures.push(`${testName}: ${error.message.split("\n")[0] ?? ""}`);
        throw error;
      } finally {
        entry.times.push({ test: testName, ms: performance.now() - started });
      }
    });
  };

  const start = (): void => {
    if (entry.ran) throw new Error(`suite ${name} was run twice`);
    entry.ran = true;
    befores.forEach((body, i) => guarded(`before hook ${i + 1}`, DEFAULT_TIMEOUT_MS, body));
    for (const test of tests) {
      guarded(test.name, test.timeoutMs, async (context) => {
        try {
          for (const hook of beforeEachs) await hook();
          await test.body(context);
        } finally {
          for (const hook of afterEachs) await hook();
        }
      });
    }
    afters.forEach((body, i) => guarded(`after hook ${i + 1}`, DEFAULT_TIMEOUT_MS, body));
    run.after(() => {
      result.ended(entry);
    });
    run.run();
  };

  return Object.assign(add, {
    before: (body: () => void | Promise<void>) => void befores.push(body),
    after: (body: () => void | Promise<void>) => void afters.push(body),
    beforeEach: (body: () => void | Promise<void>) => void beforeEachs.push(body),
    afterEach: (body: () => void | Promise<void>) => void afterEachs.push(body),
    needs: (what: string, present: boolean, why: string): boolean => {
      if (!present && !missing) missing = { what, why };
      return present;
    },
    note: (line: string) => void entry.notes.push(line),
    run: start,
  });
}

async function withTimeout(body: Body, timeoutMs: number): Promise<void> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      reject(new Error(`still running after ${timeoutMs} ms`));
    }, timeoutMs);
  });
  try {
    await Promise.race([Promise.resolve(body({ signal: controller.signal })), late]);
  } finally {
    clearTimeout(timer);
  }
}
