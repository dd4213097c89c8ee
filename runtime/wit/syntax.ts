/** A WIT file as written: names not resolved yet. Every node knows its place and its doc comment. */

import type { Position } from "./error.js";

interface Node {
  readonly name: string;
  readonly docs: string;
  readonly position: Position;
}

/** The primitive types that the API uses; WIT's others are refused until somebody needs them. */
export const PRIMITIVES = ["bool", "u8", "u16", "u32", "s32", "u64", "f32", "f64", "string"] as const;
export type PrimitiveName = (typeof PRIMITIVES)[number];

/** A type where one is used. */
export type TypeSyntax =
  | { readonly kind: "primitive"; readonly name: PrimitiveName }
  | { readonly kind: "name"; readonly name: string; readonly position: Position }
  | { readonly kind: "list"; readonly element: TypeSyntax }
  | { readonly kind: "option"; readonly some: TypeSyntax }
  | { readonly kind: "result"; readonly ok: TypeSyntax | null; readonly error: TypeSyntax | null };

export interface FieldSyntax extends Node {
  readonly type: TypeSyntax;
}
export interface CaseSyntax extends Node {
  readonly type: TypeSyntax | null;
}

/** A type where it is made. */
export type DefinitionSyntax =
  | (Node & { readonly kind: "record"; readonly fields: readonly FieldSyntax[] })
  | (Node & { readonly kind: "enum"; readonly cases: readonly Node[] })
  | (Node & { readonly kind: "variant"; readonly cases: readonly CaseSyntax[] });

export interface FunctionSyntax extends Node {
  readonly params: readonly FieldSyntax[];
  readonly result: TypeSyntax | null;
}

/** `use from.{name, …};` */
export interface UseSyntax {
  readonly from: string;
  readonly names: readonly Node[];
  readonly position: Position;
}

export interface InterfaceSyntax extends Node {
  readonly uses: readonly UseSyntax[];
  readonly definitions: readonly DefinitionSyntax[];
  readonly functions: readonly FunctionSyntax[];
}

export interface WorldSyntax extends Node {
  readonly uses: readonly UseSyntax[];
  readonly imports: readonly Node[];
  readonly exports: readonly FunctionSyntax[];
}

export interface PackageSyntax {
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly docs: string;
  readonly interfaces: readonly InterfaceSyntax[];
  readonly worlds: readonly WorldSyntax[];
}
