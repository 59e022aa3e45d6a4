import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { CallView } from '#realtime/contract/call-view.ts';
import type { CallRow, CallsRepository } from '../calls/calls.repository.ts';
import { factsOfCall } from './call-events.models.ts';
import type { DealsRepository } from './deals.repository.ts';
import type { Journeys } from './journeys.ts';

/** A call under way is looked at this often, and again so long after its end, when its record is written. */
const EVERY_MS = 1_500;
const RECORD_MS = 4_000;

interface Options {
  calls: CallsRepository;
  deals: DealsRepository;
  journeys: Journeys;
  view(callId: string): Promise<CallView>;
  onFailure(error: unknown): void;
}

/** Brings what real calls say into the journeys of their deals. */
export function createCallBridge({ calls, deals, journeys, view, onFailure }: Options) {
  const timers = new Map<string, NodeJS.Timeout>();
  const told = new Map<string, Set<string>>();

  /** The deal that a call is about: named, else the customer's open one. */
  async function dealOf(call: CallRow): Promise<string | null> {
    if (call.dealId) {
      const named = await deals.byId(call.workspaceId, call.dealId);
      if (named) return named.id;
    }
    if (!call.customerId) return null;
    return (await deals.ofCustomer(call.workspaceId, call.customerId)).find((d) => d.status === 'open')?.id ?? null;
  }

  async function bring(callId: string): Promise<void> {
    const call = await calls.byId(callId);
    // Practice and demonstrations happen to nobody.
    if (!call || call.source === 'drill') return;
    const dealId = await dealOf(call);
    if (!dealId) return;
    const [seen, record] = await Promise.all([view(callId), calls.record(callId)]);
    const startedAt = (call.zeroAt ?? call.startedAt ?? call.createdAt).getTime();
    const known = told.get(callId) ?? new Set<string>();
    told.set(callId, known);
    for (const fact of factsOfCall(seen, startedAt, (record?.body as unknown as CallRecord | undefined) ?? null)) {
      if (known.has(fact.key)) continue;
      await journeys.addEvent(call.workspaceId, dealId, fact);
      known.add(fact.key);
      const { itemId, title } = fact.data as { itemId?: string; title?: string };
      if (fact.type === 'need_confirmed' && itemId) {
        await deals.itemDone({ dealId, itemId, at: new Date(fact.at), by: 'call', callId, evidence: seen.checklist.find((i) => i.itemId === itemId)?.evidence ?? title ?? null });
      }
    }
    if (seen.status === 'ended' && record) told.delete(callId);
  }
  function later(callId: string, ms: number): void {
    if (timers.has(callId)) return;
    const timer = setTimeout(() => {
      timers.delete(callId);
      bring(callId).catch(onFailure);
    }, ms);
    timer.unref();
    timers.set(callId, timer);
  }
  return {
    bring,
    changed: (callId: string): void => later(callId, EVERY_MS),
    /** At once, and once more when the record is there. */
    async ended(callId: string): Promise<void> {
      clearTimeout(timers.get(callId));
      timers.delete(callId);
      await bring(callId);
      later(callId, RECORD_MS);
    },
    close(): void {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
