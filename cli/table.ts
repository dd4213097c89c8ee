/** The commands. Each is loaded when it is called, so that a small one starts fast. */

import type { Command, CommandGroup } from "./command.js";
import type { Listed } from "./help.js";

/** A command that can be loaded. */
export interface TableEntry extends Listed {
  readonly load: () => Promise<Command | CommandGroup>;
}

const AUTHOR = "Write a behaviour";
const TRUST = "Trust it";
const SHARE = "Share it";
const RUN = "Run it";
const ROBOT = "The robot";

/** Every command, in the order of the help. */
export const COMMANDS: readonly TableEntry[] = [
  {
    name: "new",
    theme: AUTHOR,
    summary: "make a project for a behaviour, that builds as it is",
    load: async () => (await import("./commands/new.js")).newCommand,
  },
  {
    name: "build",
    theme: AUTHOR,
    summary: "compile a project to a module and sign it with the development key",
    load: async () => (await import("./commands/build.js")).buildCommand,
  },
  {
    name: "test",
    theme: AUTHOR,
    summary: "build a project and run its tests on a simulated robot",
    load: async () => (await import("./commands/test.js")).testCommand,
  },
  {
    name: "replay",
    theme: AUTHOR,
    summary: "run a module again on the record of a run, and stop where it goes another way",
    load: async () => (await import("./commands/replay.js")).replayCommand,
  },
  {
    name: "simulate",
    theme: AUTHOR,
    summary: "simulate a module for some seconds of the world: JSON in, JSON out",
    load: async () => (await import("./commands/simulate.js")).simulateCommand,
  },
  {
    name: "dev",
    theme: AUTHOR,
    summary: "run a project and swap it on every save, in the same world",
    load: async () => (await import("./commands/dev.js")).devCommand,
  },
  {
    name: "inspect",
    theme: AUTHOR,
    summary: "show what a module imports, exports, asks for, and who signed it",
    load: async () => (await import("./commands/inspect.js")).inspectCommand,
  },
  {
    name: "check",
    theme: AUTHOR,
    summary: "say which robots and architectures can host a module, what degrades, and what would be cut",
    load: async () => (await import("./commands/check.js")).checkCommand,
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
    name: "teleop",
    theme: ROBOT,
    summary: "drive a robot with the keys of this terminal",
    load: async () => (await import("./commands/teleop.js")).teleopCommand,
  },
  {
    name: "audit",
    theme: ROBOT,
    summary: "check that nobody has changed the audit of a robot",
    load: async () => (await import("./commands/audit.js")).auditCommand,
  },
  {
    name: "policy",
    theme: TRUST,
    summary: "explain a grant: what a module asks for, what it gets, who refused the rest",
    load: async () => (await import("./commands/policy.js")).policyCommand,
  },
  {
    name: "push",
    theme: SHARE,
    summary: "put a signed module into a registry, as an image that every containerd takes",
    load: async () => (await import("./commands/push.js")).pushCommand,
  },
  {
    name: "pull",
    theme: SHARE,
    summary: "get a module and its signature out of an image",
    load: async () => (await import("./commands/pull.js")).pullCommand,
  },
  {
    name: "copy",
    theme: SHARE,
    summary: "copy an image with its signatures, between registries, folders and files",
    load: async () => (await import("./commands/copy.js")).copyCommand,
  },
  {
    name: "ls",
    theme: SHARE,
    summary: "list the images of a repository, a layout folder or a layout file",
    load: async () => (await import("./commands/ls.js")).lsCommand,
  },
  {
    name: "run",
    theme: RUN,
    summary: "run a signed behaviour on a robot, and follow it",
    load: async () => (await import("./commands/run.js")).runCommand,
  },
  {
    name: "ps",
    theme: RUN,
    summary: "list what runs, what limits it, and which walls its engine stands behind",
    load: async () => (await import("./commands/ps.js")).psCommand,
  },
  {
    name: "exec",
    theme: RUN,
    summary: "send a line to a running behaviour and print its answer",
    load: async () => (await import("./commands/exec.js")).execCommand,
  },
  {
    name: "logs",
    theme: RUN,
    summary: "print what a behaviour wrote",
    load: async () => (await import("./commands/logs.js")).logsCommand,
  },
  {
    name: "stop",
    theme: RUN,
    summary: "ask a behaviour to stop; its motion ends at once",
    load: async () => (await import("./commands/stop.js")).stopCommand,
  },
  {
    name: "pack",
    theme: ROBOT,
    summary: "make one tar for a robot: Node, libraries, runtime, service files, install and remove scripts",
    load: async () => (await import("./commands/pack.js")).packCommand,
  },
  {
    name: "sim",
    theme: ROBOT,
    summary: "start a simulated robot and its server in the foreground",
    load: async () => (await import("./commands/sim.js")).simCommand,
  },
  {
    name: "page",
    theme: ROBOT,
    summary: "serve the page of a robot in the foreground",
    load: async () => (await import("./commands/page.js")).pageCommand,
  },
  {
    name: "estop",
    theme: ROBOT,
    summary: "stop the robot and hold it stopped, or clear that in two steps",
    load: async () => (await import("./commands/estop.js")).estopCommand,
  },
  {
    name: "demo",
    theme: ROBOT,
    summary: "a simulated robot that covers a flat, live in this terminal",
    load: async () => (await import("./commands/demo.js")).demoCommand,
  },
];
