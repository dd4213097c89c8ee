import type { CommandGroup } from "../command.js";
import { trustAddKey } from "./trust-add-key.js";
import { trustClock } from "./trust-clock.js";
import { trustInit } from "./trust-init.js";
import { trustInstall } from "./trust-install.js";
import { trustPush } from "./trust-push.js";
import { trustRemoveKey } from "./trust-remove-key.js";
import { trustRenew } from "./trust-renew.js";
import { trustRevoke } from "./trust-revoke.js";
import { trustRoot } from "./trust-root.js";
import { trustShow } from "./trust-show.js";
import { trustSign } from "./trust-sign.js";

/** `sandpaw trust`. */
export const trustCommand: CommandGroup = {
  name: "trust",
  summary: "which keys may sign what, and grant how much",
  description: [
    "A trust store holds the public keys that are believed, each with the names of modules that it may sign (its " +
      "scope) and what it may grant at most (its ceiling); what was revoked; and until when all this is good. The " +
      "store itself is signed, and every change gives it the next version: a machine refuses an older one.",
    "Your own store is signed by your development key. That of a machine lies in /etc/sandpaw: trust-store.json, and " +
      "root.pub, the public half of the root key that signs it, or root.json where several people sign. Make it " +
      "elsewhere (`trust init`, `trust root`), carry only these two files to the machine, and later ones with " +
      "`trust install`.",
  ],
  commands: [
    trustShow,
    trustInit,
    trustAddKey,
    trustRevoke,
    trustRemoveKey,
    trustRenew,
    trustRoot,
    trustSign,
    trustPush,
    trustInstall,
    trustClock,
  ],
};
