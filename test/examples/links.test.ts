// Links between pages lead to something that is there, also to the very heading.

import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { suite } from "../harness/index.js";
import { ROOT, textOf } from "./checkout.js";

const test = suite("examples: links");

function pagesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((path) => !/(^|\/)(node_modules|build)\//.test(path));
}

/** The anchors of a page: those that it names, and those that GitHub makes of its headings. */
function anchorsOf(page: string): ReadonlySet<string> {
  const text = textOf(page);
  const named = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id);
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
  return new Set([...named, ...headings]);
}

/** What is wrong with a link; undefined when it leads somewhere. */
function fault(page: string, target: string): string | undefined {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? page : join(dirname(page), path);
  if (!existsSync(join(ROOT, file))) return `${page}: ${target} is not there`;
  if (anchor === undefined || statSync(join(ROOT, file)).isDirectory()) return undefined;
  return anchorsOf(file).has(anchor) ? undefined : `${page}: ${target} has no such heading`;
}

for (const folder of ["docs", "examples"]) {
  test(`below ${folder}/`, () => {
    const pages = pagesBelow(folder);
    assert.ok(pages.length > 3);
    const faults = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].flatMap(
        ([, target = ""]) => fault(page, target) ?? [],
      ),
    );
    assert.deepEqual(faults, []);
  });
}

test.run();
