// SPDX-License-Identifier: GPL-3.0-or-later
/* The form: calls are written down, changed, deleted, and sent home. Texts are set as texts, never as HTML. */
(function () {
  'use strict';

  var data = JSON.parse (document.getElementById ('data').textContent);
  var words = data.words;
  var key = data.key;
  var place = 'kit-' + kitFormat.handleOf (key);
  var OLDEST = Date.UTC (2000, 0, 2);
  var SVG = 'http://www.w3.org/2000/svg';
  var ANSWERS = ['p', 'd', 'a'];
  var TEXTS = ['n', 'g', 's', 'k'];

  var entries = [];
  var sent = {};        /* id of an entry: when it was written as it was sent */
  var editing = null;   /* id of the entry in the form */
  var before = null;    /* entries as they were, to be brought back */
  var pieces = [];
  var shown = 0;

  function id (name) {
    return document.getElementById (name);
  }

  function fill (pattern, values) {
    return pattern.replace (/%([1-9])/g, function (all, n) { return values[n - 1]; });
  }

  function element (name, className, text) {
    var made = document.createElement (name);
    if (className)
      made.className = className;
    if (text !== undefined)
      made.textContent = text;
    return made;
  }

  function say (text) {
    id ('status').textContent = text;
  }

  /* ---- times ---- */

  function two (n) {
    return (n < 10 ? '0' : '') + n;
  }

  function dayOf (d) {
    return d.getFullYear () + '-' + two (d.getMonth () + 1) + '-' + two (d.getDate ());
  }

  function clockOf (d) {
    return two (d.getHours ()) + ':' + two (d.getMinutes ());
  }

  /* As it was where it happened, wherever the telephone is now. */
  function whenOf (e) {
    var d = new Date (e.t + e.o * 60000);
    return d.getUTCFullYear () + '-' + two (d.getUTCMonth () + 1) + '-' + two (d.getUTCDate ())
      + ' ' + two (d.getUTCHours ()) + ':' + two (d.getUTCMinutes ());
  }

  /* Older viewers show the time as a plain text: written with a blank, a slash or a full-width colon. */
  function readTime (text) {
    var m = /^\s*(\d{4})[-\/.年](\d{1,2})[-\/.月](\d{1,2})日?[T\s]+(\d{1,2})[:\uff1a](\d{2})/.exec (text);
    var d;
    if (!m)
      return null;
    d = new Date (+m[1], m[2] - 1, +m[3], +m[4], +m[5]);
    return d.getMonth () === m[2] - 1 && d.getDate () === +m[3] && d.getHours () === +m[4] ? d : null;
  }

  /* ---- what is kept ---- */

  function storage () {
    try {
      var kept = window.localStorage;
      kept.setItem (place + '-try', '1');
      kept.removeItem (place + '-try');
      return kept;
    } catch (e) {
      return null;
    }
  }

  var kept = storage ();

  function keep () {
    try {
      if (!kept)
        return;
      if (entries.length > 0)
        kept.setItem (place, JSON.stringify ({ e: entries, sent: sent }));
      else
        kept.removeItem (place);
    } catch (e) {
      kept = null;
      id ('unkept').hidden = false;
    }
  }

  function keepDraft () {
    try {
      if (kept)
        kept.setItem (place + '-draft', JSON.stringify ({ editing: editing, fields: readForm () }));
    } catch (e) {
      id ('unkept').hidden = false;
    }
  }

  function dropDraft () {
    try {
      if (kept)
        kept.removeItem (place + '-draft');
    } catch (e) {
      kept = null;
    }
  }

  function recall (name) {
    try {
      return kept ? JSON.parse (kept.getItem (name)) : null;
    } catch (e) {
      return null;
    }
  }

  /* Other pages may write to the same storage. */
  function isEntry (e) {
    return e && /^[0-9a-f]{8}$/.test (e.u) && [e.t, e.o, e.w].every (isFinite) && words['c_' + e.c]
      && TEXTS.concat (ANSWERS).every (function (name) { return typeof e[name] === 'string'; })
      && (e.l === null || isFinite (e.l));
  }

  function readKept () {
    var old = recall (place);
    entries = old && Array.isArray (old.e) ? old.e.filter (isEntry) : [];
    sent = old && old.sent && typeof old.sent === 'object' ? old.sent : {};
  }

  function newId () {
    var numbers = [Math.floor (Math.random () * 4294967296)];
    var made;
    if (window.crypto && window.crypto.getRandomValues)
      numbers = window.crypto.getRandomValues (new Uint32Array (1));
    made = ('0000000' + numbers[0].toString (16)).slice (-8);
    return find (made) ? newId () : made;
  }

  function find (u) {
    return entries.filter (function (e) { return e.u === u; })[0];
  }

  /* ---- the form ---- */

  function choice (name) {
    var chosen = document.querySelector ('input[name=' + name + ']:checked');
    return chosen ? chosen.value : '';
  }

  function choose (name, value) {
    var all = document.querySelectorAll ('input[name=' + name + ']');
    for (var i = 0; i < all.length; i++)
      all[i].checked = all[i].value === value;
  }

  function readForm () {
    var fields = { t: id ('f-t').value, l: id ('f-l').value, c: choice ('c') };
    ANSWERS.forEach (function (name) { fields[name] = choice (name); });
    TEXTS.forEach (function (name) { fields[name] = id ('f-' + name).value; });
    return fields;
  }

  function writeForm (fields) {
    id ('f-t').value = fields.t;
    id ('f-l').value = fields.l;
    choose ('c', fields.c);
    ANSWERS.forEach (function (name) { choose (name, fields[name]); });
    TEXTS.forEach (function (name) { id ('f-' + name).value = fields[name]; });
    wrong ('t', '');
    wrong ('l', '');
  }

  function wrong (name, text) {
    id ('e-' + name).textContent = text;
    if (text)
      id ('f-' + name).setAttribute ('aria-invalid', 'true');
    else
      id ('f-' + name).removeAttribute ('aria-invalid');
  }

  function showEditing () {
    id ('form-title').textContent = editing ? words.form_edit : words.form_new;
    id ('cancel').hidden = !editing;
  }

  function beginNew () {
    var now = new Date ();
    editing = null;
    writeForm ({ t: dayOf (now) + 'T' + clockOf (now), l: '', c: 'call', n: '', g: '', s: '', k: '', a: '', p: '', d: '' });
    showEditing ();
    dropDraft ();
  }

  function beginEdit (e) {
    editing = e.u;
    writeForm ({ t: whenOf (e).replace (' ', 'T'), l: e.l === null ? '' : String (e.l), c: e.c,
                 n: e.n, g: e.g, s: e.s, k: e.k, a: e.a, p: e.p, d: e.d });
    showEditing ();
    say ('');
    id ('form-title').focus ();
    id ('form').scrollIntoView ();
  }

  function save (event) {
    var fields = readForm ();
    var time = readTime (fields.t);
    var minutes = fields.l.trim ();
    var old = editing && find (editing);
    var refused = '';
    var e = {};

    event.preventDefault ();
    if (!time)
      refused = words.bad_time;
    else if (time.getTime () > Date.now () + 60000)
      refused = words.future;
    else if (time.getTime () < OLDEST)
      refused = words.old;
    wrong ('t', refused);
    wrong ('l', id ('f-l').validity.badInput || (minutes !== '' && !(/^\d+$/.test (minutes) && +minutes <= 1440))
                ? words.bad_length : '');
    if (id ('e-t').textContent || id ('e-l').textContent) {
      id (id ('e-t').textContent ? 'f-t' : 'f-l').focus ();
      return;
    }

    e.u = old ? old.u : newId ();
    /* What was not touched keeps the zone in which it was written. */
    if (old && whenOf (old).replace (' ', 'T') === fields.t) {
      e.t = old.t;
      e.o = old.o;
    } else {
      e.t = time.getTime ();
      e.o = -time.getTimezoneOffset ();
    }
    e.w = Date.now ();
    e.c = fields.c;
    TEXTS.forEach (function (name) { e[name] = kitFormat.clean (fields[name]); });
    ANSWERS.forEach (function (name) { e[name] = fields[name]; });
    e.l = minutes === '' ? null : +minutes;

    before = null;
    if (old)
      entries[entries.indexOf (old)] = e;
    else
      entries.push (e);
    changed ();
    say (old ? words.changed : words.kept);
    beginNew ();
    id ('status').scrollIntoView ({ block: 'center' });
  }

  function remove (e) {
    before = { e: entries.slice (), sent: sent };
    entries = entries.filter (function (other) { return other !== e; });
    if (editing === e.u)
      beginNew ();
    changed ();
    say (words.deleted);
    id ('undo').focus ();
  }

  function clear () {
    before = { e: entries.slice (), sent: sent };
    entries = [];
    sent = {};
    beginNew ();
    changed ();
    say (words.cleared);
    id ('undo').focus ();
  }

  function undo () {
    entries = before.e;
    sent = before.sent;
    before = null;
    changed ();
    say (words.undone);
    id ('h-list').scrollIntoView ();
  }

  /* ---- the list ---- */

  function listed () {
    return entries.slice ().sort (function (a, b) { return a.t - b.t; });
  }

  function button (text, name, clicked) {
    var made = element ('button', '', text);
    made.type = 'button';
    made.setAttribute ('aria-label', fill (words.entry, [text, name]));
    made.addEventListener ('click', clicked);
    return made;
  }

  function cardOf (e) {
    var card = element ('li', 'card');
    var head = element ('p', 'when', whenOf (e) + ' · ' + words['c_' + e.c] + '\u2003');
    var about = [], row = element ('div', 'row');

    head.appendChild (element ('span', 'badge', sent[e.u] === e.w ? words.sent : words.unsent));
    card.appendChild (head);
    if (e.n || e.g)
      card.appendChild (element ('p', '', [e.n, e.g].filter (Boolean).join ('  ')));
    if (e.s)
      card.appendChild (element ('p', '', fill (words.they_said, [e.s])));
    if (e.k)
      card.appendChild (element ('p', '', fill (words.i_said, [e.k])));
    ANSWERS.forEach (function (name) {
      if (e[name] === 'yes')
        about.push (words[name + '_yes']);
    });
    if (e.l !== null)
      about.push (fill (words.minutes, [e.l]));
    if (about.length > 0)
      card.appendChild (element ('p', 'dim', about.join (' · ')));
    row.appendChild (button (words.edit, whenOf (e), function () { beginEdit (e); }));
    row.appendChild (button (words['delete'], whenOf (e), function () { remove (e); }));
    card.appendChild (row);
    return card;
  }

  function show () {
    var list = id ('entries');
    while (list.firstChild)
      list.removeChild (list.firstChild);
    listed ().forEach (function (e) { list.appendChild (cardOf (e)); });
    id ('none').hidden = entries.length > 0;
    id ('send').hidden = entries.length === 0;
    id ('undo-row').hidden = !before;
    id ('codes').hidden = true;
    id ('qr').setAttribute ('aria-expanded', 'false');
    id ('text').value = entries.length > 0 ? compose () : '';
  }

  function changed () {
    keep ();
    show ();
  }

  /* ---- out ---- */

  function lines () {
    return kitFormat.linesOf (key, listed (), Date.now ());
  }

  function compose () {
    var now = new Date ();
    var text = [fill (words.text_head, [entries.length, dayOf (now) + ' ' + clockOf (now)])];
    listed ().forEach (function (e, i) {
      text.push ((i + 1) + '. ' + [whenOf (e), words['c_' + e.c], e.n, e.g].filter (Boolean).join (' ').replace (/\n/g, ' '));
    });
    text.push (words.text_line);
    return text.concat (lines ()).join ('\n') + '\n';
  }

  function left () {
    entries.forEach (function (e) { sent[e.u] = e.w; });
    keep ();
    var badges = document.querySelectorAll ('.badge');
    for (var i = 0; i < badges.length; i++)
      badges[i].textContent = words.sent;
  }

  function copyBySelection () {
    var area = id ('text'), done = false;
    area.parentNode.open = true;
    area.focus ();
    area.select ();
    area.setSelectionRange (0, area.value.length);
    try {
      done = document.execCommand ('copy');
    } catch (e) {
      done = false;
    }
    if (done)
      left ();
    say (done ? words.copied : words.select);
    if (!done)
      area.scrollIntoView ();
  }

  function copy () {
    id ('text').value = compose ();
    if (!navigator.clipboard || !navigator.clipboard.writeText) {
      copyBySelection ();
      return;
    }
    navigator.clipboard.writeText (id ('text').value).then (function () {
      left ();
      say (words.copied);
    }, copyBySelection);
  }

  /* The telephone's own sheet: this page sends nothing. */
  function share () {
    id ('text').value = compose ();
    navigator.share ({ text: id ('text').value }).then (function () {
      left ();
      say (words.shared);
    }, function () { });
  }

  function saveFile () {
    var now = new Date ();
    var name = words.file_name + '-' + dayOf (now) + '.txt';
    var url, link;

    id ('text').value = compose ();
    url = URL.createObjectURL (new Blob ([id ('text').value], { type: 'text/plain' }));
    link = element ('a');
    link.href = url;
    link.download = name;
    document.body.appendChild (link);
    link.click ();
    document.body.removeChild (link);
    setTimeout (function () { URL.revokeObjectURL (url); }, 60000);
    left ();
    say (fill (words.saved, [name]));
  }

  function drawCode (text) {
    var code = qrcode (0, 'M'), svg, path, n, d = '';

    code.addData (text, 'Byte');
    code.make ();
    n = code.getModuleCount ();
    for (var y = 0; y < n; y++)
      for (var x = 0; x < n; x++)
        if (code.isDark (y, x))
          d += 'M' + (x + 4) + ' ' + (y + 4) + 'h1v1h-1z';
    svg = document.createElementNS (SVG, 'svg');
    svg.setAttribute ('viewBox', '0 0 ' + (n + 8) + ' ' + (n + 8));
    svg.setAttribute ('shape-rendering', 'crispEdges');
    svg.setAttribute ('aria-hidden', 'true');
    path = document.createElementNS (SVG, 'path');
    path.setAttribute ('d', d);
    svg.appendChild (path);
    return svg;
  }

  function showCode () {
    var holder = id ('code');
    while (holder.firstChild)
      holder.removeChild (holder.firstChild);
    holder.appendChild (drawCode (pieces[shown]));
    id ('code-count').textContent = pieces.length === 1 ? words.code_one
      : fill (pieces.length > 8 ? words.code_many : words.code_of, [shown + 1, pieces.length]);
    holder.setAttribute ('aria-label', words.code_label);
    id ('code-row').hidden = pieces.length === 1;
    id ('code-back').disabled = shown === 0;
    id ('code-next').disabled = shown === pieces.length - 1;
  }

  function toggleCodes () {
    var open = id ('codes').hidden;
    id ('codes').hidden = !open;
    id ('qr').setAttribute ('aria-expanded', String (open));
    if (!open)
      return;
    pieces = [];
    lines ().forEach (function (line) { pieces = pieces.concat (kitFormat.piecesOf (key, line)); });
    shown = 0;
    showCode ();
    id ('codes').scrollIntoView ();
  }

  function turn (step) {
    shown += step;
    showCode ();
  }

  /* ---- begin ---- */

  function begin () {
    if (kept)
      readKept ();
    beginNewUnless (recall (place + '-draft'));
    id ('unkept').hidden = !!kept;
    id ('share').hidden = !navigator.share;
    show ();

    id ('form').addEventListener ('submit', save);
    id ('form').addEventListener ('input', keepDraft);
    id ('form').addEventListener ('change', keepDraft);
    id ('cancel').addEventListener ('click', function () { beginNew (); say (''); });
    id ('undo').addEventListener ('click', undo);
    id ('copy').addEventListener ('click', copy);
    id ('share').addEventListener ('click', share);
    id ('file').addEventListener ('click', saveFile);
    id ('qr').addEventListener ('click', toggleCodes);
    id ('code-back').addEventListener ('click', function () { turn (-1); });
    id ('code-next').addEventListener ('click', function () { turn (1); });
    id ('clear').addEventListener ('click', clear);
    window.addEventListener ('storage', heard);
    window.addEventListener ('beforeunload', leaving);
    id ('tool').hidden = false;
  }

  /* The page is open twice: what is written in one is in the other too. */
  function heard (event) {
    if (event.key !== place && event.key !== null)
      return;
    readKept ();
    before = null;
    if (editing && !find (editing))
      beginNew ();
    show ();
  }

  function leaving (event) {
    var unsent = entries.some (function (e) { return sent[e.u] !== e.w; });
    if (kept || !unsent)
      return;
    event.preventDefault ();
    event.returnValue = '';
  }

  /* A call came in while one was being written down: the telephone may have closed the page. */
  function beginNewUnless (draft) {
    var whole = draft && draft.fields && ['t', 'l', 'c'].concat (TEXTS, ANSWERS).every (function (name) {
      return typeof draft.fields[name] === 'string';
    });
    if (!whole || (draft.editing && !find (draft.editing))) {
      beginNew ();
      return;
    }
    editing = draft.editing;
    writeForm (draft.fields);
    showEditing ();
  }

  begin ();
}());
