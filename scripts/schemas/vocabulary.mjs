// The vocabulary of the policy room, straight from its source: the validators are part of the room that the
// compiler builds, so they cannot wait for that build.
import { join } from "node:path";
import { build } from "esbuild";

const { outputFiles } = await build({
  entryPoints: [join(import.meta.dirname, "..", "..", "runtime", "policy", "vocabulary.ts")],
  bundle: true,
  platform: "node",
  format: "esm",
  write: false,
  logLevel: "warning",
});
const { PARTS, VOCABULARY } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
);

export { PARTS, VOCABULARY };
