import { getLocale, overwriteGetLocale, setLocale } from '#lib/paraglide/runtime.js';
import type { Lang } from '#realtime/contract/labels.ts';

let current = $state<Lang>(getLocale());

// Messages ask for the locale when they are called, so a template that shows one follows the switch by itself.
overwriteGetLocale(() => current);

export const locale = {
  get current(): Lang {
    return current;
  },
  /** Stored for the next visit; the page does not load again. */
  set(next: Lang): void {
    current = next;
    void setLocale(next, { reload: false });
    document.documentElement.lang = htmlLang(next);
  },
};

/** `zh` alone leaves the choice of glyphs to the browser, which may take Japanese forms. */
export const htmlLang = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en');
