/**
 * The folder of one run: what `ps` reads. `state.json` is replaced as a whole, so a reader never sees half of
 * it. A folder whose supervisor is dead is cleaned by the next supervisor, with an entry in the journal.
 */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { exitCodeOf, runPaths } from "../../protocol/index.js";
import { appendJournal } from "../journal.js";
import { isAlive } from "../walls/process-table.js";
import { runRecordShape, type RunRecord } from "./run-record.js";

/** Makes the folder, which must not exist, and writes the first state. */
export function createRunFolder(run: string, record: RunRecord): void {
  mkdirSync(join(run, "runs"), { recursive: true, mode: 0o700 });
  mkdirSync(runPaths(run, record.id).dir, { mode: 0o700 });
  writeRunRecord(run, record);
}

/** Replaces the state. */
export function writeRunRecord(run: string, record: RunRecord): void {
  const { state } = runPaths(run, record.id);
  const fresh = `${state}.new`;
  writeFileSync(fresh, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  renameSync(fresh, state);
}

/** Removes the folder of a run. */
export function removeRunFolder(run: string, id: string): void {
  rmSync(runPaths(run, id).dir, { recursive: true, force: true });
}

function readRunRecord(run: string, id: string): RunRecord | undefined {
  try {
    return runRecordShape(JSON.parse(readFileSync(runPaths(run, id).state, "utf8")), "state");
  } catch {
    return undefined;
  }
}

function runIds(run: string): readonly string[] {
  try {
    return readdirSync(join(run, "runs")).filter((name) => /^[a-z0-9][a-z0-9-]*$/.test(name));
  } catch {
    return [];
  }
}

/** Every run whose supervisor lives, oldest first. */
export function listRuns(run: string): readonly RunRecord[] {
  return runIds(run)
    .flatMap((id) => readRunRecord(run, id) ?? [])
    .filter((record) => isAlive(record.supervisor))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** Removes what dead supervisors left, and writes down how their runs ended. Answers the ids. */
export function sweepRuns(run: string, journal: string, at: Date): readonly string[] {
  const swept: string[] = [];
  for (const id of runIds(run)) {
    const record = readRunRecord(run, id);
    if (record === undefined || isAlive(record.supervisor)) continue;
    if (record.exit === undefined) {
      appendJournal(journal, {
        at: at.toISOString(),
        run: id,
        name: record.name,
        digest: record.digest,
        signer: record.signer,
        reason: "engine-lost",
        code: exitCodeOf("engine-lost"),
        message: "its supervisor died, and the engine with it",
      });
    }
    removeRunFolder(run, id);
    swept.push(id);
  }
  return swept;
}
