// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The text in which entries go home, as anning-kit-entry.c reads it:
 * AN1:<handle>:<payload>:<mac>. The key stands in the page itself: it tells whose
 * entries they are, and keeps nothing secret.
 */
var kitFormat = (function () {
  'use strict';

  var BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
  var BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  var MAX_ENTRIES = 200;
  var MAX_TEXT = 2000;
  /* Of 256 KiB; what is longer goes in several lines, each of which is whole. */
  var MAX_PAYLOAD = 200 * 1024;
  /* Of 700: larger squares are easier to scan from a telephone. */
  var MAX_CODE = 420;

  function bytesOfHex (hex) {
    var bytes = [];
    for (var i = 0; i < hex.length; i += 2)
      bytes.push (parseInt (hex.substr (i, 2), 16));
    return bytes;
  }

  function bytesOfText (text) {
    var binary = unescape (encodeURIComponent (text));
    var bytes = [];
    for (var i = 0; i < binary.length; i++)
      bytes.push (binary.charCodeAt (i));
    return bytes;
  }

  function base32 (bytes) {
    var text = '', bits = 0, value = 0;
    for (var i = 0; i < bytes.length; i++) {
      value = ((value << 8) | bytes[i]) & 0xfff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text += BASE32[(value >>> bits) & 31];
      }
    }
    return bits > 0 ? text + BASE32[(value << (5 - bits)) & 31] : text;
  }

  function base64url (bytes) {
    var text = '';
    for (var i = 0; i < bytes.length; i += 3) {
      var left = bytes.length - i;
      var three = (bytes[i] << 16) | ((bytes[i + 1] || 0) << 8) | (bytes[i + 2] || 0);
      text += BASE64[three >>> 18] + BASE64[(three >>> 12) & 63];
      if (left > 1)
        text += BASE64[(three >>> 6) & 63];
      if (left > 2)
        text += BASE64[three & 63];
    }
    return text;
  }

  function handleOf (key) {
    return base32 (sha256.array (bytesOfHex (key))).substr (0, 8);
  }

  /* Half of a pair cannot be written as UTF-8; controls and marks of direction are no one's words. */
  function clean (text) {
    return String (text)
      .replace (/\r\n?/g, '\n')
      .replace (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .replace (/[\ud800-\udbff](?![\udc00-\udfff])/g, '')
      .replace (/(^|[^\ud800-\udbff])[\udc00-\udfff]/g, '$1')
      .trim ()
      .substr (0, MAX_TEXT);
  }

  function entryOf (e) {
    return { u: e.u, t: e.t, o: e.o, w: e.w, c: e.c, n: e.n, g: e.g, s: e.s, k: e.k, a: e.a, p: e.p, d: e.d, l: e.l };
  }

  function payloadOf (entries, madeAt) {
    return base64url (bytesOfText (JSON.stringify ({ v: 1, m: madeAt, e: entries.map (entryOf) })));
  }

  function lineOf (key, payload) {
    var signed = 'AN1:' + handleOf (key) + ':' + payload;
    return signed + ':' + base64url (sha256.hmac.array (bytesOfHex (key), signed)).substr (0, 16);
  }

  /* Usually one line. */
  function linesOf (key, entries, madeAt) {
    var payload = payloadOf (entries, madeAt);
    var half = Math.ceil (entries.length / 2);
    if (entries.length < 2 || (entries.length <= MAX_ENTRIES && payload.length <= MAX_PAYLOAD))
      return [lineOf (key, payload)];
    return linesOf (key, entries.slice (0, half), madeAt).concat (linesOf (key, entries.slice (half), madeAt));
  }

  /* A line as it goes into codes, one or several. */
  function piecesOf (key, line) {
    var handle = handleOf (key);
    var room = MAX_CODE - ('AN1/999/999/' + handle + ':').length;
    var pieces = [];
    if (line.length <= MAX_CODE)
      return [line];
    var count = Math.ceil (line.length / room);
    /* All of one size: the last code is not a small one. */
    var size = Math.ceil (line.length / count);
    for (var i = 0; i < count; i++)
      pieces.push ('AN1/' + (i + 1) + '/' + count + '/' + handle + ':' + line.substr (i * size, size));
    return pieces;
  }

  return { handleOf: handleOf, clean: clean, payloadOf: payloadOf, lineOf: lineOf, linesOf: linesOf, piecesOf: piecesOf };
}());
