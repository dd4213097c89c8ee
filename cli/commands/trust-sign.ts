import { replaceFile } from "@sandpaw/runtime/policy";
import {
  isRootPayload,
  MAX_STORE,
  openRoot,
  openStore,
  parseRootContent,
  parseSealed,
  parseStoreContent,
  seal,
  withStoreLock,
} from "@sandpaw/runtime/trust";
import { type Command, JSON_OPTION } from "../command.js";
import { say, sayJson } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { readInput } from "../input-file.js";
import { KEY_FORMS } from "../signing-key.js";
import { rootKeys } from "../trust-target.js";

/** `sandpaw trust sign`. */
export const trustSign: Command = {
  name: "trust sign",
  summary: "add the signature of another root key to a trust store or a root",
  synopsis: "FILE --root KEY... [--json]",
  description: [
    "Adds signatures and changes nothing else, so that several people can sign one store, each with a key of their " +
      "own. It says what the file says, because that is what you sign: read it first, with `sandpaw trust show`.",
  ],
  options: {
    root: { type: "string", value: "KEY", multiple: true, help: `a private root key (${KEY_FORMS})` },
    json: JSON_OPTION,
  },
  examples: [
    { line: "sandpaw trust sign trust-store.json --root bo.key", does: "the second of two signatures" },
    {
      line: "sandpaw trust sign trust-store.json --root exec:./token",
      does: "by a program that keeps the key",
    },
  ],
  takes: { min: 1, max: 1 },
  run: async (args, context) => {
    const signers = rootKeys(args, context);
    const file = args.word(0);
    const { path } = readInput(context, file, MAX_STORE);
    const { payload, count } = withStoreLock(path, () => {
      const sealed = parseSealed(readInput(context, file, MAX_STORE).bytes);
      // Nobody signs what no machine could read.
      if (isRootPayload(sealed.payload)) openRoot(parseRootContent(sealed.payload));
      else openStore(parseStoreContent(new TextEncoder().encode(sealed.payload)));
      const text = seal(sealed.payload, signers, sealed.bundles);
      replaceFile(path, text, 0o644);
      return {
        payload: sealed.payload,
        count: parseSealed(new TextEncoder().encode(text)).signatures.length,
      };
    });
    const what = whatIs(payload);
    if (args.flag("json")) sayJson(context, { file: path, ...what, signatures: count });
    else
      say(
        context,
        `signed the ${what.kind} of version ${what.version}, which has ${count} signatures now\n  ${path}`,
      );
    return EXIT.done;
  },
};

function whatIs(payload: string): { readonly kind: string; readonly version: number } {
  if (isRootPayload(payload)) return { kind: "root", version: parseRootContent(payload).version };
  const { version } = parseStoreContent(new TextEncoder().encode(payload));
  return { kind: "trust store", version };
}
