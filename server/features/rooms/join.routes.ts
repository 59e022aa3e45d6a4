import { z } from 'zod';
import { invitationSchema, joinAnswerSchema, joinedSchema, seatSchema, withdrawSchema } from '#realtime/contract/rooms.schema.ts';
import type { App } from '../../shared/app.ts';
import type { Services } from '../../services.ts';
import { answerInvitation, comeBack, lookAtInvitation, withdraw } from './join.usecases.ts';

/** The customer's own pages: no account, only the link. */
export function joinRoutes(app: App, s: Services): void {
  const tags = ['rooms'];
  const params = z.object({ code: z.string().max(100) });
  app.get('/api/join/:code', { schema: { tags, summary: 'An invitation, and the wording to be read', params, response: { 200: invitationSchema } } }, (req) =>
    lookAtInvitation(s, req.params.code),
  );
  app.post(
    '/api/join/:code',
    { schema: { tags, summary: 'Answer and take the seat; a link is good for one person', params, body: joinAnswerSchema, response: { 200: joinedSchema } } },
    (req) => answerInvitation(s, req.params.code, req.body),
  );
  app.post(
    '/api/join/:code/again',
    { schema: { tags, summary: 'Come back to the seat', params, body: seatSchema, response: { 200: joinedSchema } } },
    (req) => comeBack(s, req.params.code, req.body.seat),
  );
  app.post(
    '/api/join/:code/withdraw',
    { schema: { tags, summary: 'Take the yes back; with `erase`, what was kept goes too', params, body: withdrawSchema, response: { 200: joinedSchema } } },
    (req) => withdraw(s, req.params.code, req.body.seat, req.body.erase),
  );
}
