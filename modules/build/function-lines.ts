/**
 * Lays the lines of an author's functions into a source map, as `x_sandpaw_functions`: the optimiser inlines, so
 * the function of a trap is told by where the line stands and not by which machine function it has become.
 */

import type { AscMember, AscSource, AscStatement, AscTree } from "./asc.js";
import { placeOf } from "./diagnostic.js";

/** Index of the source in the map, first and last line from 1, name. */
type FunctionLines = readonly [source: number, first: number, last: number, name: string];

/** Answers the map's text with the functions of every source that is not of the library. */
export function withFunctions(map: string, sources: readonly AscSource[], tree: AscTree): string {
  const value: unknown = JSON.parse(map);
  if (typeof value !== "object" || value === null || !("sources" in value) || !Array.isArray(value.sources))
    throw new TypeError("the compiler wrote a source map without sources");
  const names: readonly unknown[] = value.sources;
  const lines = sources.flatMap((source) => {
    const index = names.indexOf(source.normalizedPath);
    return index < 0 || isLibrary(source.normalizedPath)
      ? []
      : functionsOf(source.statements, source, index, tree, "");
  });
  // The library's texts are the greater part of a map, and lie in the compiler's package for whoever wants them.
  const texts: readonly unknown[] =
    "sourcesContent" in value && Array.isArray(value.sourcesContent) ? value.sourcesContent : [];
  const sourcesContent = texts.map((text, index) => (isLibrary(names[index]) ? null : text));
  return JSON.stringify({ ...value, sourcesContent, x_sandpaw_functions: lines });
}

function isLibrary(path: unknown): boolean {
  return typeof path === "string" && path.startsWith("~lib/");
}

/** Functions and methods below these statements; `within` is the class or namespace around them. */
function functionsOf(
  statements: readonly (AscStatement | AscMember)[],
  source: AscSource,
  index: number,
  tree: AscTree,
  within: string,
): readonly FunctionLines[] {
  const { FunctionDeclaration, MethodDeclaration } = tree.NodeKind;
  return statements.flatMap((one): readonly FunctionLines[] => {
    const name = `${within}${one.name?.text ?? ""}`;
    if (one.kind === FunctionDeclaration || one.kind === MethodDeclaration) {
      const { start, end } = one.range;
      const lineOf = (at: number): number => placeOf("", source.text, at, at).line;
      return [[index, lineOf(start), lineOf(end), name]];
    }
    return functionsOf(one.members ?? [], source, index, tree, `${name}.`);
  });
}
