/** Which of many rows of known heights are in sight. Pure. */
export interface Window {
  from: number;
  to: number;
  /** Where the first of them stands, px. */
  top: number;
  total: number;
}

export function windowOf(heights: readonly number[], scrollTop: number, viewHeight: number, overscan = 400): Window {
  let top = 0;
  let from = 0;
  while (from < heights.length && top + heights[from]! < scrollTop - overscan) top += heights[from++]!;
  let to = from;
  let end = top;
  while (to < heights.length && end < scrollTop + viewHeight + overscan) end += heights[to++]!;
  let total = end;
  for (let i = to; i < heights.length; i++) total += heights[i]!;
  return { from, to, top, total };
}
