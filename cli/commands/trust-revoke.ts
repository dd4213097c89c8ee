import {
  revokeDigest,
  revokeKey,
  readPublicKey,
  TrustError,
  type StoreContent,
} from "@sandpaw/runtime/trust";
import type { Command } from "../command.js";
import { EXIT } from "../exit-codes.js";
import { CHANGE_OPTIONS, CHANGE_SYNOPSIS, changeStore } from "../trust-target.js";

/** `sandpaw trust revoke`. */
export const trustRevoke: Command = {
  name: "trust revoke",
  summary: "never again let in a module, or what a key signed",
  synopsis: `NAME | sha256:DIGEST ${CHANGE_SYNOPSIS}`,
  description: [
    "With the name of a key of the store, everything that it ever signed is refused. With the digest of a module, as " +
      "`sandpaw inspect` prints it, that module is refused, whoever signed it. What runs already by this store is " +
      "ended within seconds: pods, and what `sandpaw run` and `sandpaw dev` started.",
  ],
  options: CHANGE_OPTIONS,
  examples: [
    {
      line: "sandpaw trust revoke acme --store trust-store.json --root root.key",
      does: "the key named acme",
    },
    { line: "sandpaw trust revoke sha256:93a44bbb…", does: "one module, in your own store" },
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const what = args.word(0);
    changeStore(args, context, `revoked ${what}`, (store, period) =>
      what.startsWith("sha256:")
        ? revokeDigest(store, what, period)
        : revokeKey(store, idOf(store, what), period),
    );
    return EXIT.done;
  },
};

function idOf(store: StoreContent, name: string): string {
  const key = store.keys.find((one) => one.name === name);
  if (!key) throw new TrustError("key-absent", `the store has no key ${name}`);
  return readPublicKey(key.publicKey).id;
}
