/**
 * YAML from people: one document of the 1.2 core schema without anchors, aliases, tags, merge keys or repeated
 * keys, so that a file means what it shows. Text that begins with `{` is read as JSON.
 */

import { createRequire } from "node:module";

import type * as Yaml from "yaml";
import { parseStrictJson } from "../protocol/index.js";

const MAX_DEPTH = 32;

/** Loaded for the first text that is no JSON: it is a MiB, and most processes of a robot read none. */
function loadYaml(): typeof Yaml {
  const loaded: unknown = createRequire(import.meta.url)("yaml");
  if (!isYaml(loaded)) throw new Error("the package yaml is not what it was");
  return loaded;
}

function isYaml(loaded: unknown): loaded is typeof Yaml {
  return typeof loaded === "object" && loaded !== null && "parseDocument" in loaded;
}

/** Parses text into plain values; throws `SyntaxError` with a plain reason. The caller has bounded the size. */
export function parsePlainYaml(text: string): unknown {
  if (text.trimStart().startsWith("{")) return parseStrictJson(text);
  // The parser recurses; brackets and indentation bound how deep before it starts.
  if (tooDeep(text)) throw new SyntaxError(`nested more than ${MAX_DEPTH} deep`);
  const { isMap, isNode, isScalar, parseDocument, visit } = loadYaml();
  const document: Yaml.Document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    strict: true,
    uniqueKeys: true,
    merge: false,
    prettyErrors: true,
    // "silent" would also hide that there is a second document.
    logLevel: "error",
  });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) throw new SyntaxError(sayProblem(problem));
  if (document.directives?.yaml.explicit) throw new SyntaxError("directives are not used here");
  visit(document, {
    Alias: () => {
      throw new SyntaxError("aliases are not used here");
    },
    Node: (_key, node) => {
      if (isNode(node) && node.tag !== undefined)
        throw new SyntaxError(`the tag ${node.tag} is not used here`);
      if ("anchor" in node && node.anchor !== undefined) throw new SyntaxError("anchors are not used here");
      if (isMap(node))
        for (const { key } of node.items)
          if (!isScalar(key) || typeof key.value !== "string")
            throw new SyntaxError("every key is a plain word");
    },
  });
  return document.toJS({ maxAliasCount: 0 }) as unknown;
}

function sayProblem({ code, message, linePos }: Yaml.YAMLError): string {
  if (code === "MULTIPLE_DOCS") return "there is more than one document";
  if (code === "DUPLICATE_KEY") return `a key stands twice at line ${linePos?.[0].line ?? 0}`;
  return message.split("\n")[0]?.replace(/:$/, "") ?? "not YAML";
}

function tooDeep(text: string): boolean {
  let brackets = 0;
  for (const char of text) if ((char === "[" || char === "{") && ++brackets > 4 * MAX_DEPTH) return true;
  return text.split("\n").some((line) => (/^[ ?:-]*/.exec(line)?.[0].length ?? 0) > 4 * MAX_DEPTH);
}
