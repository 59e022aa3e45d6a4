/**
 * Programs that open links without a person: crawlers, previews of messengers and mail, scanners, uptime checks. They
 * also rarely run the page, which is what an opening takes; this is for those that do.
 */
const ROBOT =
  /bot\b|bot[/;)_-]|crawl|spider|slurp|preview|facebookexternalhit|facebookcatalog|whatsapp|telegram|skypeuripreview|slack-?img|embedly|quora link|vkshare|w3c_validator|lighthouse|pagespeed|uptime|pingdom|statuscake|monitor|scanner|safelinks|proofpoint|mimecast|barracuda|bitdefender|symantec|googleimageproxy|yahoomailproxy|mediapartners|apis-google|adsbot|headlesschrome-prerender/i;

/** Why an opening does not count; null where it does. */
export function whyNotCounted(open: { userAgent: string; prefetch: boolean; own: boolean; expired: boolean }): 'own' | 'robot' | 'expired' | null {
  if (open.own) return 'own';
  if (open.prefetch || open.userAgent.trim() === '' || ROBOT.test(open.userAgent)) return 'robot';
  return open.expired ? 'expired' : null;
}
