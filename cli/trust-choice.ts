/** Which keys a command believes: the person's own store, the machine's, or one key that was named. */

import { SYSTEM_CONFIG_DIR, userConfigDir } from "@sandpaw/runtime/protocol";
import {
  loadSystemTrust,
  loadUserTrust,
  MAX_KEY,
  openStore,
  pemText,
  readPublicKey,
  storeOf,
  type TrustStore,
} from "@sandpaw/runtime/trust";
import type { Arguments } from "./arguments.js";
import type { OptionSpec } from "./command.js";
import { remark, type Context } from "./context.js";
import { readInput } from "./input-file.js";

const DAY_MS = 86_400_000;

/** The options that choose. */
export const TRUST_OPTIONS: { readonly key: OptionSpec; readonly system: OptionSpec } = {
  key: { type: "string", value: "FILE", help: "believe this public key (PEM) and no other" },
  system: {
    type: "boolean",
    help: `use ${SYSTEM_CONFIG_DIR}, as services do, instead of your own configuration`,
  },
};

/** A store, what time it is judged at, and what people call it. */
export interface ChosenTrust {
  readonly store: TrustStore;
  readonly now: Date;
  readonly where: string;
}

/** Opens what the options name. Throws `TrustError`. */
export function chooseTrust(args: Arguments, context: Context, now: Date): ChosenTrust {
  const key = args.text("key");
  if (key !== undefined) {
    const publicKey = readPublicKey(pemText(readInput(context, key, MAX_KEY).bytes));
    const content = storeOf(publicKey, key, { now, expires: new Date(now.getTime() + DAY_MS) });
    return { store: openStore(content), now, where: `the key ${key}` };
  }
  if (args.flag("system")) return chooseSystem(context);
  const folder = userConfigDir(context.env);
  return { store: loadUserTrust(folder, { uid: context.uid, now }), now, where: folder };
}

/** The machine's store at the machine's time; says it when what lies there is not what is in force. */
function chooseSystem(context: Context): ChosenTrust {
  const { store, time, notTaken } = loadSystemTrust(SYSTEM_CONFIG_DIR);
  if (notTaken) remark(context, notTakenLine(notTaken.message, store.content.version));
  return { store, now: time.now, where: SYSTEM_CONFIG_DIR };
}

/** What people are told of a store that was brought and not taken. */
export function notTakenLine(why: string, version: number): string {
  return `sandpaw: the trust store that lies there was not taken, version ${version} stays in force: ${why}`;
}
