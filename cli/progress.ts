/** What a command says while it gets ready. */

import { type Context, remark } from "./context.js";
import { createStyle } from "./style.js";

/** Two ways to say it. */
export interface Progress {
  /** Progress: only for somebody who watches. */
  readonly onStep: (text: string) => void;
  /** Something that has to be known: always. */
  readonly onNotice: (text: string) => void;
}

/** Says it on standard error. */
export function progressOf(context: Context): Progress {
  const style = createStyle(context.err.colour);
  const onNotice = (text: string): void => {
    remark(context, style.dim(`sandpaw: ${text}`));
  };
  return {
    onNotice,
    onStep: (text) => {
      if (context.err.tty) onNotice(text);
    },
  };
}
