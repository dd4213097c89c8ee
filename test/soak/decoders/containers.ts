/** Decoders that decide nothing: of what is in a module, a manifest, an image. They must only keep to their bounds. */

import { capModule, readModule } from "@sandpaw/runtime/module";
import {
  parseConfig,
  parseIndex,
  parseManifest as parseImage,
  readTar,
  writeTar,
} from "@sandpaw/runtime/oci";
import { encodeManifest, parseManifest, parsePolicy, MAX_POLICY } from "@sandpaw/runtime/policy";
import { sampleImage } from "../../runtime/oci/sample.js";
import { behaviour } from "../../runtime/module/builder.js";
import { validate } from "../../runtime/module/judge.js";
import { bytesOf, JSON_WORDS, type Decoder } from "./decoder.js";
import type { Random } from "./mutator.js";

const TAR_BOUNDS = { maxEntries: 16, maxFile: 4096 };
const BLOCK = 512;

/** All of them. */
export async function containerDecoders(): Promise<readonly Decoder[]> {
  const { manifest, parts } = await sampleImage();
  const [config] = parts;
  const index = {
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.index.v1+json",
    manifests: [manifest.descriptor],
  };
  const request = { motion: { maxSpeed: 0.3, maxTurn: 1 }, sensors: { rateHz: 20 }, log: {} };
  const own = encodeManifest({ name: "acme.hop", version: "1.2.3", shape: "reactor", rateHz: 20, request });
  const module = behaviour({
    imports: [{ module: "sandpaw:robot/motion@0.1.0", name: "stop", params: ["i32"] }],
    exports: [{ name: "tick" }],
    memory: [2, 9],
  });
  const tar = await tarOf();
  return [
    {
      name: "manifest",
      material: { samples: [own], words: JSON_WORDS },
      decode: (bytes) => took(parseManifest(bytes)),
    },
    {
      name: "policy",
      material: {
        samples: [bytesOf("version: 1\nallow:\n  motion: { maxSpeed: 0.3 }\n  log: {}\n")],
        words: YAML_WORDS,
      },
      decode: (bytes) => took(parsePolicy(new TextDecoder().decode(bytes.subarray(0, MAX_POLICY)))),
    },
    {
      name: "image-manifest",
      material: { samples: [manifest.bytes], words: JSON_WORDS },
      decode: (bytes) => took(parseImage(bytes)),
    },
    {
      name: "image-index",
      material: { samples: [bytesOf(JSON.stringify(index))], words: JSON_WORDS },
      decode: (bytes) => took(parseIndex(bytes)),
    },
    {
      name: "image-config",
      material: { samples: [config?.bytes ?? manifest.bytes], words: JSON_WORDS },
      decode: (bytes) => took(parseConfig(bytes)),
    },
    {
      name: "tar",
      material: { samples: [tar], words: TAR_WORDS },
      finish: repairSums,
      async decode(bytes) {
        let files = 0;
        for await (const file of readTar(chunksOf(bytes), TAR_BOUNDS)) {
          let length = 0;
          for await (const chunk of file.content) length += chunk.length;
          files += 1;
          const isWithin =
            length === file.size && length <= TAR_BOUNDS.maxFile && !file.path.split("/").includes("..");
          if (!isWithin || files > TAR_BOUNDS.maxEntries || file.path.startsWith("/")) return "wrong";
        }
        return "taken";
      },
    },
    {
      name: "wasm",
      material: { samples: [module, behaviour({})], words: WASM_WORDS },
      decode(bytes) {
        const info = readModule(bytes);
        const { bytes: capped } = capModule(bytes, { memoryBytes: 1 << 20, tableElements: 100 }, info);
        // What V8 took before it takes afterwards, too.
        if (!validate(bytes)) return "taken";
        return validate(capped) ? "taken" : "wrong";
      },
    },
  ];
}

function took(value: object): "taken" | "wrong" {
  return Object.getPrototypeOf(value) === Object.prototype ? "taken" : "wrong";
}

const YAML_WORDS = [
  ...JSON_WORDS,
  ...["&a", "*a", "!!js", "<<:", "? ", ": ", "- ", "|\n", "---\n", "\t", "'", "#"].map(bytesOf),
];
const TAR_WORDS = [
  "../",
  "/etc/passwd",
  "ustar\0",
  "0000777\0",
  "77777777777",
  "\x80\xff",
  "1",
  "2",
  "5",
  "x",
  "g",
  "L",
].map(bytesOf);
const WASM_WORDS = [
  [0x80, 0x80, 0x80, 0x80, 0x00],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0x7f],
  [0x00, 0x61, 0x73, 0x6d],
  [0x01, 0x00, 0x00, 0x00],
  [0x05, 0x03, 0x01, 0x04, 0x01],
  [0x0b],
  [0x00, 0x05, 0x04, 0x6e, 0x61, 0x6d, 0x65],
].map((bytes) => Uint8Array.from(bytes));

async function tarOf(): Promise<Uint8Array> {
  const content = bytesOf("\0asm\x01\0\0\0");
  const files = ["module.wasm", "module.wasm.sigstore.json", `a/${"long/".repeat(15)}name`].map((path) => ({
    path,
    size: content.length,
    content: () => [content],
  }));
  const pieces: Uint8Array[] = [];
  for await (const piece of writeTar(files)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  // Ends of chunks in the midst of blocks.
  for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
}

/** Puts the checksums of headers right, mostly: otherwise nothing behind them would be reached. */
function repairSums(bytes: Uint8Array, random: Random): Uint8Array {
  if (random() % 4 === 0) return bytes;
  for (let at = 0; at + BLOCK <= bytes.length; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    if (Buffer.from(block.subarray(257, 262)).toString("latin1") !== "ustar") continue;
    block.fill(0x20, 148, 156);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.set(bytesOf(`${sum.toString(8).padStart(6, "0")}\0 `), 148);
  }
  return bytes;
}
