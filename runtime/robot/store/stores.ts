/** The stores of all behaviours of one robot, by whose they are; sessions of one behaviour share theirs. */

import { createHash } from "node:crypto";
import { join } from "node:path";

import {
  fail,
  succeed,
  type Identity,
  type Result,
  type RobotError,
  type StoreApi,
} from "../../protocol/index.js";
import { readStoreFile, writeStoreFile } from "./store-file.js";
import { isKey, withoutText, withText, type Texts } from "./texts.js";

export interface StoresParts {
  /** Where they are kept; absent, they last as long as this server. */
  readonly folder: string | undefined;
  readonly now: () => bigint;
  /** A file that is no store, or a disk that does not take it. */
  readonly onTrouble: (why: string) => void;
}

export interface Stores {
  /** The calls of one session, at most `bytes` in all. */
  forSession(identity: Identity, bytes: number): StoreApi;
}

/** Changes that a session may make in a second. */
const MOST_CHANGES = 10;
const SECOND_NS = 1_000_000_000n;

/** One behaviour's texts; changes come one after the other. */
class Store {
  readonly #path: string | undefined;
  readonly #owner: string;
  readonly #onTrouble: (why: string) => void;
  #texts: Texts = new Map();
  #turn: Promise<unknown>;
  /** What lies on disk is no store: nobody's data is overwritten by it. */
  #isSpoilt = false;

  constructor(path: string | undefined, owner: string, onTrouble: (why: string) => void) {
    this.#path = path;
    this.#owner = owner;
    this.#onTrouble = onTrouble;
    this.#turn = this.#load();
  }

  read<T>(look: (texts: Texts) => T): Promise<Result<T, RobotError>> {
    return this.#next(() => Promise.resolve(succeed(look(this.#texts))));
  }

  change(make: (texts: Texts) => Texts | undefined): Promise<Result<undefined, RobotError>> {
    return this.#next(async () => {
      const next = make(this.#texts);
      if (!next) return fail("unsupported");
      try {
        if (this.#path !== undefined) await writeStoreFile(this.#path, this.#owner, next);
      } catch (error) {
        this.#onTrouble(`the store of ${this.#owner} cannot be written: ${why(error)}`);
        return fail("unavailable");
      }
      this.#texts = next;
      return succeed(undefined);
    });
  }

  #next<T>(run: () => Promise<Result<T, RobotError>>): Promise<Result<T, RobotError>> {
    const turn = this.#turn.then(() => (this.#isSpoilt ? fail<RobotError>("unavailable") : run()));
    this.#turn = turn;
    return turn;
  }

  async #load(): Promise<void> {
    if (this.#path === undefined) return;
    try {
      this.#texts = await readStoreFile(this.#path, this.#owner);
    } catch (error) {
      this.#isSpoilt = true;
      this.#onTrouble(`the store of ${this.#owner} in ${this.#path} is no store: ${why(error)}`);
    }
  }
}

/** None is open yet. */
export function createStores({ folder, now, onTrouble }: StoresParts): Stores {
  const open = new Map<string, Store>();

  return {
    forSession(identity, bytes) {
      const owner = ownerOf(identity);
      const name = createHash("sha256").update(owner).digest("hex").slice(0, 32);
      const path = folder === undefined ? undefined : join(folder, `${name}.json`);
      const store = open.get(owner) ?? new Store(path, owner, onTrouble);
      open.set(owner, store);
      let windowNs = 0n;
      let changes = 0;

      function change(
        key: string,
        make: (texts: Texts) => Texts | undefined,
      ): Result<undefined, RobotError> | Promise<Result<undefined, RobotError>> {
        if (!isKey(key)) return fail("invalid");
        if (now() - windowNs >= SECOND_NS) [windowNs, changes] = [now(), 0];
        changes += 1;
        return changes > MOST_CHANGES ? fail("stale") : store.change(make);
      }

      return {
        get(key) {
          if (!isKey(key)) return fail("invalid");
          return store.read((texts) => ({ found: texts.has(key), text: texts.get(key) ?? "" }));
        },
        set: (key, text) => change(key, (texts) => withText(texts, key, text, bytes)),
        remove: (key) => change(key, (texts) => withoutText(texts, key)),
        async keys() {
          const read = await store.read((texts) => [...texts.keys()].toSorted());
          return read.ok ? read.value : [];
        },
      };
    },
  };
}

/** Every run of a module of this name by this signer in this namespace. */
function ownerOf({ module, signer, namespace, digest }: Identity): string {
  const [name] = module.split(" ");
  return JSON.stringify([namespace ?? "", signer, name === undefined || name === "" ? digest : name]);
}

function why(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
