/** Small readers that turn placed JSON into typed values and collect every complaint with its line. */

import type { JsonNode } from "./json-places.js";

/** One thing wrong: where, and what. */
export interface Complaint {
  readonly line: number;
  readonly path: string;
  readonly message: string;
}

/** Reads a value, or complains and answers nothing. */
export type Reader<T> = (node: JsonNode, path: string, complaints: Complaint[]) => T | undefined;

/** How one key is read; without `or` it must be there. */
export interface Key<T> {
  readonly read: Reader<T>;
  readonly or?: T;
}

/** A number within bounds, both included. */
export function number(min: number, max: number): Reader<number> {
  return (node, path, complaints) => {
    const { value, line } = node;
    if (typeof value === "number" && value >= min && value <= max) return value;
    complaints.push({ line, path, message: `must be a number from ${min} to ${max}` });
    return undefined;
  };
}

/** A text that a pattern describes. */
export function text(pattern: RegExp, description: string): Reader<string> {
  return ({ value, line }, path, complaints) => {
    if (typeof value === "string" && pattern.test(value)) return value;
    complaints.push({ line, path, message: `must be ${description}` });
    return undefined;
  };
}

/** One of a few words. */
export function oneOf<T extends string>(words: readonly T[]): Reader<T> {
  return ({ value, line }, path, complaints) => {
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) complaints.push({ line, path, message: `must be one of ${words.join(", ")}` });
    return word;
  };
}

/** A list of `min` to `max` values. */
export function list<T>(read: Reader<T>, min: number, max: number): Reader<readonly T[]> {
  return ({ value, line }, path, complaints) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) {
      complaints.push({ line, path, message: `must be a list of ${min} to ${max} entries` });
      return undefined;
    }
    const nodes: readonly JsonNode[] = value;
    const results: T[] = [];
    nodes.forEach((node, index) => {
      const result = read(node, `${path}[${index}]`, complaints);
      if (result !== undefined) results.push(result);
    });
    return results.length === nodes.length ? results : undefined;
  };
}

/** Two numbers. */
export function pair(min: number, max: number): Reader<readonly [number, number]> {
  const read = list(number(min, max), 2, 2);
  return (node, path, complaints) => {
    const [x, y] = read(node, path, complaints) ?? [];
    return x === undefined || y === undefined ? undefined : [x, y];
  };
}

/** An object with exactly these keys. */
export function record<T extends object>(shape: { readonly [K in keyof T]: Key<T[K]> }): Reader<T> {
  const keys = Object.keys(shape);
  return ({ value, line }, path, complaints) => {
    if (!(value instanceof Map)) {
      complaints.push({ line, path, message: "must be an object" });
      return undefined;
    }
    const nodes: ReadonlyMap<string, JsonNode> = value;
    const under = path === "" ? "" : `${path}.`;
    for (const [key, node] of nodes) {
      if (keys.includes(key)) continue;
      complaints.push({
        line: node.line,
        path: `${under}${key.slice(0, 40)}`,
        message: `unknown key; known are ${keys.join(", ")}`,
      });
    }
    const before = complaints.length;
    const result: Partial<T> = {};
    for (const key in shape) {
      const { read, or } = shape[key];
      const node = nodes.get(key);
      const found = node === undefined ? or : read(node, `${under}${key}`, complaints);
      if (found !== undefined) result[key] = found;
      else if (node === undefined) complaints.push({ line, path: `${under}${key}`, message: "is missing" });
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without a complaint every key of `shape` was set
    return complaints.length === before ? (result as T) : undefined;
  };
}
