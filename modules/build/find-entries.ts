/** Finds an author's entry points in the syntax tree, and complains of what is missing or misspelt. */

import type { AscParser, AscRange, AscSource, AscTree } from "./asc.js";
import { placeOf, type Diagnostic, type Severity } from "./diagnostic.js";
import { ENTRY_POINTS, type FoundEntry, type Shape } from "./entry-points.js";

/** The author's entry points; complaints are added to `diagnostics`. */
export function findEntries(
  parser: AscParser,
  tree: AscTree,
  { entry, shape }: { readonly entry: string; readonly shape: Shape },
  diagnostics: Diagnostic[],
): readonly FoundEntry[] {
  const source = sourceOf(parser, entry);
  if (source === undefined) return [];
  const exported = exportsOf(source, tree);
  for (const { name, range } of exported) {
    const point = ENTRY_POINTS.find(({ author }) => author.toLowerCase() === name.toLowerCase());
    const place = placeOf(entry, source.text, range.start, range.end);
    const say = (severity: Severity, message: string): void =>
      void diagnostics.push({ severity, message, place });
    if (point === undefined) continue;
    if (point.author !== name) say("warning", `${name} is not an entry; did you mean ${point.author}?`);
    else if (point.shape !== shape)
      say("error", `${name} is an entry of a ${point.shape}; sandpaw.json says that this is a ${shape}`);
  }
  const byName = new Map(exported.map((one) => [one.name, one]));
  const found = ENTRY_POINTS.filter(
    (point) => point.shape === shape && (point.always || byName.has(point.author)),
  ).map((point): FoundEntry => {
    const author = byName.get(point.author);
    const range = author?.range;
    const place = range && placeOf(entry, source.text, range.start, range.end);
    return { point, result: author?.result, place };
  });
  if (shape === "program" && found.length === 0)
    diagnostics.push({ severity: "error", message: `${entry} exports no main: a program starts there` });
  if (
    shape === "reactor" &&
    !found.some(({ point: { author } }) => author === "tick" || author === "onEvent")
  )
    diagnostics.push({
      severity: "error",
      message: `${entry} exports neither tick nor onEvent: a reactor needs one`,
    });
  return found;
}

/** A function that the author exports, and where it stands. */
interface AuthorExport {
  readonly name: string;
  /** As the author writes the type; empty where another file declares the function. */
  readonly result: string;
  readonly range: AscRange;
}

/** The names that a source file exports. */
function exportsOf(source: AscSource, tree: AscTree): readonly AuthorExport[] {
  return source.statements.flatMap((statement): AuthorExport[] => {
    if (statement.members)
      return statement.members.flatMap(({ exportedName }) =>
        exportedName === undefined ? [] : { name: exportedName.text, result: "", range: exportedName.range },
      );
    const isFunction = statement.kind === tree.NodeKind.FunctionDeclaration;
    const isExported = ((statement.flags ?? 0) & tree.CommonFlags.Export) !== 0;
    if (!isFunction || !isExported || !statement.name) return [];
    const result = statement.signature?.returnType.name?.identifier.text ?? "";
    return [{ name: statement.name.text, result, range: statement.name.range }];
  });
}

/** The source of `path` among what was parsed. */
function sourceOf(parser: AscParser, path: string): AscSource | undefined {
  return parser.sources.find((source) => source.normalizedPath === path);
}
