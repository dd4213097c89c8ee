/**
 * Puts the lines on disk: appended behind a bounded queue, synced and signed once a second, in files of bounded size.
 * All of it happens on other threads than the one of the safety loop. A disk that is full loses lines, says so with
 * their number when it takes lines again, and never a half one. Heads that cannot be written are made up for later: the
 * log goes on without them, and as large as with them.
 */

import type { KeyObject } from "node:crypto";
import { mkdirSync, unlinkSync } from "node:fs";
import { appendFile, open, readFile, rename, writeFile, type FileHandle } from "node:fs/promises";
import { join } from "node:path";

import { link, type AuditEntry, type ChainEnd } from "./chain.js";
import {
  endOfAudit,
  findUnsigned,
  FULL_HEADS,
  logName,
  logNumbers,
  NEWEST_HEAD,
  readHeads,
  type AuditPlaces,
  type FileEnd,
} from "./files.js";
import { headText, signHead, type SignedHead } from "./head.js";

export interface KeeperOptions {
  readonly places: AuditPlaces;
  readonly robot: string;
  readonly key: KeyObject;
  readonly date: () => Date;
  /** Called when lines are lost, and when they are written again. */
  readonly onTrouble: (why: string | undefined) => void;
  /** When a log is full, bytes. */
  readonly fileBytes?: number;
  /** Logs that are kept; the oldest go. */
  readonly files?: number;
}

export interface Keeper {
  /** Hands over a line; false when the queue is full. */
  add(entry: AuditEntry): boolean;
  /** Puts on disk what was handed over, and signs it. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const FILE_BYTES = 4 * 1024 * 1024;
/** 30 days of an audit that is as large as it may be. */
const FILES = 150;
/** Lines that may wait for the disk. */
const QUEUE_MOST = 2000;

/** Goes on where the audit on disk ends. Throws the system's error when the folders cannot be made or read. */
export function openKeeper(options: KeeperOptions): Keeper {
  const { places, date } = options;
  for (const folder of [places.dir, places.heads]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = endOfAudit(places.dir);
  const heads = readHeads(places.heads);
  const { newest } = heads;
  let end: ChainEnd = found.end;
  let size = found.size;
  let number = found.number;
  let signed: ChainEnd | undefined = newest;
  /** Ends that no head in the folder covers; the folder may be full, or away. */
  const unsigned: FileEnd[] = [...findUnsigned(places.dir, heads)];
  let file: FileHandle | undefined;
  let queue: AuditEntry[] = [];
  let lost = 0;
  let working: Promise<void> | undefined;
  let isInTrouble = false;

  function say(code: string, fields: AuditEntry["fields"] = {}): void {
    queue.push({ t: date().toISOString(), code, fields });
  }

  if (found.torn > 0) say("audit-recovered", { bytes: found.torn });
  if (newest && newest.n > found.end.n) say("audit-tail-lost", { signed: newest.n, found: found.end.n });

  async function current(): Promise<FileHandle> {
    if (file) return file;
    const opened = await open(join(places.dir, logName(number)), "a", 0o600);
    try {
      // A torn line of a crash, or of a full disk.
      await opened.truncate(size);
    } catch (error) {
      await opened.close();
      throw error;
    }
    file = opened;
    return opened;
  }

  async function write(entries: readonly AuditEntry[]): Promise<void> {
    const handle = await current();
    let after = end;
    let text = "";
    for (const entry of entries) {
      const { line, end: next } = link(after, entry);
      text += `${line}\n`;
      after = next;
    }
    const bytes = Buffer.from(text);
    try {
      await handle.appendFile(bytes);
    } catch (error) {
      await handle.truncate(size).catch(() => undefined);
      // Opened anew it is as long as it was, also when it could not be cut now.
      file = undefined;
      await handle.close().catch(() => undefined);
      throw error;
    }
    size += bytes.length;
    end = after;
  }

  /** Goes on in the next file, whether heads can be signed or not: what a file may hold is not theirs to decide. */
  async function rotate(): Promise<void> {
    if (size < (options.fileBytes ?? FILE_BYTES)) return;
    const full = file;
    file = undefined;
    unsigned.push({ file: logName(number), ...end });
    [number, size] = [number + 1, 0];
    try {
      await full?.datasync();
    } finally {
      await full?.close();
    }
    removeOldest(places.dir, options.files ?? FILES);
  }

  /** First what full files end with: it is owed as long as the newest head is older. */
  async function signEnd(): Promise<void> {
    const isNew = signed?.hash !== end.hash || signed.n !== end.n;
    // Also when no head can be written: a line must not wait for that to outlive a loss of power.
    if (isNew) await file?.datasync();
    for (let owed = unsigned[0]; owed; owed = unsigned[0]) {
      await appendHead(places.heads, await sign(owed));
      unsigned.shift();
    }
    if (!isNew) return;
    // A file that has just begun has no line yet.
    const done = await sign({ file: logName(size > 0 ? number : Math.max(1, number - 1)), ...end });
    await replaceHead(places.heads, done);
    signed = done;
  }

  function sign(of: FileEnd): Promise<SignedHead> {
    return signHead({ robot: options.robot, ...of, t: date().toISOString() }, options.key);
  }

  async function take(): Promise<void> {
    const entries = queue;
    queue = [];
    const counted = lost;
    const said: AuditEntry[] =
      counted > 0 ? [{ t: date().toISOString(), code: "audit-lost", fields: { lines: counted } }] : [];
    try {
      if (entries.length + said.length > 0) await write([...entries, ...said]);
    } catch (error) {
      // What was not written is still true; what does not fit any more is counted.
      queue = [...entries, ...queue];
      throw error;
    }
    lost -= counted;
    await rotate();
  }

  async function work(): Promise<void> {
    const troubles: unknown[] = [];
    const note = (error: unknown): void => {
      troubles.push(error);
    };
    await take().catch(note);
    // What is on disk stays written, whether it can be signed or not.
    await signEnd().catch(note);
    const [trouble] = troubles;
    const isNew = troubles.length > 0 !== isInTrouble;
    isInTrouble = troubles.length > 0;
    if (!isNew) return;
    if (!isInTrouble) options.onTrouble(undefined);
    else options.onTrouble(trouble instanceof Error ? trouble.message : "it cannot be written");
  }

  async function flush(): Promise<void> {
    working ??= work().finally(() => {
      working = undefined;
    });
    await working;
  }

  return {
    add(entry) {
      if (queue.length >= QUEUE_MOST) {
        lost += 1;
        return false;
      }
      queue.push(entry);
      return true;
    },
    flush,
    async close() {
      await flush();
      if (queue.length > 0) await flush();
      await file?.close();
      file = undefined;
    },
  };
}

async function replaceHead(folder: string, head: SignedHead): Promise<void> {
  const draft = join(folder, `${NEWEST_HEAD}.new`);
  await writeFile(draft, headText(head), { mode: 0o600, flush: true });
  await rename(draft, join(folder, NEWEST_HEAD));
}

async function appendHead(folder: string, head: SignedHead): Promise<void> {
  const path = join(folder, FULL_HEADS);
  const before = await readFile(path, "latin1").catch(() => "");
  // A full disk may have cut the one before.
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  await appendFile(path, `${gap}${headText(head)}`, { mode: 0o600 });
}

function removeOldest(dir: string, files: number): void {
  const numbers = logNumbers(dir);
  for (const number of numbers.slice(0, Math.max(0, numbers.length - files))) {
    unlinkSync(join(dir, logName(number)));
  }
}
