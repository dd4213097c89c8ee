// The schemas of requests, ceilings and grants, all made from the one vocabulary: what differs is only which
// parts and numbers must be there.
import { Type } from "typebox";
import { PARTS, VOCABULARY } from "./vocabulary.mjs";

const CLOSED = { additionalProperties: false };

function schemaOf(limit) {
  if (limit.kind === "flag") return Type.Boolean({ description: limit.meaning });
  const { min, max, multipleOf, meaning, unit, usual } = limit;
  const options = { minimum: min, maximum: max, description: `${meaning} In ${unit}.` };
  if (multipleOf) options.multipleOf = multipleOf;
  if (usual !== undefined) options.description += ` Usual: ${usual}.`;
  return limit.kind === "integer" ? Type.Integer(options) : Type.Number(options);
}

const place = Type.Number({ minimum: -1000, maximum: 1000 });
const Polygons = (what) =>
  Type.Array(Type.Array(Type.Array(place, { minItems: 2, maxItems: 2 }), { minItems: 3, maxItems: 64 }), {
    minItems: 1,
    maxItems: 16,
    description: what,
  });
const Zone = Type.Object(
  {
    allow: Type.Optional(
      Polygons("The robot's body stays within one of these. Corners in m, in the frame `map`."),
    ),
    forbid: Type.Optional(Polygons("The robot's body stays out of all of these.")),
  },
  CLOSED,
);

/** Zones narrow by holding all at once, so a grant may hold those of every hop. */
const zones = (part, most) =>
  part === "motion"
    ? {
        zones: Type.Optional(
          Type.Array(Zone, { maxItems: most, description: "Where the robot may be; all hold at once." }),
        ),
      }
    : {};

function envelope(part, isRequired, mostZones) {
  const fields = Object.entries(VOCABULARY[part]).map(([name, limit]) => [
    name,
    isRequired(limit) ? schemaOf(limit) : Type.Optional(schemaOf(limit)),
  ]);
  return Type.Object({ ...Object.fromEntries(fields), ...zones(part, mostZones) }, CLOSED);
}

function parts(isRequired, extra = {}, neededParts = [], mostZones = 8) {
  const fields = PARTS.map((part) => {
    const schema = envelope(part, isRequired, mostZones);
    return [part, neededParts.includes(part) ? schema : Type.Optional(schema)];
  });
  return Type.Object({ ...Object.fromEntries(fields), ...extra }, CLOSED);
}

// As `policy/files.ts` has it.
const Files = Type.Array(
  Type.String({ maxLength: 256, pattern: "^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$" }),
  {
    maxItems: 32,
    description: "Whole paths: files mounted for the behaviour that it may read, at or below them.",
  },
);

const Priority = Type.Integer({ minimum: -2_147_483_648, maximum: 2_147_483_647 });

const files = { files: Type.Optional(Files) };

export const Request = parts((limit) => limit.usual === undefined, files);
export const Ceiling = parts(() => false, { ...files, maxPriority: Type.Optional(Priority) });
export const Grant = parts(() => true, { ...files, priority: Priority }, ["resources"], 64);
