/** As in realtime/contract/action-health.schema.ts, which brings zod along; the console only needs the figures. */
export const FULL = { timeliness: 0.95, richness: 3.2, consistency: 0.78 } as const;
export const AHI_MARK = 85;
