import { describe, expect, test } from 'vitest';
import { readHtml } from '../crawl/read-page.ts';
import { compareItems, comparePages } from './compare.ts';

const page = (html: string) => readHtml(`<html><head><title>Kestrel Systems</title></head><body>${html}</body></html>`);
const diff = (before: string, after: string, kind = 'page', history: string[] = []) => comparePages(page(before), page(after), kind, history.map(page));

const BASE = `
<nav><a>Home</a><a>Pricing</a></nav>
<main><h1>Fleet maintenance that keeps you moving</h1>
<p>We service vans in more than forty depots. Our technicians come to you.</p>
<h2>Pricing</h2>
<table><tr><th>Plan</th><th>Price</th></tr><tr><td>Basic</td><td>£49 per van</td></tr><tr><td>Pro</td><td>£79 per van</td></tr></table>
<h2>Leadership</h2><ul><li>Marta Quill, Chief Executive Officer</li><li>Owen Price, Head of Sales</li></ul>
<h2>Product</h2><p>The app shows each booking and exports to Excel.</p>
<p>Last updated 3 November 2026</p></main><footer>© 2026 Kestrel Systems. 1,204 visitors today</footer>`;

/** Leadership after the product instead of before it. */
function swapSections(html: string): string {
  const [top = '', rest = ''] = html.split('<h2>Leadership</h2>');
  const [people = '', product = ''] = rest.split('<h2>Product</h2>');
  return `${top}<h2>Product</h2>${product.replace('</main>', `<h2>Leadership</h2>${people}</main>`)}`;
}

describe('real changes, with their kind', () => {
  test.each<[string, string, string, string]>([
    ['a price', '£79 per van', '£85 per van', 'price'],
    ['a discount', 'Our technicians come to you.', 'Our technicians come to you. Annual plans are now 15% cheaper.', 'price'],
    ['a person goes', 'Owen Price, Head of Sales', 'Dana Ferris, Head of Sales', 'people'],
    ['a person comes', '</li></ul>', '</li><li>Ilse Brandt joins as Chief Technology Officer</li></ul>', 'people'],
    ['a feature', 'exports to Excel.', 'exports to Excel. New: it now supports offline inspections.', 'product'],
    ['a claim about the product', 'exports to Excel', 'exports to Excel and Power BI', 'product'],
    ['a company bought', '<h2>Product</h2>', '<h2>News</h2><p>Kestrel acquires Ridley Tyres for £12m.</p><h2>Product</h2>', 'news'],
    ['an office', 'more than forty depots', 'more than forty depots and opened an office in Leeds', 'news'],
    ['a tender', '<h2>Product</h2>', '<h2>Public sector</h2><p>Awarded: contract notice 2291, lot 2, Leeds City Council fleet.</p><h2>Product</h2>', 'tender'],
    ['something that is dropped', 'The app shows each booking and exports to Excel.', '', 'product'],
  ])('%s', (_, from, to, kind) => {
    expect(BASE).toContain(from);
    const changes = diff(BASE, BASE.replace(from, to));
    expect(changes.map((c) => c.kind)).toEqual([kind]);
  });

  test('the words that differ are told apart', () => {
    const [change] = diff(BASE, BASE.replace('£79', '£85'));
    expect(change!.words.filter((w) => w.op === 'remove').map((w) => w.text.trim())).toEqual(['£79']);
    expect(change!.words.filter((w) => w.op === 'add').map((w) => w.text.trim())).toEqual(['£85']);
  });

  test('a bare figure is named by what stands above it', () => {
    const from = '<h3>Team plan</h3><div class="price">$49</div><p>For small fleets.</p>';
    const [change] = diff(from, from.replace('$49', '$59'));
    expect(change).toMatchObject({ kind: 'price', before: 'Team plan: $49', after: 'Team plan: $59' });
  });

  test('a deadline of a tender is news although it is a date', () => {
    const from = '<p>Fleet maintenance framework: submissions close on 30 November 2026.</p>';
    expect(diff(from, from.replace('30 November', '7 December'), 'tender')).toHaveLength(1);
  });

  test('Chinese pages', () => {
    const from = '<h2>套餐</h2><p>专业版每月 299 元。</p><p>本系统支持离线巡检。</p>';
    expect(diff(from, from.replace('299', '349')).map((c) => c.kind)).toEqual(['price']);
    expect(diff(from, `${from}<p>公司任命李明为首席技术官。</p>`).map((c) => c.kind)).toEqual(['people']);
    expect(diff(from, `${from}<p>云帆科技完成 B 轮融资。</p>`).map((c) => c.kind)).toEqual(['news']);
  });
});

describe('cosmetic changes are none', () => {
  test.each<[string, (html: string) => string]>([
    ['nothing', (h) => h],
    ['a new date stamp', (h) => h.replace('3 November 2026', '28 November 2026')],
    ['the year in the footer, and a counter', (h) => h.replace('© 2026', '© 2027').replace('1,204', '9,310')],
    ['the menu', (h) => h.replace('<a>Pricing</a>', '<a>Plans</a><a>Careers at Kestrel</a>')],
    ['other tags and classes', (h) => h.replaceAll('<p>', '<div class="x9f"><span>').replaceAll('</p>', '</span></div>')],
    ['white space and marks', (h) => h.replace('forty depots.', 'forty   depots !')],
    ['capitals', (h) => h.replace('Our technicians come to you', 'OUR TECHNICIANS COME TO YOU')],
    ['a paragraph cut in two', (h) => h.replace('depots. Our', 'depots.</p><p>Our')],
    ['sections in another order', swapSections],
    ['a mended typing error', (h) => h.replace('maintenance that', 'maintenence that')],
    ['a contraction', (h) => h.replace('keeps you moving', 'keeps you moving').replace('Our technicians come', "Our technicians'll come")],
    ['a cookie banner', (h) => `<div class="cookie-banner">We use cookies to improve things. Accept all cookies?</div>${h}`],
    ['a script and its token', (h) => `<script>var token="8f3a"</script>${h}`],
    ['an age', (h) => h.replace('<h2>Product</h2>', '<h2>Product</h2><span>2 days ago</span>')],
    ['related links in a side bar', (h) => `${h}<aside>Related: ten tips for winter tyres</aside>`],
    ['an image text', (h) => h.replace('<h2>Product</h2>', '<img alt="A van in the snow"><h2>Product</h2>')],
    ['only a small word', (h) => h.replace('come to you', 'will come to you')],
  ])('%s', (_, change) => expect(diff(BASE, change(BASE))).toEqual([]));

  test('a quote that is another one each day', () => {
    const quoted = (q: string) => BASE.replace('<h2>Product</h2>', `<blockquote>${q}</blockquote><h2>Product</h2>`);
    const days = ['Great people to deal with', 'They saved our winter season', 'Simply the friendliest crew around', 'Never seen such tidy paperwork'].map(quoted);
    expect(diff(days[2]!, days[3]!, 'page', days.slice(0, 2))).toEqual([]);
  });
});

describe('feeds', () => {
  const item = (key: string, title: string) => ({ key, title, text: '', link: null });
  test('new entries only, each with its kind', () => {
    const before = [item('1', 'Winter opening hours')];
    const after = [item('2', 'Kestrel raises £20m in series B'), item('3', 'Version 4.2 released'), item('1', 'Winter opening hours (edited)')];
    expect(compareItems(before, after, 'feed').map((c) => c.kind)).toEqual(['news', 'product']);
  });
});
