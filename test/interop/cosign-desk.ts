/** A folder with keys and cosign in it, which cannot reach anything but this machine. */

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readPublicKey, type PublicKey } from "@sandpaw/runtime/trust";
import { temporaryFolder } from "../harness/index.js";

/** How a program ended, and all that it said. */
export interface Said {
  readonly status: number | null;
  readonly text: string;
}

/** The desk of one test file. */
export class CosignDesk {
  readonly folder: string = temporaryFolder();
  readonly #program: string;
  readonly #major: 2 | 3;

  constructor(program: string, major: 2 | 3) {
    this.#program = program;
    this.#major = major;
  }

  /** Makes what cosign would fetch otherwise: a root of trust and a list of services, both empty; and a key of its own. */
  prepare(): void {
    this.must(["trusted-root", "create", "--out", this.path("empty-root.json")]);
    if (this.#major === 3) this.must(["signing-config", "create", "--out", this.path("no-services.json")]);
    this.must(["generate-key-pair", "--output-key-prefix", this.path("theirs")]);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** The public half of cosign's key. */
  theirKey(): PublicKey {
    return readPublicKey(readFileSync(this.path("theirs.pub"), "utf8"));
  }

  #env(): Readonly<Record<string, string>> {
    const proxy = "http://127.0.0.1:1";
    return {
      HOME: this.folder,
      COSIGN_PASSWORD: "",
      HTTPS_PROXY: proxy,
      HTTP_PROXY: proxy,
      NO_PROXY: "127.0.0.1",
    };
  }

  try(args: readonly string[]): Said {
    const options = { env: this.#env(), cwd: this.folder, encoding: "utf8", timeout: 60_000 } as const;
    const { status, stdout, stderr } = spawnSync(this.#program, args, options);
    return { status, text: `${stdout}${stderr}` };
  }

  must(args: readonly string[]): void {
    const { status, text } = this.try(args);
    assert.equal(status, 0, `cosign ${args.join(" ")}: ${text}`);
  }

  /** Runs cosign while this process goes on. */
  async run(args: readonly string[]): Promise<Said> {
    const child = spawn(this.#program, args, {
      env: this.#env(),
      cwd: this.folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    return { status, text };
  }

  /** How this cosign is told not to write to a public log. */
  get offlineSigning(): readonly string[] {
    return this.#major === 3 ? ["--signing-config", this.path("no-services.json")] : ["--tlog-upload=false"];
  }
}
