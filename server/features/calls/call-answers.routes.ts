import { z } from 'zod';
import { checklistActionSchema, consentAnswerSchema, entryAnswerSchema, promptAnswerSchema } from '#realtime/contract/api.schema.ts';
import type { CallEventDraft } from '#realtime/contract/call-events.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { userIdOf } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { callOf, findCallFirst } from './call-access.ts';
import { idParams } from './calls.routes.ts';
import { CONSENT_VERSION, consentWording } from './consent.models.ts';

const seqSchema = z.object({ seq: z.number().int() });

/** What people do on a call: each becomes an event, so that every console learns of it the same way. */
export function callPeopleRoutes(app: App, s: Services): void {
  const tags = ['calls'];
  findCallFirst(app, s);
  const note = async (callId: string, draft: CallEventDraft) => ({ seq: (await s.live.note(callId, draft)).seq });

  app.post(
    '/api/calls/:id/prompts/:promptId/answer',
    { schema: { tags, summary: 'Used, not useful, put away', params: idParams.extend({ promptId: z.string() }), body: promptAnswerSchema, response: { 200: seqSchema } } },
    async (req) => {
      const { id } = callOf(req);
      const { promptId } = req.params;
      if (!(await s.live.view(id)).prompts.some((p) => p.promptId === promptId)) throw notFound('prompt');
      return note(id, { kind: 'prompt.answered', promptId, verdict: req.body.verdict, userId: userIdOf(req.who) });
    },
  );

  app.post(
    '/api/calls/:id/checklist/:itemId',
    { schema: { tags, summary: 'Tick, untick or confirm an item', params: idParams.extend({ itemId: z.string() }), body: checklistActionSchema, response: { 200: seqSchema } } },
    async (req) => {
      const { id } = callOf(req);
      const { itemId } = req.params;
      const item = (await s.live.view(id)).checklist.find((i) => i.itemId === itemId);
      if (!item) throw notFound('checklist item');
      const userId = userIdOf(req.who);
      switch (req.body.action) {
        case 'tick':
          return note(id, { kind: 'checklist.ticked', itemId, utteranceId: null, evidence: null, score: null, by: 'person', userId });
        case 'untick':
          return note(id, { kind: 'checklist.unticked', itemId, userId });
        case 'confirm':
          if (!item.ticked) throw new AppError('conflict', 'Only a ticked item can be confirmed.');
          return note(id, { kind: 'checklist.confirmed', itemId, userId });
      }
    },
  );

  app.post(
    '/api/calls/:id/entries/:entryId/answer',
    { schema: { tags, summary: 'Confirm or dismiss a pre-filled entry', params: idParams.extend({ entryId: z.string() }), body: entryAnswerSchema, response: { 200: seqSchema } } },
    async (req) => {
      const { id } = callOf(req);
      const { entryId } = req.params;
      const entry = (await s.live.view(id)).entries.find((e) => e.entryId === entryId);
      if (!entry) throw notFound('entry');
      if (entry.verdict !== null) throw new AppError('conflict', 'This entry was answered already.');
      return note(id, { kind: 'entry.answered', entryId, verdict: req.body.verdict, userId: userIdOf(req.who) });
    },
  );

  app.post(
    '/api/calls/:id/consent',
    { schema: { tags, summary: 'Store whether a side may be heard; from now on', params: idParams, body: consentAnswerSchema, response: { 200: seqSchema } } },
    async (req) => {
      const call = callOf(req);
      const { side, answer, participant } = req.body;
      if (call.status === 'ended') throw new AppError('call_ended', 'This call has ended.');
      const before = side === 'rep' ? call.consentRep : call.consentCustomer;
      if (answer === 'accepted' && (before === 'declined' || before === 'withdrawn')) {
        throw new AppError('consent_declined', 'Who has said no is asked again on a new call.');
      }
      // Stop hearing first, write it down second.
      s.live.get(call.id)?.answer(side, answer);
      const others = (await s.roomRows.people(call.id)).filter((p) => p.side === side).map((p) => p.identity);
      const told = s.rooms?.sideAnswered(call.id, side, answer, others);
      await s.calls.update(call.id, side === 'rep' ? { consentRep: answer } : { consentCustomer: answer });
      await told;
      if (answer !== 'accepted') await s.rooms?.putOutCoaches(call.id);
      return note(call.id, {
        kind: 'call.consent',
        side,
        participant: participant ?? null,
        answer,
        wording: await consentWording(s, call.workspaceId, call.lang),
        wordingVersion: CONSENT_VERSION,
        source: 'console',
      });
    },
  );
}
