# SPDX-License-Identifier: GPL-3.0-or-later
"""A recording is marked, written down, clipped, exported and cited; the citation opens the right
moment again, also after the next start."""

import hashlib
import os
import pathlib
import re
import shutil

import gi
gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi

from driver import BUTTON, Program, can, text_of, wait_until, walk
from dropping import drop_files
from words import LANGUAGE, either, t

HOME = pathlib.Path (os.environ['HOME'])
FIXTURES = pathlib.Path (os.environ['ANNING_FIXTURES'])
NAME = '13800138000 2026-03-12 21-14-05.m4a'


def row (p, name, **how):
    return p.find (role='list item', test=lambda n: any (name in (text_of (m) or m.get_name () or '') for m in walk (n)),
                   **how)


def entry (p, name, **how):
    return p.find (name, test=lambda n: can (n, 'EditableText'), **how)


def button (p, label, **how):
    return p.find (re.compile (re.escape (t (label)) + '$'), role=BUTTON, **how)


def text_in (node):
    target = next (n for n in walk (node) if can (n, 'EditableText'))
    return Atspi.Text.get_text (target, 0, Atspi.Text.get_character_count (target))


def focused (p):
    """Where one types now, once the focus has moved there."""
    p.settle ()
    return p.find (test=lambda n: can (n, 'EditableText') and n.get_state_set ().contains (Program.FOCUSED))


def bring_in (p, folder):
    p.says (t ('What Is Happening?'))
    p.click (row (p, t ('Someone Is Pressing Me to Pay')))
    shutil.copy (FIXTURES / 'audio' / 'tones.m4a', folder / NAME)
    drop_files (p, folder / NAME)
    p.click (p.find (re.compile (r'^(Bring In 1 File|导入 1 个文件)$'), role='push button'))
    p.says (either ('新增 1 条记录', '1 New Incident'))
    p.click (button (p, 'Show What Came In'))


def seek (p, ms):
    Atspi.Value.set_current_value (p.find (t ('Position'), role='slider'), ms)
    p.says (clock (ms))


def place (p):
    return Atspi.Value.get_current_value (p.find (t ('Position'), role='slider'))


def clock (ms):
    """A place in the call that began at 21:14:05, as it is shown."""
    second = int (ms) // 1000
    return f'00:{second:02} (21:14:{5 + second:02})'


def mark (p):
    """With one key, three seconds before; the second one is taken back."""
    seek (p, 4000)
    p.key ('m')
    row (p, clock (1000))
    seek (p, 3000)
    p.key ('m')
    taken_back = row (p, clock (0))
    p.key ('ctrl+z')
    wait_until (lambda: not p.all (role='list item', test=lambda n: n == taken_back), 'the mark to go')


def write_down (p):
    """By keys alone, once the text has the focus."""
    text = entry (p, t ('Transcript'))
    seek (p, 2000)
    p.click (button (p, 'Insert Time'))
    wait_until (lambda: text_in (text) == '[00:02] ', 'the time')
    p.key ('ctrl+1')
    who = either ('对方：', 'Them: ')
    wait_until (lambda: text_in (text) == '[00:02] ' + who, 'the name')
    p.type ('we tell your employer')
    p.key ('ctrl+m')
    row (p, clock (2000) + '  we tell your employer')
    seek (p, 0)
    p.key ('ctrl+Return')
    p.says (clock (2000))


def save_as (p, path):
    p.key ('ctrl+a')
    p.type (str (path))
    p.key ('Return')


def clip (p, folder):
    p.click (button (p, 'Save a Clip…'))
    p.fill (entry (p, t ('From')), '00:01.5')
    p.fill (entry (p, t ('To')), '00:03')
    p.click (button (p, 'Save…'))
    p.find (t ('Save the Clip'))
    save_as (p, folder / 'clip.wav')
    p.says (t ('The clip and its sheet are saved'))
    p.key ('Escape')
    sheet = (folder / 'clip.txt').read_text (encoding='utf-8')
    assert hashlib.sha256 ((folder / 'clip.wav').read_bytes ()).hexdigest () in sheet, sheet
    assert hashlib.sha256 ((folder / NAME).read_bytes ()).hexdigest () in sheet, sheet
    assert either ('节选，不是原件', 'A clip, not the original') in sheet, sheet


def cite (p):
    """Copied, pasted into the search, which leads back. Returns: the citation"""
    seek (p, 4000)
    p.click (button (p, 'Cite This Moment'))
    # What says so may be gone before a look at everything is done.
    p.settle ()
    seek (p, 0)
    p.key ('ctrl+f')
    search = focused (p)
    p.key ('ctrl+v')
    wait_until (lambda: 'SHA-256' in text_in (search), 'the pasted citation')
    line = text_in (search)
    digest = hashlib.sha256 ((FIXTURES / 'audio' / 'tones.m4a').read_bytes ()).hexdigest ()
    assert line == f'{NAME} · SHA-256 {digest[:12]} · 2026-03-12 21:14:05 +08:00 · {clock (4000)}', line
    open_cited (p)
    return line


def open_cited (p):
    p.click (p.find (role='list item', test=lambda n: NAME in (n.get_name () or '') and '00:04' in n.get_name ()))
    p.says (clock (4000))
    wait_until (lambda: abs (place (p) - 4000) < 1000, 'the cited moment')


def again (p, line):
    p.key ('ctrl+f')
    p.fill (focused (p), line)
    open_cited (p)
    row (p, clock (2000) + '  we tell your employer')
    assert 'we tell your employer' in text_in (entry (p, t ('Transcript')))


def main ():
    folder = HOME / 'files'
    folder.mkdir ()
    with Program (language=LANGUAGE, height=860) as p:
        bring_in (p, folder)
        mark (p)
        write_down (p)
        clip (p, folder)
        line = cite (p)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()
    with Program (language=LANGUAGE, height=860) as p:
        again (p, line)
        assert p.quit () == 0


main ()
