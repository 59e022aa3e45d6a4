import { z } from 'zod';

const text = (most: number) => z.string().trim().min(1).max(most);
export const quoteLineSchema = z.object({
  name: text(200),
  quantity: z.number().min(0).max(1e9).default(1),
  unitPrice: z.number().min(0).max(1e12),
  note: z.string().trim().max(500).optional(),
});
export const newQuoteSchema = z.object({
  title: text(200),
  lang: z.enum(['en', 'zh']).default('en'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency code such as EUR').default('EUR'),
  lines: z.array(quoteLineSchema).min(1).max(100),
  validDays: z.number().min(0.00001).max(365).default(30),
});
export const QUOTE_STATES = ['open', 'accepted', 'expired', 'withdrawn'] as const;
export const quoteSchema = z.object({
  id: z.string(),
  dealId: z.string(),
  code: z.string(),
  url: z.string(),
  number: z.string(),
  title: z.string(),
  lang: z.enum(['en', 'zh']),
  currency: z.string(),
  lines: z.array(quoteLineSchema),
  total: z.number(),
  status: z.enum(QUOTE_STATES),
  validUntil: z.number(),
  createdAt: z.number(),
  opens: z.number().int(),
  lastOpenAt: z.number().nullable(),
  acceptedAt: z.number().nullable(),
  acceptedBy: z.string().nullable(),
  /** The last openings, also those that do not count, and why. */
  openings: z.array(z.object({ at: z.number(), counted: z.boolean(), why: z.string().nullable() })),
});
export type Quote = z.infer<typeof quoteSchema>;

/** What the customer sees. */
export const publicQuoteSchema = z.object({
  number: z.string(),
  title: z.string(),
  lang: z.enum(['en', 'zh']),
  from: z.string(),
  contact: z.string().nullable(),
  customer: z.string(),
  currency: z.string(),
  lines: z.array(quoteLineSchema),
  total: z.number(),
  createdAt: z.number(),
  validUntil: z.number(),
  status: z.enum(['open', 'accepted']),
  acceptedAt: z.number().nullable(),
  acceptedBy: z.string().nullable(),
});
export type PublicQuote = z.infer<typeof publicQuoteSchema>;
