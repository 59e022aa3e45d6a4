import { z } from 'zod';

/** A time as ISO 8601 with or without a zone (then UTC), or epoch milliseconds, also as text in a query. Gives epoch ms. */
export const timeSchema = z
  .union([z.number(), z.string().max(40)])
  .transform((given, ctx) => {
    const text = String(given).trim();
    const at = typeof given === 'number' || /^-?\d+(\.\d+)?$/.test(text) ? Number(given) : /^\d{4}-\d{2}/.test(text) ? Date.parse(utc(text)) : Number.NaN;
    if (Number.isFinite(at) && Math.abs(at) <= 8.64e15) return Math.round(at);
    ctx.addIssue({ code: 'custom', message: 'not a time; send ISO 8601 or epoch milliseconds' });
    return z.NEVER;
  })
  .meta({ description: 'ISO 8601 or epoch milliseconds' });

const utc = (text: string): string => (/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text) || !text.includes('T') ? text : `${text}Z`);
