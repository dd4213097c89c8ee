/** Figures as a Markdown table, so that a run can be pasted into the docs. */

import type { Figure } from "./measure.js";

/** One row a figure; a goal that is missed says so. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${round(figure.value)} ${figure.unit}`.trim(),
    figure.goal === undefined
      ? ""
      : `≤ ${figure.goal} ${figure.unit}${figure.value > figure.goal ? " ✘ missed" : ""}`.trim(),
    figure.note ?? "",
  ]);
  return [["", "figure", "goal", ""], ["---", "---:", "---:", "---"], ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function round(value: number): string {
  if (!Number.isFinite(value)) return "none";
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
