/* Does the small sum against robots for a sign-up form of mailflatrate, on any page. It looks for forms that post to the
   address it came from, sends nothing but the request for a task, stores nothing and needs nothing else. */
(function () {
  'use strict';
  var here = document.currentScript.src.replace(/\/form\.js(\?.*)?$/, '');
  var K = [], H0 = [];

  (function constants() {
    function part(x) { return ((x - Math.floor(x)) * 4294967296) | 0; }
    var n = 2, i = 0;
    while (i < 64) {
      var prime = true;
      for (var f = 2; f * f <= n; f++) { if (n % f === 0) { prime = false; break; } }
      if (prime) {
        if (i < 8) { H0[i] = part(Math.pow(n, 1 / 2)); }
        K[i++] = part(Math.pow(n, 1 / 3));
      }
      n++;
    }
  })();

  /* SHA-256 (FIPS 180-4) of a short ASCII text, in hexadecimal digits. Pages without TLS have no crypto.subtle. */
  function sha256(text) {
    var bytes = text.length, words = ((bytes + 8) >> 6) * 16 + 16;
    var data = new Int32Array(words), w = new Int32Array(64), h = H0.slice(), i;
    for (i = 0; i < bytes; i++) { data[i >> 2] |= text.charCodeAt(i) << (24 - (i & 3) * 8); }
    data[bytes >> 2] |= 0x80 << (24 - (bytes & 3) * 8);
    data[words - 1] = bytes * 8;
    for (var at = 0; at < words; at += 16) {
      var a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], k = h[7];
      for (i = 0; i < 64; i++) {
        if (i < 16) { w[i] = data[at + i]; } else {
          var x = w[i - 15], y = w[i - 2];
          w[i] = (w[i - 16] + w[i - 7] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3)
              + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10)) | 0;
        }
        var t1 = (k + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
        var t2 = (((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        k = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
      }
      h[0] = (h[0] + a) | 0; h[1] = (h[1] + b) | 0; h[2] = (h[2] + c) | 0; h[3] = (h[3] + d) | 0;
      h[4] = (h[4] + e) | 0; h[5] = (h[5] + f) | 0; h[6] = (h[6] + g) | 0; h[7] = (h[7] + k) | 0;
    }
    return h.map(function (v) { return ('0000000' + (v >>> 0).toString(16)).slice(-8); }).join('');
  }

  /* Tries some numbers at a time, so that the page stays alive. */
  function solve(task, done) {
    var number = 0;
    (function some() {
      for (var end = number + 2000; number < end && number <= task.maxnumber; number++) {
        if (sha256(task.salt + number) === task.challenge) {
          return done(btoa(JSON.stringify({
            algorithm: task.algorithm, challenge: task.challenge, number: number, salt: task.salt, signature: task.signature
          })));
        }
      }
      if (number <= task.maxnumber) { setTimeout(some, 0); }
    })();
  }

  function prepare(form) {
    var field = document.createElement('input'), started = 0, waiting = false;
    field.type = 'hidden';
    field.name = 'altcha';
    form.appendChild(field);

    function send() {
      waiting = false;
      HTMLFormElement.prototype.submit.call(form);
    }

    function start() {
      if (started && Date.now() - started < 20 * 60 * 1000) { return; }
      started = Date.now();
      field.value = '';
      fetch(here + '/task', { credentials: 'omit' }).then(function (answer) { return answer.json(); }).then(function (task) {
        solve(task, function (payload) {
          field.value = payload;
          if (waiting) { send(); }
        });
      }).catch(function () {
        started = 0;
        if (waiting) { send(); }
      });
    }

    form.addEventListener('focusin', start);
    form.addEventListener('submit', function (event) {
      start();
      if (!field.value) {
        event.preventDefault();
        waiting = true;
      }
    });
    window.addEventListener('pageshow', function (event) { if (event.persisted) { started = 0; } });
    if (form.hasAttribute('data-start')) { start(); }
  }

  function begin() {
    Array.prototype.forEach.call(document.querySelectorAll('form'), function (form) {
      if (form.action.replace(/[?#].*$/, '') === here) { prepare(form); }
    });
  }

  if (document.readyState === 'loading') { document.addEventListener('DOMContentLoaded', begin); } else { begin(); }
})();
