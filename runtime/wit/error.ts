/** Where something stands in a WIT file; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A WIT file that cannot be used; the message starts with `file:line:column`. Only the generator sees it. */
export class WitError extends Error {
  readonly position: Position;

  constructor(position: Position, detail: string) {
    super(`${position.file}:${position.line}:${position.column}: ${detail}`);
    this.name = "WitError";
    this.position = position;
  }
}
