/** What this browser keeps so that the person can come back by the same link. */
const key = (code: string): string => `qs-seat:${code}`;

export function seatFor(code: string): string | null {
  try {
    return localStorage.getItem(key(code));
  } catch {
    // A browser that keeps nothing lets people join, but not come back.
    return null;
  }
}
export function keepSeat(code: string, seat: string): void {
  try {
    localStorage.setItem(key(code), seat);
  } catch {
    // As above.
  }
}
