/** What is said of a module on one host: an architecture, a robot or a policy. */

/** `no`: it does not run there. `less`: it runs with less than it asks for. `note`: worth knowing. */
export type Weight = "no" | "less" | "note";

/** One thing that is so. */
export interface Finding {
  readonly weight: Weight;
  /** Stays the same from version to version, for programs. */
  readonly code: string;
  readonly message: string;
}

/** Something that would host it. */
export interface Host {
  readonly kind: "architecture" | "robot" | "policy";
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** Whether it runs there, and whether it gets what it asks for. */
export function verdictOf({ findings }: Host): "yes" | "less" | "no" {
  if (findings.some(({ weight }) => weight === "no")) return "no";
  return findings.some(({ weight }) => weight === "less") ? "less" : "yes";
}
