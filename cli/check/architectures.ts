/** What the three architectures make of a module's code. Measured, see docs/robots-install.md. */

import type { CodeFeature, CodeFeatures } from "@sandpaw/runtime/module";
import { formatBytes } from "../text.js";
import type { Finding, Host } from "./finding.js";

const ARCHITECTURES = ["ARMv7", "aarch64", "x86-64"] as const;
type Architecture = (typeof ARCHITECTURES)[number];

/** Of the 512 MiB of a small ARMv7 robot, this much is what a behaviour can count on. */
const ARMV7_MEMORY = 128 * 1024 * 1024;

type Rule = (architecture: Architecture, count: number) => Finding | undefined;

const RULES: Readonly<Partial<Record<CodeFeature, Rule>>> = {
  "relaxed-simd": (architecture, count) =>
    architecture === "ARMv7"
      ? {
          weight: "no",
          code: "relaxed-simd",
          message: `relaxed SIMD ${times(count)}: no Node for ARMv7 compiles them`,
        }
      : {
          weight: "less",
          code: "relaxed-simd",
          message: `relaxed SIMD ${times(count)}: Node 22 or newer only, and traces can differ between processors`,
        },
  "simd-f32": (architecture, count) =>
    architecture === "ARMv7"
      ? {
          weight: "less",
          code: "simd-denormals",
          message: `SIMD on f32 ${times(count)}: denormals are taken for zero, traces can differ from other robots`,
        }
      : undefined,
  "float-bits": (architecture, count) => ({
    weight: "note",
    code: "nan-bits",
    message: `looks at the bits of a float ${times(count)}: the sign of a NaN is ${architecture === "x86-64" ? "set" : "clear"} here`,
  }),
};

/** Judges the code and the memory that it asks for, bytes. */
export function checkArchitectures(features: CodeFeatures, memoryBytes: number): readonly Host[] {
  return ARCHITECTURES.map((name) => {
    const findings = [...features].flatMap(([feature, count]) => RULES[feature]?.(name, count) ?? []);
    if (name === "ARMv7" && memoryBytes > ARMV7_MEMORY) {
      findings.push({
        weight: "less",
        code: "memory",
        message: `asks for ${formatBytes(memoryBytes)}; a robot of 512 MiB may not have them, ${formatBytes(ARMV7_MEMORY)} are safe`,
      });
    }
    return { kind: "architecture", name, findings };
  });
}

function times(count: number): string {
  return count === 1 ? "in one place" : `in ${count} places`;
}
