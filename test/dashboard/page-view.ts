/** Looks at the page as a person does: at the text of its parts. */

import type { Browser } from "./browser.js";

export interface PageView {
  /** What is seen of an element. */
  readonly text: (id: string) => Promise<string>;
  readonly click: (id: string) => Promise<unknown>;
  /** Waits until something holds; fails after 15 s, with the page's errors. */
  readonly until: (what: string, holds: () => Promise<boolean>) => Promise<void>;
  /** Waits until an element's text matches. */
  readonly shows: (id: string, pattern: RegExp) => Promise<void>;
}

/** Looks through this browser. */
export function viewOf(browser: () => Browser): PageView {
  const text = async (id: string): Promise<string> =>
    String(await browser().evaluate(`document.getElementById("${id}").innerText`));

  async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + 15_000;
    while (!(await holds())) {
      if (performance.now() > end)
        throw new Error(`not within 15 s: ${what}; errors: ${browser().errors.join("; ")}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  return {
    text,
    until,
    click: (id) => browser().evaluate(`document.getElementById("${id}").click()`),
    async shows(id, pattern) {
      let last = "";
      try {
        await until(id, async () => pattern.test((last = await text(id))));
      } catch (cause) {
        throw new Error(`#${id} does not show ${pattern.source}, but "${last}"`, { cause });
      }
    },
  };
}
