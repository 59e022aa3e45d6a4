import { lookup as dnsLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, request } from 'undici';
import { isAllowedHost, isPublicAddress } from './address.ts';
import { CrawlError } from './crawl-error.ts';

/** Says who comes and why, as RFC 9309 asks. */
export const USER_AGENT = 'QuicksilverBot/1.0 (competitor briefs; obeys robots.txt)';
export const ROBOT_NAME = 'QuicksilverBot';

export interface Fetched {
  status: number;
  url: string;
  type: string;
  etag: string | null;
  lastModified: string | null;
  body: Uint8Array;
}
export interface FetchOptions {
  etag?: string | null;
  lastModified?: string | null;
  /** After decompression. */
  maxBytes?: number;
  /** Everything together, from the first look-up to the last byte. */
  totalMs?: number;
}
export type Fetcher = (url: string, options?: FetchOptions) => Promise<Fetched>;

const MAX_BYTES = 8 * 1024 * 1024;
const TOTAL_MS = 20_000;
const HEADERS_MS = 8_000;
const REDIRECTS = 5;

const decompressors: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Reads at most `max` bytes; a page that goes on, or unpacks to more, is broken off. */
async function readBody(source: NodeJS.ReadableStream, encoding: string, max: number): Promise<Uint8Array> {
  const unpack = decompressors[encoding];
  const stream = unpack ? source.pipe(unpack()) : source;
  const parts: Buffer[] = [];
  let size = 0;
  source.on('error', (error) => (stream as NodeJS.ReadableStream & { destroy(e: Error): void }).destroy(error as Error));
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > max) throw new CrawlError('too_large', 'The page is larger than we read.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * Fetches public pages and nothing else: the address is checked after resolution, on every redirect, and the connection
 * goes to the address that was checked. Throws CrawlError.
 * @param allow hosts that may be private (tests)
 */
export function createFetcher(allow: readonly string[]): Fetcher & { close(): Promise<void> } {
  const guarded = (permitted: boolean): LookupFunction => (host, options, done) =>
    dnsLookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(new CrawlError('not_resolved', 'The address does not exist.', { cause: error }), '', 0);
      const good = addresses.filter((a) => permitted || isPublicAddress(a.address));
      const first = good[0];
      if (!first || good.length < addresses.length) return done(new CrawlError('address_refused', 'The address is not a public one.'), '', 0);
      if (options.all) return (done as (e: null, a: typeof good) => void)(null, good);
      return done(null, first.address, first.family);
    });
  const agent = (permitted: boolean) =>
    new Agent({ connect: { lookup: guarded(permitted), timeout: 5_000 }, headersTimeout: HEADERS_MS, bodyTimeout: HEADERS_MS, connections: 4 });
  const open = agent(true);
  const closed = agent(false);

  async function one(url: URL, options: FetchOptions, signal: AbortSignal): Promise<Fetched | URL> {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new CrawlError('scheme_refused', 'Only http and https are read.');
    if (url.username || url.password) throw new CrawlError('scheme_refused', 'An address with a password in it is not read.');
    const permitted = isAllowedHost(url, allow);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // A literal address is never looked up, so it is checked here.
    if (isIP(host) && !permitted && !isPublicAddress(host)) throw new CrawlError('address_refused', 'The address is not a public one.');
    const headers: Record<string, string> = {
      'user-agent': USER_AGENT,
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.5',
      'accept-encoding': 'gzip, deflate, br',
    };
    if (options.etag) headers['if-none-match'] = options.etag;
    if (options.lastModified) headers['if-modified-since'] = options.lastModified;
    const answer = await request(url, { headers, signal, dispatcher: permitted ? open : closed, maxRedirections: 0 } as Parameters<typeof request>[1]);
    const header = (name: string) => {
      const value = answer.headers[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    };
    const location = header('location');
    if (answer.statusCode >= 300 && answer.statusCode < 400 && answer.statusCode !== 304 && location) {
      answer.body.on('error', () => {}).destroy();
      return new URL(location, url);
    }
    const max = options.maxBytes ?? MAX_BYTES;
    if (Number(header('content-length') ?? 0) > max) {
      answer.body.on('error', () => {}).destroy();
      throw new CrawlError('too_large', 'The page is larger than we read.');
    }
    const body = await readBody(answer.body, (header('content-encoding') ?? '').toLowerCase(), max).finally(() => answer.body.on('error', () => {}).destroy());
    return {
      status: answer.statusCode,
      url: url.href,
      type: (header('content-type') ?? '').toLowerCase(),
      etag: header('etag'),
      lastModified: header('last-modified'),
      body,
    };
  }

  const run: Fetcher = async (address, options = {}) => {
    const stop = AbortSignal.timeout(options.totalMs ?? TOTAL_MS);
    try {
      let url = new URL(address);
      for (let hop = 0; hop <= REDIRECTS; hop++) {
        const answer = await one(url, options, stop);
        if (!(answer instanceof URL)) return answer;
        url = answer;
      }
      throw new CrawlError('too_many_redirects', 'The page leads on and on.');
    } catch (error) {
      throw asCrawlError(error, stop.aborted);
    }
  };
  return Object.assign(run, { close: async () => void (await Promise.all([open.destroy(), closed.destroy()])) });
}

function asCrawlError(error: unknown, timedOut: boolean): CrawlError {
  let cause: unknown = error;
  while (cause instanceof Error) {
    if (cause instanceof CrawlError) return cause;
    cause = cause.cause;
  }
  const code = (error as { code?: string }).code ?? '';
  if (timedOut || /TIMEOUT/.test(code)) return new CrawlError('timeout', 'The page took too long.', { cause: error });
  if (error instanceof TypeError && /URL/.test(error.message)) return new CrawlError('malformed', 'This is no web address.', { cause: error });
  return new CrawlError('unreachable', 'The page could not be reached.', { cause: error });
}
