import { m } from '#lib/paraglide/messages.js';
import type { HesitationWord, MoodWord } from './mood.ts';

const mood: Record<MoodWord, () => string> = {
  warming: () => m.mood_warming(),
  cooling: () => m.mood_cooling(),
  warm: () => m.mood_warm(),
  even: () => m.mood_even(),
  cool: () => m.mood_cool(),
};
const hesitates: Record<HesitationWord, () => string> = {
  high: () => m.hesitation_high(),
  raised: () => m.hesitation_raised(),
  low: () => m.hesitation_low(),
};
export const moodText = (word: MoodWord): string => mood[word]();
export const hesitationText = (word: HesitationWord): string => hesitates[word]();
