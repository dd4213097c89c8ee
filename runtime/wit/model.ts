/** The robot API with every name resolved: what the layouts and the generators work on. */

import type { PrimitiveName } from "./syntax.js";

interface Documented {
  /** As in WIT: kebab-case. */
  readonly name: string;
  readonly docs: string;
}

export interface Field extends Documented {
  readonly type: Type;
}
export interface Case extends Documented {
  readonly type: Type | null;
}

export interface RecordType extends Documented {
  readonly kind: "record";
  readonly fields: readonly Field[];
}
export interface EnumType extends Documented {
  readonly kind: "enum";
  readonly cases: readonly Documented[];
}
export interface VariantType extends Documented {
  readonly kind: "variant";
  readonly cases: readonly Case[];
}
/** A type that has a name; one object per definition, so that identity is equality. */
export type NamedType = RecordType | EnumType | VariantType;

export interface PrimitiveType {
  readonly kind: "primitive";
  readonly name: PrimitiveName;
}
export interface ListType {
  readonly kind: "list";
  readonly element: Type;
}
export interface OptionType {
  readonly kind: "option";
  readonly some: Type;
}
export interface ResultType {
  readonly kind: "result";
  readonly ok: Type | null;
  readonly error: Type | null;
}
/** Any type. */
export type Type = PrimitiveType | ListType | OptionType | ResultType | NamedType;

export interface Func extends Documented {
  readonly params: readonly Field[];
  readonly result: Type | null;
}

export interface Interface extends Documented {
  /** As a module names it when it imports it: `sandpaw:robot/motion@0.1.0`. */
  readonly module: string;
  readonly types: readonly NamedType[];
  readonly functions: readonly Func[];
}

export interface World extends Documented {
  readonly imports: readonly Interface[];
  readonly exports: readonly Func[];
}

export interface Package {
  /** `sandpaw:robot@0.1.0`. */
  readonly id: string;
  readonly docs: string;
  readonly interfaces: readonly Interface[];
  readonly worlds: readonly World[];
}

/** Whether a type has a name of its own. */
export function isNamed(type: Type): type is NamedType {
  return type.kind === "record" || type.kind === "enum" || type.kind === "variant";
}
