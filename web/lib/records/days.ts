/** `YYYY-MM-DD` some days from now, by the clock of whoever looks. Pure. */
export function dayFrom(now: number, days: number): string {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}
/** The coming Monday, tomorrow at the earliest. Pure. */
export const nextMonday = (now: number): string => dayFrom(now, ((8 - (new Date(now).getDay() || 7)) % 7) || 7);
