/** What a page that drives and the console say to each other, one JSON object a WebSocket message. */

import {
  booleanShape,
  integerShape,
  numberShape,
  objectShape,
  optional,
  wordShape,
  type PersonDriven,
} from "@sandpaw/runtime/protocol";
import { ConsoleError } from "./error.js";

/** From the page. `at` is its own clock, ms; `n` counts its velocities. */
export type FromDriver =
  | { readonly say: "take"; readonly force?: boolean | undefined }
  /** m/s and rad/s in `base_link`; sent again while a key is held. Zero for both: letting go. */
  | {
      readonly say: "drive";
      readonly n: number;
      readonly at: number;
      readonly vx: number;
      readonly wz: number;
    }
  | { readonly say: "release" };

/** To the page. */
export type ToDriver =
  | { readonly say: "taken"; readonly keepMs: number | null; readonly maxTtlMs: number }
  | ({ readonly say: "driven"; readonly n: number } & PersonDriven)
  | { readonly say: "released" }
  | { readonly say: "refused"; readonly code: string; readonly message: string };

const speed = numberShape(-10, 10);
const take = objectShape({ say: wordShape(["take"]), force: optional(booleanShape) });
const drive = objectShape({
  say: wordShape(["drive"]),
  n: integerShape(0, Number.MAX_SAFE_INTEGER),
  at: numberShape(0, Number.MAX_SAFE_INTEGER),
  vx: speed,
  wz: speed,
});
const release = objectShape({ say: wordShape(["release"]) });

/** Reads a message of a page. Throws `request-invalid` or `params-invalid`. */
export function readDriverMessage(text: string): FromDriver {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ConsoleError("request-invalid", "a message is not JSON", { cause });
  }
  const say = typeof value === "object" && value !== null && "say" in value ? value.say : undefined;
  if (say === "drive") return drive(value, "the message");
  return say === "release" ? release(value, "the message") : take(value, "the message");
}
