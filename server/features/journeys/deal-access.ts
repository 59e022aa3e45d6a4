import type { FastifyRequest } from 'fastify';
import { AppError, notFound } from '../../shared/errors.ts';
import { inReach, reachOf, type Principal } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import type { Book, BookDeal } from './book.ts';

/** The deal, where whoever asks may see it. @throws AppError `not_found` */
export async function dealFor(s: Services, who: Principal, dealId: string): Promise<{ book: Book; deal: BookDeal }> {
  const found = await s.journeys.find(who.workspaceId, dealId);
  if (!inReach(reachOf(who), found.deal.row)) throw notFound('deal');
  return found;
}

/** Deals that whoever asks may see. */
export function dealsFor(book: Book, who: Principal): BookDeal[] {
  const reach = reachOf(who);
  return [...book.deals.values()].filter(({ row }) => inReach(reach, row));
}

export const dealIdOf = (req: FastifyRequest): string => (req.params as { id: string }).id;

/** Whoever is named must be of the workspace. @throws AppError `invalid` */
export function ownerIn(book: Book, ownerId: string): { ownerId: string; teamId: string | null } {
  const person = book.people.get(ownerId);
  if (!person) throw new AppError('invalid', 'ownerId: there is no such person.');
  return { ownerId, teamId: person.teamId };
}
