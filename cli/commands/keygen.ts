import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { userConfigDir } from "@sandpaw/runtime/protocol";
import { createFileOnce, EVERYTHING, MAX_POLICY, parsePolicy, type Ceiling } from "@sandpaw/runtime/policy";
import { addKey, changeUserTrust, generateKey, type SigningKey } from "@sandpaw/runtime/trust";
import type { Arguments } from "../arguments.js";
import { type Command, JSON_OPTION } from "../command.js";
import { type Context, say, sayJson } from "../context.js";
import { CliError } from "../error.js";
import { EXIT } from "../exit-codes.js";
import { readInput } from "../input-file.js";

const NAME = /^[a-z0-9][a-z0-9.-]{0,62}$/;

/** `sandpaw keygen`. */
export const keygenCommand: Command = {
  name: "keygen",
  summary: "make a key pair for signing",
  synopsis: "NAME [--dir FOLDER] [--trust [--scope PATTERN]... [--ceiling FILE]] [--json]",
  description: [
    "Writes NAME.key, the private half, which only you can read, and NAME.pub, the public half, for those who shall " +
      "believe you. Both are PEM: P-256, PKCS#8 and SubjectPublicKeyInfo. cosign takes the public half as it is.",
    "With --trust your own trust store learns the key, so that `sandpaw run` takes what it signs. What the key may " +
      "grant at most can be narrowed: --scope by the names of modules, --ceiling by a policy file.",
    "You need no key to develop: `sandpaw build` signs what it compiles with a development key of your own, made on " +
      "first use.",
  ],
  options: {
    dir: { type: "string", value: "FOLDER", help: "where the files go; this folder unless told" },
    trust: { type: "boolean", help: "add the key to your own trust store" },
    scope: {
      type: "string",
      value: "PATTERN",
      multiple: true,
      help: "modules that it may sign: a name, acme.* or * (the default)",
    },
    ceiling: { type: "string", value: "FILE", help: "a policy file: what it may grant at most" },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw keygen acme", does: "acme.key and acme.pub in this folder" },
    { line: "sandpaw keygen me --trust", does: "a key whose modules `sandpaw run` takes" },
    {
      line: "sandpaw keygen lab --trust --scope 'lab.*'",
      does: "one that may sign only modules named lab.…",
    },
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const name = args.word(0);
    if (!NAME.test(name))
      throw new CliError("usage", `"${name}" is no name of a key: letters, digits, dots, dashes`);
    args.onlyWith("trust", ["scope", "ceiling"]);
    const ceiling = ceilingOf(args, context);
    const key = generateKey();
    const folder = resolve(context.cwd, args.text("dir") ?? ".");
    const files = { private: join(folder, `${name}.key`), public: join(folder, `${name}.pub`) };
    writePair(files, key, () => {
      if (args.flag("trust")) trust(args, context, name, key, ceiling);
    });
    const { id } = key.publicKey;
    if (args.flag("json")) sayJson(context, { name, id, files, trusted: args.flag("trust") });
    else {
      say(context, `private  ${files.private}  (keep it; whoever reads it can sign)`);
      say(context, `public   ${files.public}`);
      say(context, `id       ${id}`);
      if (args.flag("trust")) say(context, `trusted  by ${userConfigDir(context.env)}`);
    }
    return EXIT.done;
  },
};

function ceilingOf(args: Arguments, context: Context): Ceiling {
  const file = args.text("ceiling");
  if (file === undefined) return EVERYTHING;
  return parsePolicy(new TextDecoder().decode(readInput(context, file, MAX_POLICY).bytes)).allow;
}

/** Writes both halves, then does what follows from them; where any of it fails, neither stays behind. */
function writePair(
  files: { readonly private: string; readonly public: string },
  key: SigningKey,
  then: () => void,
): void {
  const made: string[] = [];
  const write = (path: string, text: string, mode: number): void => {
    if (createFileOnce(path, text, mode) === "existed")
      throw new CliError("file-exists", `${path} is there already`);
    made.push(path);
  };
  try {
    write(files.public, key.publicKey.pem, 0o644);
    write(files.private, key.privatePem, 0o600);
    then();
  } catch (error) {
    for (const path of made) rmSync(path, { force: true });
    throw error;
  }
}

function trust(args: Arguments, context: Context, name: string, key: SigningKey, ceiling: Ceiling): void {
  const scopes = args.texts("scope");
  const rules = { name, scope: scopes.length === 0 ? ["*"] : scopes, ceiling };
  changeUserTrust(userConfigDir(context.env), { uid: context.uid, now: new Date() }, (store, period) =>
    addKey(store, key.publicKey, rules, period),
  );
}
