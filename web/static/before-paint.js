// A file of its own, so that the content security policy needs no inline script: theme and language before the first
// paint, or a dark room gets a white flash.
(function () {
  try {
    var theme = localStorage.getItem('qs.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    var locale = localStorage.getItem('PARAGLIDE_LOCALE') || navigator.language || 'en';
    document.documentElement.lang = /^zh/i.test(locale) ? 'zh-CN' : 'en';
  } catch {
    // Storage may be closed to us; the defaults do.
  }
})();
