import assert from "node:assert/strict";
import { request } from "node:http";
import { join } from "node:path";

import { startConsole, type Console } from "@sandpaw/dashboard";
import { suite, temporaryFolder } from "../harness/index.js";

const test = suite("dashboard: weight of the page");
const LIMIT = 150 * 1024;

/** The bytes on the wire, and the text. */
function fetchGzip(
  served: Console,
  path: string,
): Promise<{ bytes: number; encoding: string; plain: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, served.url),
      { headers: { "accept-encoding": "gzip" } },
      (response) => {
        let bytes = 0;
        response.on("data", (chunk: Uint8Array) => (bytes += chunk.length));
        response.on("end", () => {
          void fetch(new URL(path, served.url))
            .then((again) => again.text())
            .then((plain) => {
              resolve({ bytes, encoding: response.headers["content-encoding"] ?? "", plain });
            });
        });
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

test("the page, with everything that it loads, is at most 150 KB compressed, and loads nothing foreign", async () => {
  const served = await startConsole({ viewPath: join(temporaryFolder(), "view.sock"), port: 0 });
  try {
    const wanted = ["/"];
    let total = 0;
    for (const path of wanted) {
      const { bytes, encoding, plain } = await fetchGzip(served, path);
      assert.equal(encoding, "gzip", path);
      total += bytes;
      assert.doesNotMatch(plain, /(?:src|href)="(?:https?:)?\/\/|@import|url\(\s*["']?http/, path);
      const links = [
        ...plain.matchAll(/(?:src|href)="(\/[^"]*)"/g),
        ...plain.matchAll(/from "\.(\/[^"]*)"/g),
      ];
      for (const [, link] of links) if (link !== undefined && !wanted.includes(link)) wanted.push(link);
    }
    assert.ok(wanted.length > 10, "its scripts were followed");
    assert.ok(total <= LIMIT, `${total} bytes`);
    console.log(`  ${wanted.length} files, ${(total / 1024).toFixed(1)} KiB compressed`);
  } finally {
    await served.close();
  }
});

test.run();
