/** What a machine trusts and allows, kept in memory: never older than the files, whatever happens to them. */

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  createSystemPolicyReader,
  DEVELOPMENT_POLICY,
  loadSystemPolicy,
  type NodePolicy,
} from "@sandpaw/runtime/policy";
import { CodedError } from "@sandpaw/runtime/protocol";
import { createMachinePapers } from "@sandpaw/runtime/supervisor";
import {
  createSystemTrustReader,
  generateKey,
  loadSystemTrust,
  MACHINE_CLOCK,
  renewStore,
  sealStore,
  storeOf,
  type ClockSource,
  type SystemTrust,
} from "@sandpaw/runtime/trust";
import * as fc from "fast-check";
import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("supervisor: machine papers");
test.needs("root", process.geteuid?.() === 0, "only root can make files that belong to root");

const ROOT = generateKey();
const KEY = generateKey();
const NOW = new Date();
const PERIOD = { now: NOW, expires: new Date(NOW.getTime() + 86_400_000) };
const STORE = storeOf(KEY.publicKey, "author", PERIOD);

interface Machine {
  readonly configDir: string;
  readonly stateDir: string;
  readonly file: (name: string) => string;
}

function machine(): Machine {
  const base = temporaryFolder();
  const configDir = join(base, "etc");
  mkdirSync(configDir, { mode: 0o755 });
  const file = (name: string): string => join(configDir, name);
  writeFileSync(file("root.pub"), ROOT.publicKey.pem);
  writeFileSync(file("trust-store.json"), sealStore(STORE, ROOT));
  writeFileSync(file("policy.yaml"), DEVELOPMENT_POLICY);
  return { configDir, stateDir: join(base, "state"), file };
}

/** Ten seconds on: what has just been written is settled. */
const LATER: ClockSource = { ...MACHINE_CLOCK, wallMs: () => Date.now() + 10_000 };

function isCoded(error: unknown): error is CodedError {
  return error instanceof CodedError;
}

/** Longer than a step of the clock by which a kernel stamps files: what is asked for is settled files. */
function passTick(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 12);
}

function outcome(read: () => unknown): string {
  try {
    return JSON.stringify(read());
  } catch (error) {
    return isCoded(error) ? error.code : `defect: ${String(error)}`;
  }
}
/** What is in force: the store, why another one is not, and the policy. */
const told = ({ store, notTaken }: SystemTrust, policy: NodePolicy): unknown => [
  store.content,
  notTaken?.code,
  policy,
];
const anew = ({ configDir, stateDir }: Machine): string =>
  outcome(() => told(loadSystemTrust(configDir, stateDir, LATER), loadSystemPolicy(configDir)));

test("the papers of a machine are those that lie there", () => {
  const one = machine();
  const papers = createMachinePapers(one);
  for (let i = 0; i < 3; i += 1)
    assert.equal(
      outcome(() => told(papers.trust(), papers.policy())),
      anew(one),
    );
  assert.equal(papers.trust().time.clock, "right");
});

/** Everything that may happen to the files of a machine. */
const CHANGES: Readonly<Record<string, (one: Machine, turn: number) => void>> = {
  nothing: () => undefined,
  "policy written over": ({ file }, turn) => {
    writeFileSync(file("policy.yaml"), `${DEVELOPMENT_POLICY}#${"x".repeat(turn)}\n`);
  },
  "policy narrowed": ({ file }, turn) => {
    const speed = `maxSpeed: 0.${turn + 1}${turn}`;
    writeFileSync(file("policy.yaml"), DEVELOPMENT_POLICY.replace(/maxSpeed: [\d.]+/, speed));
  },
  "policy replaced, with the times of before": ({ file }, turn) => {
    const { atime, mtime } = statSync(file("policy.yaml"));
    writeFileSync(file("new"), `version: 1\nallow: {}\n#${"y".repeat(turn)}\n`);
    utimesSync(file("new"), atime, mtime);
    renameSync(file("new"), file("policy.yaml"));
  },
  "policy damaged": ({ file }) => {
    writeFileSync(file("policy.yaml"), "version: [");
  },
  "policy opened to all": ({ file }) => {
    chmodSync(file("policy.yaml"), 0o666);
  },
  "policy closed again": ({ file }) => {
    chmodSync(file("policy.yaml"), 0o644);
  },
  "store renewed": ({ file }) => {
    writeFileSync(file("trust-store.json"), sealStore(renewStore(STORE, PERIOD), ROOT));
  },
  "store rolled back": ({ file }) => {
    writeFileSync(file("trust-store.json"), sealStore(STORE, ROOT));
  },
  "store of somebody else": ({ file }) => {
    writeFileSync(file("trust-store.json"), sealStore(STORE, generateKey()));
  },
  "folder opened to all": ({ configDir }) => {
    chmodSync(configDir, 0o777);
  },
  "folder closed again": ({ configDir }) => {
    chmodSync(configDir, 0o755);
  },
  "mark removed": ({ stateDir }) => {
    rmSync(join(stateDir, "trust.mark"), { force: true });
  },
  "mark opened to all": ({ stateDir }) => {
    if (outcome(() => statSync(join(stateDir, "trust.mark"))).startsWith("{"))
      chmodSync(join(stateDir, "trust.mark"), 0o666);
  },
};

test("law: after any changes it answers what reading anew would answer", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.keys(CHANGES)), { maxLength: 8 }), (names) => {
      const one = machine();
      const trust = createSystemTrustReader(one.configDir, one.stateDir, LATER);
      const policy = createSystemPolicyReader(one.configDir, LATER.wallMs);
      for (const [turn, name] of names.entries()) {
        CHANGES[name]?.(one, turn);
        passTick();
        // First from memory: reading anew may move the mark.
        const kept = outcome(() => told(trust(), policy()));
        assert.equal(kept, anew(one), `after: ${names.slice(0, turn + 1).join(", ")}`);
      }
    }),
    { numRuns: 50 },
  );
});

test.run();
