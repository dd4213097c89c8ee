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

function envelope(part, isRequired) {
  const fields = Object.entries(VOCABULARY[part]).map(([name, limit]) => [
    name,
    isRequired(limit) ? schemaOf(limit) : Type.Optional(schemaOf(limit)),
  ]);
  return Type.Object(Object.fromEntries(fields), CLOSED);
}

function parts(isRequired, extra = {}, neededParts = []) {
  const fields = PARTS.map((part) => {
    const schema = envelope(part, isRequired);
    return [part, neededParts.includes(part) ? schema : Type.Optional(schema)];
  });
  return Type.Object({ ...Object.fromEntries(fields), ...extra }, CLOSED);
}

const Priority = Type.Integer({ minimum: -2_147_483_648, maximum: 2_147_483_647 });

export const Request = parts((limit) => limit.usual === undefined);
export const Ceiling = parts(() => false, { maxPriority: Type.Optional(Priority) });
export const Grant = parts(() => true, { priority: Priority }, ["resources"]);
