/** The token in what somebody pasted: the whole link, or the token alone. Null where there is none. */
export function tokenIn(pasted: string): string | null {
  const text = pasted.trim();
  if (text === '') return null;
  try {
    return new URL(text).searchParams.get('token') || null;
  } catch {
    return /^[A-Za-z0-9_.-]{16,200}$/.test(text) ? text : null;
  }
}
