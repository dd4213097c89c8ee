/** A bar for a value between 0 and what is allowed. */

const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** `width` characters; a value beyond the maximum fills the bar. */
export function gauge(value: number, max: number, width: number): string {
  const share = max > 0 && Number.isFinite(value) ? Math.min(1, Math.max(0, value / max)) : 0;
  const eighths = Math.round(share * width * 8);
  const full = "█".repeat(eighths >> 3);
  const part = EIGHTHS[eighths & 7] ?? "";
  return (full + part).padEnd(width, "·");
}
