/** What a generated validator found, as one line for people. */

/** One finding of ajv's, the part of it that is shown. */
export interface SchemaFinding {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A validator that ajv made ahead of time; `errors` is of its last call. */
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: readonly SchemaFinding[] | null;
}

/** The first finding of the last call, such as `request.motion.maxSpeed: must be <= 10`. */
export function firstProblem(validator: Pick<Validator<unknown>, "errors">): string {
  const finding = validator.errors?.[0];
  if (!finding) return "not valid";
  const place = finding.instancePath
    .slice(1)
    .replaceAll("/", ".")
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
  const { additionalProperty, propertyName, allowedValues } = finding.params;
  const name = additionalProperty ?? propertyName;
  const what = name === undefined ? finding.message : `unknown key ${shorten(JSON.stringify(name))}`;
  const choice = Array.isArray(allowedValues) ? `: ${allowedValues.join(", ")}` : "";
  return `${place === "" ? "" : `${shorten(place)}: `}${what ?? "not valid"}${choice}`;
}

/** Foreign text in a message stays short. */
function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
