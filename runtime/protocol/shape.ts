/**
 * Checkers of foreign JSON. A shape takes an unknown value and returns it typed, or throws `params-invalid`
 * with the place of the fault. Objects are closed: an unknown key is refused, because a misspelt limit must not
 * be a missing limit.
 */

import { LineError } from "./line-error.js";

/** Checks a value; `where` names its place for the message. */
export type Shape<T> = (value: unknown, where: string) => T;

/** A key of an object that may be absent. */
export interface OptionalShape<T> {
  readonly optional: Shape<T>;
}

type Field = Shape<unknown> | OptionalShape<unknown>;
type Checked<F> = F extends OptionalShape<infer T> ? T : F extends Shape<infer T> ? T : never;
type OptionalKeys<F> = { [K in keyof F]: F[K] extends OptionalShape<unknown> ? K : never }[keyof F];

/** What an object of these fields is after the check. */
export type CheckedObject<F> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Checked<F[K]>;
} & { readonly [K in OptionalKeys<F>]?: Checked<F[K]> };

function refuse(where: string, what: string): never {
  throw new LineError("params-invalid", `${where} ${what}`);
}

/** A string of at most `maxLength` UTF-16 units, matching `pattern` if there is one. */
export function stringShape(maxLength: number, pattern?: RegExp): Shape<string> {
  return (value, where) => {
    if (typeof value !== "string") refuse(where, "is not a string");
    if (value.length > maxLength) refuse(where, `is longer than ${maxLength} characters`);
    if (pattern && !pattern.test(value)) refuse(where, `does not match ${pattern.source}`);
    return value;
  };
}

/** A finite number from `min` to `max`, both included. */
export function numberShape(min: number, max: number): Shape<number> {
  return (value, where) => {
    if (typeof value !== "number" || !Number.isFinite(value)) refuse(where, "is not a finite number");
    if (value < min || value > max) refuse(where, `is not between ${min} and ${max}`);
    return value;
  };
}

/** A whole number from `min` to `max`, both included. */
export function integerShape(min: number, max: number): Shape<number> {
  const inRange = numberShape(min, max);
  return (value, where) => {
    const number = inRange(value, where);
    if (!Number.isSafeInteger(number)) refuse(where, "is not a whole number");
    return number;
  };
}

/** `true` or `false`. */
export const booleanShape: Shape<boolean> = (value, where) =>
  typeof value === "boolean" ? value : refuse(where, "is not true or false");

/** One of these words. */
export function wordShape<const W extends string>(words: readonly W[]): Shape<W> {
  return (value, where) => {
    const found = words.find((word) => word === value);
    return found ?? refuse(where, `is not one of ${words.join(", ")}`);
  };
}

/** A list of at most `maxLength` values of one shape. */
export function listShape<T>(shape: Shape<T>, maxLength: number): Shape<readonly T[]> {
  return (value, where) => {
    if (!Array.isArray(value)) refuse(where, "is not a list");
    if (value.length > maxLength) refuse(where, `has more than ${maxLength} entries`);
    return value.map((entry: unknown, index) => shape(entry, `${where}[${index}]`));
  };
}

/** A field that may be absent; `null` is not absent. */
export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { optional: shape };
}

/** An object with exactly these fields. */
export function objectShape<const F extends Readonly<Record<string, Field>>>(
  fields: F,
): Shape<CheckedObject<F>> {
  const names = Object.keys(fields);
  return (value, where) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      refuse(where, "is not an object");
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key))
        refuse(where, `has the unknown key ${JSON.stringify(key.slice(0, 64))}`);
    }
    const checked: Record<string, unknown> = {};
    for (const name of names) {
      const field = fields[name];
      if (field === undefined) continue;
      const present = Object.hasOwn(value, name);
      const inner: unknown = Reflect.get(value, name);
      if (typeof field === "function") {
        if (!present) refuse(where, `lacks ${name}`);
        checked[name] = field(inner, `${where}.${name}`);
      } else if (present) {
        checked[name] = field.optional(inner, `${where}.${name}`);
      }
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- built field by field from `fields`, which the compiler cannot follow
    return checked as CheckedObject<F>;
  };
}
