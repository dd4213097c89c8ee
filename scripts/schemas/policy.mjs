// The files of the policy room.
import { Type } from "typebox";
import { Ceiling, Grant, Request } from "./envelopes.mjs";

const CLOSED = { additionalProperties: false };
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const NUMBER = "(?:0|[1-9]\\d*)";
// The pattern that semver.org proposes, with no capture.
const IDENTIFIER = "(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
const SEMVER = `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${IDENTIFIER}(?:\\.${IDENTIFIER})*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$`;

export const Manifest = Type.Object(
  {
    name: Type.String({
      maxLength: 128,
      pattern: `^${LABEL}(?:\\.${LABEL})*$`,
      description: "Labels of lower-case letters, digits and dashes, joined by dots.",
    }),
    version: Type.String({ maxLength: 64, pattern: SEMVER, description: "Semantic Versioning 2.0.0." }),
    shape: Type.Enum(["program", "reactor"]),
    rateHz: Type.Number({ minimum: 0, maximum: 200, description: "Ticks a second of a reactor." }),
    stringEncoding: Type.Optional(Type.Enum(["utf8", "utf16"])),
    request: Request,
  },
  { ...CLOSED, title: "Manifest of a sandpaw behaviour" },
);

export const NodePolicy = Type.Object(
  { version: Type.Literal(1), allow: Ceiling },
  { ...CLOSED, title: "Policy of a sandpaw node, or ceiling of one robot" },
);

export { Grant };
