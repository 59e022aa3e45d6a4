import type { Services } from '../services.ts';
import { readCards } from './cards.schema.ts';
import { STAGES } from './stages.ts';

/** Stages with their checklists and the cards of both languages, for a new workspace. */
export async function seedPlaybook(s: Services, workspaceId: string): Promise<void> {
  const updatedAt = new Date(s.clock.now());
  await s.playbook.seed({
    stages: STAGES.map((stage, position) => ({
      id: s.ids.next('stg'),
      workspaceId,
      key: stage.key,
      names: { en: stage.en, zh: stage.zh },
      position,
      probability: stage.probability,
      items: {
        create: stage.items.map((item, place) => ({
          id: s.ids.next('chk'),
          workspaceId,
          titles: { en: item.en, zh: item.zh },
          examples: item.examples,
          side: item.side,
          mandatory: true,
          position: place,
        })),
      },
    })),
    cards: readCards().map((card) => ({ id: s.ids.next('card'), workspaceId, ...card, updatedAt, updatedBy: null })),
  });
}
