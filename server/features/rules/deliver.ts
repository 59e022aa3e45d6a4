import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { PermanentError } from '../../jobs/jobs.ts';
import { newSecret } from '../../shared/secrets.ts';
import type { Services } from '../../services.ts';

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['::', 128], ['::1', 128], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8], ['::ffff:0:0', 96]] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv6');
}

/** @throws PermanentError where the address leads into our own network and is not on the list of those that may */
async function demandPublic(url: URL, allowed: readonly string[]): Promise<void> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (allowed.includes(host.toLowerCase()) || allowed.includes(url.host.toLowerCase())) return;
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true });
  if (addresses.some((a) => PRIVATE.check(a.address, a.family === 6 ? 'ipv6' : 'ipv4'))) throw new PermanentError('private address');
}

/** `t=<epoch seconds>,v1=<hex>`: HMAC-SHA256 of `<t>.<body>`. */
export function signature(secret: string, body: string, atMs: number): string {
  const t = Math.floor(atMs / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}

/** The secret under which a workspace's webhooks are signed; made when it is first asked for. */
export async function webhookSecret(s: Services, workspaceId: string): Promise<string> {
  const stored = await s.deals.setting(workspaceId, 'webhookSecret');
  if (stored && typeof (stored as { secret?: string }).secret === 'string') return (stored as { secret: string }).secret;
  const secret = newSecret('whs');
  await s.deals.saveSetting(workspaceId, 'webhookSecret', { secret }, new Date(s.clock.now()), null);
  return secret;
}

interface WebhookJob {
  workspaceId: string;
  url: string;
  body: object;
}
interface EmailJob {
  to: string[];
  subject: string;
  body: string;
}
interface MaterialJob {
  workspaceId: string;
  dealId: string;
  material: string;
  key: string;
}

/** What rules send out of the house, as jobs that are tried again. */
export function handleDeliveries(s: Services): void {
  s.jobs.handle('rule.webhook', async ({ workspaceId, url, body }: WebhookJob, job, signal) => {
    await demandPublic(new URL(url), s.config.crawlAllow);
    const text = JSON.stringify(body);
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Quicksilver-Webhook/1',
        'x-quicksilver-delivery': job.id,
        'x-quicksilver-signature': signature(await webhookSecret(s, workspaceId), text, s.clock.now()),
      },
      body: text,
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`answered ${response.status}`);
  });
  s.jobs.handle('rule.email', async ({ to, subject, body }: EmailJob) => {
    if (!s.config.smtpUrl) throw new PermanentError('SMTP_URL is not set');
    if (to.length > 0) await createTransport(s.config.smtpUrl).sendMail({ from: s.config.mailFrom ?? 'quicksilver@localhost', to, subject, text: body });
  });
  s.jobs.handle('rule.material', async ({ workspaceId, dealId, material, key }: MaterialJob) => {
    await s.journeys.addEvent(workspaceId, dealId, { type: 'material_sent', at: s.clock.now(), data: { material }, source: 'rule', key });
  });
}
