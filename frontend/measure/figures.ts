/** Median, 95th percentile and range of what was measured, in words. */
export function summary(milliseconds: number[]): string {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const ms = (value: number | undefined) => `${(value ?? NaN).toFixed(1)} ms`;
  return `median ${ms(at(0.5))}, p95 ${ms(at(0.95))}, ${ms(sorted[0])} to ${ms(sorted.at(-1))}, n = ${String(sorted.length)}`;
}
