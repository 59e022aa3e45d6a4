import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { existsSync } from 'node:fs';
import type { Services } from '../../services.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { userIdOf, type Principal } from '../../shared/principal.ts';
import type { Counts, ErasureRepository } from './erasure.repository.ts';

export interface PrivacyContext {
  s: Services;
  erasure: ErasureRepository;
}
export type Subject = { kind: 'call' | 'customer'; id: string };

const DAY = 86_400_000;
/** So many calls a round, so that a large backlog does not hold the database. */
const ROUND = 200;

const hashOf = (id: string) => createHash('sha256').update(id).digest('hex');

async function isHeld({ erasure }: PrivacyContext, workspaceId: string, ids: readonly (string | null)[]): Promise<boolean> {
  const held = new Set((await erasure.holds(workspaceId)).map((hold) => hold.subjectId));
  return ids.some((id) => id !== null && held.has(id));
}

/** Deletes files under DATA_DIR and nothing else, whatever a path says. */
async function removeFiles({ s }: PrivacyContext, paths: readonly string[]): Promise<number> {
  const root = resolve(s.config.dataDir) + sep;
  let count = 0;
  for (const path of paths) {
    const file = resolve(join(s.config.dataDir, path));
    if (!file.startsWith(root)) continue;
    if (existsSync(file)) count++;
    await rm(file, { force: true });
    // The call's own folder goes with its last file; a folder with other files stays.
    await rm(dirname(file), { recursive: false, force: true }).catch(() => {});
  }
  return count;
}

interface Plan {
  calls: string[];
  deals: string[];
  customerId: string | null;
  reason: 'request' | 'retention';
}

async function carryOut(c: PrivacyContext, workspaceId: string, subject: Subject, plan: Plan, who: Principal | null) {
  const { s, erasure } = c;
  const keepExemplars = plan.reason === 'retention';
  for (const id of plan.calls) await s.live.get(id)?.end('ended');
  await s.events.flush();
  await s.boards.flush();
  const files = [
    ...(await erasure.audioOf(plan.calls)),
    ...(keepExemplars ? [] : await erasure.exemplarAudio(plan.calls)),
    ...(plan.customerId ? await erasure.handoffFiles(plan.customerId) : []),
  ];
  await erasure.overwriteFreed();
  const counts: Counts = { files: await removeFiles(c, files) };
  Object.assign(counts, await erasure.eraseCalls(workspaceId, plan.calls, keepExemplars));
  if (plan.customerId) {
    for (const [name, n] of Object.entries(await erasure.eraseCustomer(workspaceId, plan.customerId, plan.deals))) counts[name] = (counts[name] ?? 0) + n;
  }
  await erasure.emptyLog();
  const left = await erasure.remains(plan, keepExemplars);
  const verified = Object.keys(left).length === 0 && files.every((path) => !existsSync(join(s.config.dataDir, path)));
  if (!verified) s.log.error({ left: Object.keys(left) }, 'an erasure left something behind');
  await s.audit(who, 'erased', `${subject.kind}:${hashOf(subject.id).slice(0, 16)}`, workspaceId);
  return erasure.receipt({
    id: s.ids.next('era'),
    workspaceId,
    at: new Date(s.clock.now()),
    subject: subject.kind,
    subjectHash: hashOf(subject.id),
    reason: plan.reason,
    actorId: who ? userIdOf(who) : null,
    counts,
    verified,
  });
}

/** Removes every trace of a call or of a customer, files included, and returns the proof. */
export async function erase(c: PrivacyContext, who: Principal, subject: Subject) {
  const { workspaceId } = who;
  const held = new AppError('conflict', 'A legal hold keeps this; release the hold first.');
  if (subject.kind === 'call') {
    const call = await c.erasure.call(workspaceId, subject.id);
    if (!call) throw notFound('call');
    if (await isHeld(c, workspaceId, [call.id, call.customerId])) throw held;
    return carryOut(c, workspaceId, subject, { calls: [call.id], deals: [], customerId: null, reason: 'request' }, who);
  }
  if (!(await c.erasure.customer(workspaceId, subject.id))) throw notFound('customer');
  const [calls, deals] = await Promise.all([c.erasure.callsOf(subject.id), c.erasure.dealsOf(subject.id)]);
  if (await isHeld(c, workspaceId, [subject.id, ...calls])) throw held;
  return carryOut(c, workspaceId, subject, { calls, deals, customerId: subject.id, reason: 'request' }, who);
}

/** Erases calls that are older than a workspace keeps them, holds excepted. Returns how many went. */
export async function expire(c: PrivacyContext, workspaceId: string): Promise<number> {
  const { s, erasure } = c;
  const days = (await s.settings.read(workspaceId)).retentionDays || s.config.retentionDays;
  if (days <= 0) return 0;
  const due = await erasure.expired(workspaceId, new Date(s.clock.now() - days * DAY), ROUND);
  const held = new Set((await erasure.holds(workspaceId)).map((hold) => hold.subjectId));
  let count = 0;
  for (const call of due) {
    if (held.has(call.id) || (call.customerId && held.has(call.customerId))) continue;
    await carryOut(c, workspaceId, { kind: 'call', id: call.id }, { calls: [call.id], deals: [], customerId: null, reason: 'retention' }, null);
    count++;
  }
  return count;
}
