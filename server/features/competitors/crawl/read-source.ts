import { parseFeed } from 'feedsmith';
import { extractText, getDocumentProxy } from 'unpdf';
import { CrawlError } from './crawl-error.ts';
import type { Fetched } from './fetcher.ts';
import { readHtml, type PageText } from './read-page.ts';

export interface FeedItem {
  /** What makes it the same item next time. */
  key: string;
  title: string;
  text: string;
  link: string | null;
}
export type SourceText = { form: 'page'; page: PageText } | { form: 'feed'; items: FeedItem[] };

const MAX_PDF_PAGES = 200;

/** The page's own word for its characters, in the header or in its first bytes; UTF-8 otherwise. */
function decode(body: Uint8Array, type: string): string {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 2048));
  const named = /charset=["']?([\w-]+)/i.exec(type)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1] ?? /encoding=["']([\w-]+)/i.exec(head)?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

const plain = (html: string) => readHtml(`<body>${html}</body>`).blocks.join(' ');
const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'object' && value !== null && 'value' in value ? text(value.value) : '');

function readFeed(xml: string): FeedItem[] {
  const parsed = parseFeed(xml) as { feed: { items?: unknown[]; entries?: unknown[] } };
  return (parsed.feed.items ?? parsed.feed.entries ?? []).slice(0, 200).map((raw) => {
    const item = raw as Record<string, unknown>;
    const links = (item.links ?? []) as { href?: string; rel?: string }[];
    const link = text(item.link) || links.find((l) => !l.rel || l.rel === 'alternate')?.href || text(item.url) || null;
    const title = plain(text(item.title));
    const body = plain(text(item.description) || text(item.summary) || text(item.content) || text(item.content_html) || text(item.content_text));
    return { key: text(item.guid) || text(item.id) || link || title, title, text: body, link };
  });
}

/** Is it a PDF, a feed or a page? By its bytes; what the header says comes second. Throws CrawlError. */
export async function readSource(kind: string, answer: Fetched): Promise<SourceText> {
  const head = new TextDecoder('latin1').decode(answer.body.subarray(0, 600)).trimStart();
  try {
    if (kind === 'pdf' || head.startsWith('%PDF') || answer.type.includes('application/pdf')) {
      const pdf = await getDocumentProxy(new Uint8Array(answer.body));
      if (pdf.numPages > MAX_PDF_PAGES) throw new CrawlError('too_large', 'The document has more pages than we read.');
      const { text: pages } = await extractText(pdf, { mergePages: false });
      const blocks = pages.flatMap((page) => page.split(/\n+/)).map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
      return { form: 'page', page: { title: '', blocks } };
    }
    const body = decode(answer.body, answer.type);
    const isFeed = kind === 'feed' || /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<(rss|feed|rdf:RDF)\b/i.test(head) || /application\/(rss|atom|feed)\+?/.test(answer.type);
    if (isFeed) return { form: 'feed', items: readFeed(body) };
    if (answer.type !== '' && !/text\/|html|xml|json/.test(answer.type)) throw new CrawlError('not_text', 'There are no words to read at this address.');
    return { form: 'page', page: answer.type.includes('text/plain') ? { title: '', blocks: body.split(/\n+/).map((l) => l.trim()).filter((l) => l !== '') } : readHtml(body) };
  } catch (error) {
    if (error instanceof CrawlError) throw error;
    throw new CrawlError('malformed', 'The page could not be read as what it is said to be.', { cause: error });
  }
}
