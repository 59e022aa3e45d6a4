import { parseHTML } from 'linkedom';

export interface PageText {
  title: string;
  /** One block of text each: a paragraph, a list item, a table row; in reading order. */
  blocks: string[];
}

const SKIP = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'IFRAME', 'OBJECT', 'NAV', 'FOOTER', 'FORM', 'BUTTON', 'SELECT', 'INPUT', 'TEXTAREA', 'DIALOG', 'ASIDE', 'HEAD', 'VIDEO', 'AUDIO', 'CANVAS', 'PICTURE', 'IMG']);
const BLOCK = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'MAIN', 'LI', 'UL', 'OL', 'DL', 'DT', 'DD', 'TABLE', 'TBODY', 'THEAD', 'TFOOT', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE', 'FIGURE', 'FIGCAPTION', 'HEADER', 'ADDRESS', 'DETAILS', 'SUMMARY', 'HR', 'BODY', 'HTML', 'CAPTION']);
/** Parts of a page that are not what it says: by the names that sites give them. */
const FURNITURE = /(^|[\s_-])(cookie|consent|gdpr|banner|breadcrumb|sidebar|share|social|newsletter|subscribe|related|recommend|advert|promo-bar|ads?|popup|modal|toast|skip-link|pagination|menu|navbar|nav|site-header|topbar|site-footer|footer|copyright|chat-widget|visually-hidden|sr-only)([\s_-]|$)/i;

interface Node {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<Node>;
  getAttribute?(name: string): string | null;
}

const clean = (text: string) => text.replace(/[\s\u00a0\u200b]+/g, ' ').trim();

function isFurniture(node: Node): boolean {
  const role = node.getAttribute?.('role') ?? '';
  if (/^(navigation|banner|contentinfo|search|complementary|dialog|alert)$/.test(role)) return true;
  if (node.getAttribute?.('hidden') !== null && node.getAttribute?.('hidden') !== undefined) return true;
  if (node.getAttribute?.('aria-hidden') === 'true') return true;
  return FURNITURE.test(`${node.getAttribute?.('class') ?? ''} ${node.getAttribute?.('id') ?? ''}`);
}

/** The words of an HTML page as blocks, without navigation, footer, forms, banners and scripts. Pure. */
export function readHtml(html: string): PageText {
  const { document } = parseHTML(html) as unknown as { document: { title?: string; body: Node | null; documentElement: Node | null } };
  const blocks: string[] = [];
  let line = '';
  const flush = () => {
    const text = clean(line);
    if (text !== '') blocks.push(text);
    line = '';
  };
  const walk = (node: Node): void => {
    if (node.nodeType === 3) {
      line += node.textContent ?? '';
      return;
    }
    if (node.nodeType !== 1 || SKIP.has(node.nodeName) || isFurniture(node)) return;
    if (node.nodeName === 'BR') return flush();
    if (node.nodeName === 'TR') {
      // A row is read as one line, or a price would lose what it is the price of.
      flush();
      const cells: string[] = [];
      for (const cell of node.childNodes) {
        if (cell.nodeType !== 1) continue;
        const before = blocks.length;
        walk(cell);
        flush();
        cells.push(blocks.splice(before).join(' '));
      }
      const row = cells.filter((c) => c !== '').join(' | ');
      if (row !== '') blocks.push(row);
      return;
    }
    const block = BLOCK.has(node.nodeName);
    if (block) flush();
    for (const child of node.childNodes) walk(child);
    if (block) flush();
    else if (/^(TD|TH|SPAN|A|TIME)$/.test(node.nodeName)) line += ' ';
  };
  const root = document.body ?? document.documentElement;
  if (root) walk(root);
  flush();
  return { title: clean(document.title ?? ''), blocks };
}
