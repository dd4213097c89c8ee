// Pages are carried out as they stand, and a page that is wrong makes its test red.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "./index.js";
import { matchesOutput } from "./readme-output.js";
import { parsePage } from "./readme-page.js";
import { runReadme } from "./readme-run.js";

const test = suite("harness: pages");

function page(...parts: readonly (string | readonly [language: string, text: string])[]): string {
  return parts
    .map((part) => (typeof part === "string" ? part : `\`\`\`${part[0]}\n${part[1]}\n\`\`\``))
    .join("\n\n");
}

test("files are written and changed, folder and variables stay, output is compared", async () => {
  const { folder, steps, exceptions } = await runReadme(
    page(
      ["sh", "mkdir hop\ncd hop\nexport WORD=tea"],
      "**a/b.txt**",
      ["txt", "one\ntwo\nthree"],
      "**a/b.txt**",
      ["diff", " one\n-two\n+2"],
      ["sh", "echo $WORD\necho oops >&2\ncat a/b.txt"],
      ["console", "tea\noops\none\n2\n…"],
      ["", "a picture"],
      "*Not run by the tests: it needs a robot.*",
      ["sh", "exit 1"],
    ),
  );
  assert.equal(readFileSync(join(folder, "a/b.txt"), "utf8"), "one\n2\nthree\n");
  assert.equal(steps, 5);
  assert.deepEqual(exceptions, ["line 43: it needs a robot."]);
});

test("a second terminal goes on until the end, and has its own folder", async () => {
  const { folder } = await runReadme(
    page(
      ["sh", "mkdir hop\ncd hop"],
      "**second terminal**",
      ["sh", "basename $PWD\ntrap 'echo bye > bye; exit' INT\nwhile sleep 0.05; do :; done"],
      ["console", "empty"],
      ["sh", "test ! -e ../bye"],
    ),
  );
  assert.equal(readFileSync(join(folder, "../bye"), "utf8"), "bye\n");
});

const WRONG: readonly (readonly [why: string, text: string, says: RegExp])[] = [
  ["a command that fails", page(["sh", "false\necho on"]), /ended with 1/],
  ["other output", page(["sh", "echo a"], ["console", "b"]), /line 5: the page says/],
  ["less output", page(["sh", "echo a"], ["console", "a\nb"]), /the page says/],
  ["more output", page(["sh", "echo a; echo b"], ["console", "a"]), /the page says/],
  ["a file without a name", page("Look:", ["ts", "1"]), /line 3: a block of ts without the name/],
  ["a name that leads out", page("**../a.ts**", ["ts", "1"]), /without the name/],
  ["output of nothing", page(["console", "a"]), /output without commands/],
  ["a block without an end", "```sh\nls\n", /without an end/],
  ["an indented block", "- a\n  ```sh\n  ls\n  ```\n", /indented/],
  ["a change that does not fit", page("**a**", ["txt", "x"], "**a**", ["diff", "-y\n+z"]), /fits 0 times/],
  ["a second terminal that died", page("**second terminal**", ["sh", "exit 3"], ["console", "up"]), /says/],
];

for (const [why, text, says] of WRONG) {
  test(`${why} is found`, async () => {
    await assert.rejects(runReadme(text), says);
  });
}

test("an ellipsis stands for anything, a form for its values, and nothing else for anything else", () => {
  const one = `sha256:${"1".repeat(64)}`;
  const other = `sha256:${"2".repeat(64)}`;
  assert.ok(matchesOutput(`a … ${one} 09:10:11`, `a b c ${other} 23:00:01\n`));
  assert.ok(matchesOutput("first\n…\nlast", "first\n1\n2\nlast\n"));
  assert.ok(matchesOutput("first\n…", "first\n"));
  assert.ok(matchesOutput("hop-12ab34 (7.6 KiB)", "hop-99ffee (12 KiB)"));
  assert.ok(matchesOutput("a    b", "a  b") && !matchesOutput("a  b", "a b"));
  assert.ok(
    matchesOutput("a\nmissing walls: x\nb", "a\nb") && matchesOutput("a\nb", "a\nmissing walls: y\nb"),
  );
  assert.ok(!matchesOutput("hop-12ab34", "hop-xyz"));
  assert.ok(!matchesOutput("a.c", "abc"));
  assert.ok(!matchesOutput("a", "a\nb"));
  assert.ok(matchesOutput("a", "a\nb", true));
});

test("steps know their lines", () => {
  assert.deepEqual(parsePage(page("# Title", ["sh", "ls"])), [
    { kind: "commands", line: 3, text: "ls\n", second: false },
  ]);
});

test.run();
