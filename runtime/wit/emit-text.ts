/** Pieces of text that every generator needs. */

/** The first lines of a generated file. */
export function header(what: string): string {
  return `// Generated from runtime/wit/robot.wit by \`node scripts/generate.mjs\`; do not edit.\n// ${what}\n`;
}

/** A doc comment, indented; nothing for an empty one. */
export function docComment(docs: string, indent = ""): string {
  if (docs === "") return "";
  const lines = docs.split("\n");
  if (lines.length === 1) return `${indent}/** ${docs} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd() + "\n").join("")}${indent} */\n`;
}
