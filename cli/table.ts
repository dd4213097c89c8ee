/** The commands. Each is loaded when it is called, so that a small one starts fast. */

import type { Command, CommandGroup } from "./command.js";
import type { Listed } from "./help.js";

/** A command that can be loaded. */
export interface TableEntry extends Listed {
  readonly load: () => Promise<Command | CommandGroup>;
}

const AUTHOR = "Write a behaviour";
const TRUST = "Trust it";

/** Every command, in the order of the help. */
export const COMMANDS: readonly TableEntry[] = [
  {
    name: "inspect",
    theme: AUTHOR,
    summary: "show what a module imports, exports, asks for, and who signed it",
    load: async () => (await import("./commands/inspect.js")).inspectCommand,
  },
  {
    name: "keygen",
    theme: TRUST,
    summary: "make a key pair for signing",
    load: async () => (await import("./commands/keygen.js")).keygenCommand,
  },
  {
    name: "sign",
    theme: TRUST,
    summary: "sign a module; the signature is a file beside it",
    load: async () => (await import("./commands/sign.js")).signCommand,
  },
  {
    name: "verify",
    theme: TRUST,
    summary: "say whether a module's signature is valid, stale or refused, and why",
    load: async () => (await import("./commands/verify.js")).verifyCommand,
  },
  {
    name: "trust",
    theme: TRUST,
    summary: "which keys may sign what, and grant how much",
    load: async () => (await import("./commands/trust.js")).trustCommand,
  },
  {
    name: "policy",
    theme: TRUST,
    summary: "explain a grant: what a module asks for, what it gets, who refused the rest",
    load: async () => (await import("./commands/policy.js")).policyCommand,
  },
];
