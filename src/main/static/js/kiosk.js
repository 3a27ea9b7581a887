/* A sign-up form on a tablet at the counter: after a while without a touch it is as new, and the way back leads nowhere.
   Stores nothing. data-home says where it begins, data-rest after how many seconds. */
(function () {
  'use strict';
  var own = document.currentScript, home = own.dataset.home, rest = Number(own.dataset.rest) * 1000, timer;

  function again() { location.replace(home); }
  function wait() { clearTimeout(timer); timer = setTimeout(again, rest); }

  ['input', 'pointerdown', 'keydown', 'scroll'].forEach(function (kind) {
    document.addEventListener(kind, wait, { passive: true });
  });
  history.pushState(null, '', location.href);
  window.addEventListener('popstate', again);
  window.addEventListener('pageshow', function (shown) { if (shown.persisted) { again(); } });
  wait();
})();
