# SPDX-License-Identifier: GPL-3.0-or-later
"""The page for a relative's telephone, as a person uses it: 360 x 740. test_kit.py LANGUAGE (zh or en)

ANNING_KIT_PAGE   the program that makes the page
ANNING_AXE        axe.min.js, which looks for what some people could not use
ANNING_KIT_LOOK   a folder for pictures, if any are wanted
"""

import base64
import hashlib
import hmac
import json
import os
import re
import subprocess
import sys
import tempfile

from browser import Browser, Failed

FIXTURES = os.path.join (os.environ["ANNING_FIXTURES"], "kit")
KEY = "00112233445566778899aabbccddeeff"
HANDLE = "vd5o22v3"
NO_STORAGE = """Object.defineProperty (window, 'localStorage',
  { get () { throw new DOMException ('not here', 'SecurityError'); } });"""
NO_CLIPBOARD = "Object.defineProperty (navigator, 'clipboard', { value: undefined });"
LOOK = os.environ.get ("ANNING_KIT_LOOK")


def check (fine, said):
    if not fine:
        raise Failed (said)


def same (have, want, said):
    check (have == want, f"{said}: {have!r} instead of {want!r}")


def read_code (text):
    """The entries in a text that goes home; read without anything of the program."""
    found = re.search (r"AN1:([a-z2-7]{8}):([A-Za-z0-9_-]+):([A-Za-z0-9_-]{16})", text)
    check (found, "no code in: " + text)
    handle, payload, mac = found.groups ()
    same (handle, HANDLE, "handle")
    signed = f"AN1:{handle}:{payload}".encode ()
    want = base64.urlsafe_b64encode (hmac.new (bytes.fromhex (KEY), signed, hashlib.sha256).digest ())[:16]
    same (mac, want.decode (), "mac")
    return json.loads (base64.urlsafe_b64decode (payload + "=" * (-len (payload) % 4)))


class Page:
    def __init__ (self, browser, language, place):
        self.browser = browser
        self.language = language
        self.path = os.path.join (place, f"page-{language}.html")
        subprocess.run ([os.environ["ANNING_KIT_PAGE"], language, self.path], check=True)
        with open (self.path, encoding="utf-8") as page:
            self.html = page.read ()

    def look (self, name, selector=None):
        if LOOK:
            os.makedirs (LOOK, exist_ok=True)
            self.browser.picture (os.path.join (LOOK, f"{self.language}-{name}.png"), selector)

    def text (self, selector):
        return self.browser.run (f"document.querySelector ({json.dumps (selector)}).innerText")

    def shown (self, selector):
        return self.browser.run (f"""(() => {{ const e = document.querySelector ({json.dumps (selector)});
          return !!e && e.getClientRects ().length > 0; }}) ()""")

    def count (self, selector):
        return self.browser.run (f"document.querySelectorAll ({json.dumps (selector)}).length")

    def leaves (self):
        return self.browser.run ("document.getElementById ('text').value")

    # ---- how it looks ----

    def fits (self, said):
        """Nothing sticks out to the side, nothing is cut, all that is tapped is large enough."""
        wrong = self.browser.run ("""(() => {
          const wrong = [], wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth > wide)
            wrong.push ('the page scrolls to the side: ' + document.documentElement.scrollWidth);
          const shown = e => e.getClientRects ().length > 0 && !e.classList.contains ('hidden');
          for (const e of document.body.querySelectorAll ('*')) {
            if (!shown (e)) continue;
            const r = e.getBoundingClientRect ();
            const name = e.tagName + '#' + e.id + '.' + e.className;
            if (r.left < -0.5 || r.right > wide + 0.5) wrong.push (name + ' sticks out: ' + r.left + '–' + r.right);
            if (e.tagName !== 'TEXTAREA' && !e.closest ('svg') && e.scrollWidth > e.clientWidth + 1
                && e.clientWidth > 0 && getComputedStyle (e).display !== 'inline') wrong.push (name + ' is cut');
            if (e.matches ('a, button, summary, textarea, select, input:not([type=radio]), .chips label')
                && (r.width < 44 || r.height < 44)) wrong.push (name + ' is small: ' + r.width + ' x ' + r.height);
          }
          return wrong;
        }) ()""")
        same (wrong, [], said)

    def accessible (self, said):
        found = self.browser.run ("""axe.run (document, { resultTypes: ['violations'] }).then (r => r.violations
          .filter (v => v.impact === 'serious' || v.impact === 'critical')
          .map (v => v.id + ': ' + v.nodes.map (n => n.target.join (' ') + ' ' + n.failureSummary).join (' | ')))""")
        same (found, [], said)

    def all_ways_of_seeing (self, said):
        if not self.browser.run ("'axe' in window"):
            self.browser.call ("Runtime.evaluate", expression=axe ())
        for colours in ("light", "dark"):
            self.browser.colours (colours)
            self.accessible (f"{said}, {colours}")
            self.look (f"{said}-{colours}", "")
        self.browser.colours ("light")
        for width in (320, 360, 740):
            self.browser.size (width, 740 if width < 700 else 360)
            self.fits (f"{said}, {width} wide")
        self.browser.size (360, 740)
        self.browser.run ("document.documentElement.style.fontSize = '200%'")
        self.fits (f"{said}, text of twice the size")
        self.look (f"{said}-large", "")
        self.browser.run ("document.documentElement.style.fontSize = ''")


def axe ():
    path = os.environ.get ("ANNING_AXE")
    check (path, "ANNING_AXE is not set: tools/test gets axe-core from npm")
    with open (path, encoding="utf-8") as script:
        return script.read ()


def test_reading (page):
    """Without scripts: steps, sentences, note and numbers are there; the form is not, and it says what to do instead."""
    browser = page.browser
    browser.scripts (False)
    browser.open (page.path)
    text = page.text ("body")
    same (page.count ("ol.steps > li"), 5, "steps")
    same (page.count ("ol.steps blockquote"), 3, "sentences")
    for must in ({"zh": ["我不是借款人，也不是担保人。", "你们没有替我签过字", "妈，有件事想自己先跟你说：", "在纸上记下"],
                  "en": ["I am not the borrower and not a guarantor.", "You never signed for me", "write on paper"]}
                 [page.language]):
        check (must in text, must + " is not read")
    lines = browser.run ("[...document.querySelectorAll ('a[href^=\"tel:\"]')].map (a => [a.getAttribute ('href'), a.lastElementChild.innerText])")
    same (lines, [["tel:" + n, n] for n in ("110", "120", "12356", "96110", "12368", "12348")], "numbers")
    check (not page.shown ("#form"), "a form that cannot work is shown")
    check (page.shown ("noscript .card"), "nothing says what to do instead of the form")
    check ("UNTICKED-7301" not in page.html, "a part that is switched off is in the page")
    check ("document.title = 'broken'" in text, "the note is not shown as it was written")
    page.fits ("without scripts")
    page.look ("still", "")
    browser.scripts (True)


def test_policy (page):
    """What runs is what was hashed; a further script does not run."""
    browser = page.browser
    policy = re.search (r'Content-Security-Policy" content="([^"]+)"', page.html).group (1)
    style = re.search (r"<style>(.*?)</style>", page.html, re.S).group (1)
    script = re.search (r"<script>(.*?)</script>\n</body>", page.html, re.S).group (1)
    digest = [base64.b64encode (hashlib.sha256 (t.encode ()).digest ()).decode () for t in (script, style)]
    same (policy, f"default-src 'none'; script-src 'sha256-{digest[0]}'; style-src 'sha256-{digest[1]}'; "
                  "base-uri 'none'; form-action 'none'", "policy")
    check (len (page.html.encode ()) < 250 * 1024, "the page is too large: " + str (len (page.html.encode ())))
    same (re.findall (r'(?:src|href|action)="(?!#|tel:)[^"]*"', re.sub (r"<script>.*?</script>", "", page.html, flags=re.S)),
          [], "addresses in the page")
    browser.open (page.path)
    same (browser.run ("document.documentElement.lang"), {"zh": "zh-CN", "en": "en"}[page.language], "language")
    check (browser.run ("document.title") != "broken", "a script of the note ran")
    check (page.shown ("#form"), "the form is not shown")


def test_vectors (page):
    """The same texts as the reader in C is held to."""
    browser = page.browser
    browser.open (page.path)
    same (browser.run (f"kitFormat.handleOf ('{KEY}')"), HANDLE, "handle")
    for name in ("empty", "one", "three", "later"):
        with open (os.path.join (FIXTURES, name + ".json"), encoding="utf-8") as signed:
            payload = signed.read ()
        with open (os.path.join (FIXTURES, name + ".txt"), encoding="utf-8") as text:
            want = text.read ().strip ()
        same (browser.run (f"(p => kitFormat.linesOf ('{KEY}', p.e, p.m)) ({payload})"), [want], name)
    # What is too much for one line goes in several, each entry once.
    lines = browser.run (f"""kitFormat.linesOf ('{KEY}', Array.from ({{ length: 260 }}, (x, i) => ({{ u: ('0000000' + i).slice (-8),
      t: 1795002120000 + i, o: 480, w: 1795002120000 + i, c: 'call', n: '', g: '', s: '话'.repeat (i % 2 ? 1500 : 1),
      k: '', a: '', p: '', d: '', l: null }})), 1795180500000)""")
    seen = []
    for line in lines:
        payload = read_code (line)
        check (len (payload["e"]) <= 200 and len (line) < 256 * 1024, "a line is too long")
        seen += [entry["u"] for entry in payload["e"]]
    same (seen, [f"{i:08d}" for i in range (260)], "entries in several lines")
    same (browser.run ("kitFormat.clean ('  a\\u0000\\u202eb\\r\\nc\\ud83d \\ude00\\u{1f600} ')"), "ab\nc \U0001f600", "cleaned text")


def write_call (page, number, company, words, minutes, answers):
    browser = page.browser
    browser.type ("#f-n", number)
    browser.type ("#f-g", company)
    browser.type ("#f-s", words)
    browser.type ("#f-l", minutes)
    for name, value in answers:
        browser.tap (f"label:has(input[name={name}][value='{value}'])")
    browser.tap ("#save")


def test_form (page):
    """Two calls are written down, one is changed, one deleted and brought back; all of it is still there later."""
    browser = page.browser
    browser.run ("localStorage.clear ()")
    browser.open (page.path)
    check (page.shown ("#none") and not page.shown ("#send"), "entries before any was written")
    check (not page.shown ("#unkept"), "it says that nothing is kept")

    # What cannot be is told, and nothing is lost by it.
    browser.run ("document.getElementById ('f-t').value = '2099-01-01T10:00'")
    browser.type ("#f-l", "2000")
    browser.tap ("#save")
    same ((page.count ("#entries li"), page.shown ("#e-t"), page.shown ("#e-l")), (0, True, True), "a time still to come")
    same (browser.run ("document.activeElement.id"), "f-t", "focus")
    page.look ("refused", "#form")

    browser.run ("document.getElementById ('f-t').value = '2026-11-18T19:42'")
    write_call (page, "021-6000 1234", "恒信 <b>商务</b>", "你儿子欠我们的钱，\n你先替他还两千", "3",
                [("p", "yes"), ("d", "yes"), ("a", "yes")])
    same (page.count ("#entries li"), 1, "entries")
    browser.run ("document.getElementById ('f-t').value = '2026-11-19T20:30'")
    write_call (page, "", "", "再不还就去你们单位 🏢", "", [("c", "im"), ("a", "no")])
    same (page.count ("#entries li"), 2, "entries")
    check (page.count ("#entries b") == 0 and "恒信 <b>商务</b>" in page.text ("#entries li"), "words became HTML")

    got = read_code (page.leaves ())
    first, second = got["e"]
    same ([got["v"], sorted (got)], [1, ["e", "m", "v"]], "payload")
    same ({k: first[k] for k in "tocngskapdl"},
          {"t": 1795002120000, "o": 480, "c": "call", "n": "021-6000 1234", "g": "恒信 <b>商务</b>",
           "s": "你儿子欠我们的钱，\n你先替他还两千", "k": "", "a": "yes", "p": "yes", "d": "yes", "l": 3}, "first entry")
    same ({k: second[k] for k in "tocngskapdl"},
          {"t": 1795091400000, "o": 480, "c": "im", "n": "", "g": "", "s": "再不还就去你们单位 🏢",
           "k": "", "a": "no", "p": "", "d": "", "l": None}, "second entry")
    check (re.fullmatch ("[0-9a-f]{8}", first["u"]) and first["u"] != second["u"], "ids")
    check (abs (got["m"] - browser.run ("Date.now ()")) < 60000 and abs (first["w"] - got["m"]) < 60000, "times of writing")

    # Change: the id stays.
    browser.tap ("#entries li:nth-child(2) button")
    same (browser.run ("document.getElementById ('f-s').value"), "再不还就去你们单位 🏢", "the form")
    browser.type ("#f-n", "13800138000")
    browser.tap ("#save")
    again = read_code (page.leaves ())["e"]
    same ([(e["u"], e["t"], e["n"]) for e in again],
          [(first["u"], first["t"], first["n"]), (second["u"], second["t"], "13800138000")], "after the change")
    check (again[1]["w"] > second["w"] and again[0]["w"] == first["w"], "time of the change")

    # Delete, and undo.
    browser.tap ("#entries li:nth-child(1) .row button:nth-child(2)")
    same (page.count ("#entries li"), 1, "after deleting")
    browser.tap ("#undo")
    same (read_code (page.leaves ())["e"], again, "after undo")

    # A call came in, and the telephone closed the page: what was kept is there, and what was being typed.
    browser.type ("#f-k", "还没写完")
    browser.reload ()
    same (read_code (page.leaves ())["e"], again, "after a reload")
    same (browser.run ("document.getElementById ('f-k').value"), "还没写完", "the half-written one")
    browser.type ("#f-k", "")
    page.all_ways_of_seeing ("form")

    browser.tap ("#clear")
    same ((page.count ("#entries li"), browser.run (f"localStorage.getItem ('kit-{HANDLE}')")), (0, None), "after clearing")
    browser.tap ("#undo")
    same (page.count ("#entries li"), 2, "after undo")


def test_sending (page):
    """Out as text, as a file and as codes: each gives the entries back."""
    browser = page.browser
    browser.open (page.path)
    want = read_code (page.leaves ())["e"]
    same (len (want), 2, "entries")

    browser.tap ("#copy")
    browser.until ("document.getElementById ('status').textContent !== ''")
    browser.run ("document.getElementById ('f-k').value = ''; document.getElementById ('f-k').focus ()")
    browser.call ("Input.dispatchKeyEvent", type="keyDown", key="v", commands=["paste"])
    browser.call ("Input.dispatchKeyEvent", type="keyUp", key="v")
    pasted = browser.run ("document.getElementById ('f-k').value")
    same (read_code (pasted)["e"], want, "copied text")
    check ("2026-11-18 19:42" in pasted and "021-6000 1234" in pasted, "the text does not say what leaves")
    check (all ({"zh": "已发过", "en": "sent"}[page.language] in badge for badge in
                browser.run ("[...document.querySelectorAll ('.badge')].map (b => b.textContent)")), "not marked as sent")

    browser.tap ("#file")
    browser.wait_for ("Browser.downloadWillBegin", seconds=15)
    while browser.wait_for ("Browser.downloadProgress", seconds=15)["state"] != "completed":
        pass
    names = os.listdir (browser.downloads)
    same (len (names), 1, "files")
    check (re.fullmatch (r"(来电记录|calls)-\d{4}-\d\d-\d\d\.txt", names[0]), names[0])
    with open (os.path.join (browser.downloads, names[0]), encoding="utf-8") as saved:
        same (read_code (saved.read ())["e"], want, "saved file")
    os.remove (os.path.join (browser.downloads, names[0]))

    browser.tap ("#qr")
    joined, total = {}, 1
    while len (joined) < total:
        picture = os.path.join (browser.place, "code.png")
        browser.picture (picture, "#code")
        read = subprocess.run (["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture],
                               capture_output=True, text=True, check=True).stdout.strip ()
        piece = re.fullmatch (rf"AN1/(\d+)/(\d+)/{HANDLE}:(.*)", read)
        check (piece and len (read) <= 700, "not a piece: " + read)
        total = int (piece[2])
        same (int (piece[1]), len (joined) + 1, "number of the code")
        joined[int (piece[1])] = piece[3]
        if len (joined) < total:
            browser.tap ("#code-next")
    check (total > 1 and browser.run ("document.getElementById ('code-next').disabled"), "last code")
    same (read_code ("".join (joined[i] for i in sorted (joined)))["e"], want, "codes")
    page.all_ways_of_seeing ("codes")


def test_foreign_storage (page):
    """What another page left in the storage does no harm; the same page open twice has the same entries."""
    browser = page.browser
    same (page.count ("#entries li"), 2, "entries")
    kept = browser.run (f"localStorage.getItem ('kit-{HANDLE}')")
    for foreign in ("no JSON", "[]", "{}", "null", '{"e":[null,7,{},{"u":"00000000","t":"x"}],"sent":3}',
                    '{"fields":{"t":"x"},"editing":1}'):
        browser.run (f"localStorage.setItem ('kit-{HANDLE}', {json.dumps (foreign)}),"
                     f"localStorage.setItem ('kit-{HANDLE}-draft', {json.dumps (foreign)})")
        browser.reload ()
        check (page.shown ("#form"), "no form with " + foreign)
        same (page.count ("#entries li"), 0, "entries of " + foreign)
    browser.run (f"localStorage.setItem ('kit-{HANDLE}', {json.dumps (kept)}),"
                 f"dispatchEvent (new StorageEvent ('storage', {{ key: 'kit-{HANDLE}' }}))")
    same (page.count ("#entries li"), 2, "entries, once they are there")


def test_nowhere_to_keep (page):
    """No storage, no clipboard: it says so, and all still goes out."""
    browser = page.browser
    without = [browser.before_pages (NO_STORAGE), browser.before_pages (NO_CLIPBOARD)]
    browser.open (page.path)
    check (page.shown ("#unkept"), "it does not say that nothing is kept")
    same (page.count ("#entries li"), 0, "entries")
    write_call (page, "12345678", "", "", "", [])
    same (len (read_code (page.leaves ())["e"]), 1, "entries")
    browser.tap ("#copy")
    browser.until ("document.getElementById ('status').textContent !== ''")
    browser.type ("#f-k", "")
    browser.call ("Input.dispatchKeyEvent", type="keyDown", key="v", commands=["paste"])
    browser.call ("Input.dispatchKeyEvent", type="keyUp", key="v")
    same (read_code (browser.run ("document.getElementById ('f-k').value"))["e"][0]["n"], "12345678", "copied text")
    for identifier in without:
        browser.not_before_pages (identifier)


def main (language):
    failed = 0
    browser = Browser ()
    with tempfile.TemporaryDirectory (prefix="anning-kit.") as place:
        try:
            page = Page (browser, language, place)
            for test in (test_reading, test_policy, test_vectors, test_form, test_sending, test_foreign_storage,
                         test_nowhere_to_keep):
                try:
                    test (page)
                    same (browser.complaints (), [], "the browser's complaints")
                    # data: is the icon of Chromium's own field for a time; the page's policy lets it have none.
                    same ([url for url in browser.requests () if url != "file://" + page.path
                           and not url.startswith (("blob:null/", "data:image/svg+xml;base64,"))],
                          [], "what the page asked for")
                    print (f"ok {test.__name__}", flush=True)
                except (Failed, subprocess.CalledProcessError) as error:
                    failed += 1
                    print (f"FAIL {test.__name__}: {error}", flush=True)
                    browser.scripts (True)
                browser.events.clear ()
        finally:
            browser.close ()
    return failed


if __name__ == "__main__":
    sys.exit (1 if main (sys.argv[1]) else 0)
