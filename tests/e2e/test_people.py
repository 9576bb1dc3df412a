# SPDX-License-Identifier: GPL-3.0-or-later
"""A mother who asked a lender to stop: the list marks it, the rules name it, a further call to her number
is said to be hers and let go again, and her part leaves with a letter for her name."""

import os
import pathlib
import re
import sqlite3

from driver import BUTTON, Program, text_of, wait_until, walk
from words import LANGUAGE, either, t

FILE = pathlib.Path (os.environ['XDG_DATA_HOME']) / 'anning' / 'anning.db'
NAME = '王秀兰'

# 2026-03-12 21:14:00 in China, ms
EVENING = 1773321240000
DAY = 24 * 60 * 60 * 1000


def add_mother ():
    """She refused a minute into the first call; the third stands with nobody."""
    with sqlite3.connect (FILE) as db:
        db.execute ('INSERT INTO relative (id, created_at, updated_at, name, relation, phone, liability, told, refused_at)'
                    " VALUES (1, 1, 1, ?, 'parent', '12500007788', 'none', 'yes', ?)", (NAME, EVENING + 60000))
        for id, start, relative, party in ((1, 0, 1, 'contact'), (2, DAY, 1, 'contact'), (3, 2 * DAY, None, 'debtor')):
            db.execute ('INSERT INTO incident (id, created_at, updated_at, started_at, utc_offset, time_source, channel,'
                        ' direction, connected, from_number, to_number, to_party, relative_id, creditor, lender_type,'
                        ' purpose, disclosed, prior_refusal, night_consent)'
                        " VALUES (?, 1, 1, ?, 480, 'typed', 'call', 'in', 'yes', '12100003301', '125 0000 7788', ?, ?,"
                        " '某消金', 'consumer_finance', 'demand', 'none', 0, 0)", (id, EVENING + start, party, relative))
    db.close ()


def stands (sql):
    """What the file holds, seen from outside."""
    db = sqlite3.connect (f'file:{FILE}?mode=ro', uri=True)
    try:
        return db.execute (sql).fetchone ()[0]
    finally:
        db.close ()


def button (p, label):
    return p.find (re.compile (re.escape (t (label)) + '$'), role=BUTTON)


def row (p, name):
    found = lambda: p.all (role='list item',
                           test=lambda n: any (name in (text_of (m) or m.get_name () or '') for m in walk (n)))
    return wait_until (found, f'a row with {name}')[-1]


def look_at_her (p):
    p.show_page ('relatives')
    assert any ('1' in (text_of (n) or n.get_name () or '') for n in walk (row (p, NAME)))
    p.press (row (p, NAME))
    p.find (t ('Print Their Part…'), role='push button')
    row (p, either ('拒绝以后仍联系', 'Went on after a refusal'))


def tie (p):
    p.click (button (p, 'They Are Theirs'))
    wait_until (lambda: stands ('SELECT count (*) FROM incident WHERE relative_id = 1') == 3, 'the third call with her')
    assert stands ('SELECT to_party FROM incident WHERE id = 3') == 'contact'
    p.click (button (p, 'Undo'))
    wait_until (lambda: stands ('SELECT count (*) FROM incident WHERE relative_id = 1') == 2, 'the end of it')


def paper (p, wanted, never):
    p.click (button (p, 'Print Their Part…'))
    wait_until (lambda: len (p.windows ()) > 1, 'her paper')
    sheet = p.topmost ()
    told = lambda: ' '.join (text_of (n) or n.get_name () or '' for n in walk (sheet))
    wait_until (lambda: wanted in told (), f'{wanted} on her paper')
    assert never not in told (), never
    p.key ('Escape')
    wait_until (lambda: len (p.windows ()) == 1, 'the end of her paper')
    p.focus ()


with Program (language=LANGUAGE) as p:
    p.says (t ('What Is Happening?'))
    p.quit ()
add_mother ()
with Program (language=LANGUAGE) as p:
    p.settle ()
    look_at_her (p)
    tie (p)
    paper (p, either ('亲属A', 'relative A'), NAME)
    assert p.complaints () == '', p.complaints ()
