# SPDX-License-Identifier: GPL-3.0-or-later
"""A source is taken out of a contact and put back, two contacts become one, and two numbers are
said at once to be those of one agency; all of it stands after the next start."""

import os
import pathlib
import re
import sqlite3

from driver import BUTTON, Program, can, text_of, wait_until, walk
from words import LANGUAGE, either, t

FILE = pathlib.Path (os.environ['XDG_DATA_HOME']) / 'anning' / 'anning.db'
AGENCY = either ('测试催收公司', 'Test Agency')

# 2026-03-12 21:14:00 in China, ms
EVENING = 1773321240000
FIRST, SECOND = '12100003301', '12100003302'


def add_contacts ():
    """A call that log and bill tell of, what the person noted of it, and a call from another number."""
    with sqlite3.connect (FILE) as db:
        for id, start, source, number in ((1, 7000, 'call_log', FIRST), (2, 0, 'typed', FIRST), (3, 3600000, 'typed', SECOND)):
            db.execute ('INSERT INTO incident (id, created_at, updated_at, started_at, utc_offset, time_source, channel,'
                        ' direction, connected, from_number, to_party, prior_refusal, night_consent, tags)'
                        " VALUES (?, 1, 1, ?, 480, ?, 'call', 'in', 'yes', ?, 'debtor', 0, 0, ?)",
                        (id, EVENING + start, source, number, 'insult' if id == 2 else None))
        for id, kind, start in ((1, 'call_log', 7000), (2, 'bill', 12000)):
            db.execute ('INSERT INTO trace (id, created_at, updated_at, incident_id, kind, key, started_at, utc_offset,'
                        ' precision_ms, start, length_s, channel, direction, connected, number, placed)'
                        " VALUES (?, 1, 1, 1, ?, ?, ?, 480, 1000, ?, 60, 'call', 'in', 'yes', ?, 'fitted')",
                        (id, kind, kind, EVENING + start, 'answer' if kind == 'bill' else 'ringing', FIRST))
    db.close ()


def stands (sql):
    """What the file holds, seen from outside."""
    db = sqlite3.connect (f'file:{FILE}?mode=ro', uri=True)
    try:
        return db.execute (sql).fetchone ()[0]
    finally:
        db.close ()


def rows (p, name):
    return p.all (role='list item',
                  test=lambda n: any (name in (text_of (m) or m.get_name () or '') for m in walk (n)))


def row (p, name):
    """The last one: a sheet comes after what is below it."""
    return wait_until (lambda: rows (p, name), f'a row with {name}')[-1]


def button (p, label):
    return p.find (re.compile (re.escape (t (label)) + '$'), role=BUTTON)


def separate_and_back (p):
    p.click (row (p, '21:14'))
    # The note stands at 21:14 as well: whichever came first leads to the other one.
    if not p.all (re.compile (re.escape (t ('Separate: %s').replace ('%s', t ("Carrier's bill"))))):
        p.press (p.find (re.compile (re.escape (t ('Look at It')))))
    p.press (p.find (t ('Separate: %s').replace ('%s', t ("Carrier's bill"))))
    wait_until (lambda: stands ('SELECT count (*) FROM incident WHERE deleted_at = 0') == 4, 'an incident of its own')
    p.click (button (p, 'Undo'))
    wait_until (lambda: stands ('SELECT count (*) FROM incident WHERE deleted_at = 0') == 3, 'the end of it')
    wait_until (lambda: stands ('SELECT count (*) FROM trace WHERE incident_id = 1') == 2, 'both sources in their place')


def make_one (p):
    p.press (p.find (re.compile (re.escape (t ('The Same')) + ': ')))
    wait_until (lambda: stands ('SELECT count (*) FROM incident WHERE deleted_at = 0') == 2, 'one contact of two')
    assert stands ('SELECT tags FROM incident WHERE id = 1') == 'insult', 'what was noted is kept'
    assert stands ('SELECT started_at FROM incident WHERE id = 1') == EVENING + 7000, 'the time is that of the log'


def group_numbers (p):
    p.click (p.find (t ('More about the incidents')))
    p.click (p.find (t ('Numbers'), role='menu item'))
    p.click (p.find (t ('Choose Several')))
    for number in (FIRST, SECOND):
        p.click (p.find (number, role='check box'))
    p.click (button (p, 'Whose Are They…'))
    p.fill (p.find (t ('Agency'), test=lambda n: can (n, 'EditableText')), AGENCY)
    p.click (button (p, 'Note It'))
    wait_until (lambda: stands (f"SELECT count (*) FROM number WHERE collector = '{AGENCY}' AND deleted_at = 0") == 2,
                'both numbers with their agency')
    wait_until (lambda: stands (f"SELECT count (*) FROM incident WHERE collector = '{AGENCY}' AND deleted_at = 0") == 2,
                'their contacts with it')


def look_at_one (p):
    p.click (row (p, FIRST))
    p.says (t ('What This Number Did'))
    row (p, SECOND)
    p.click (button (p, 'Show Its Contacts'))
    row (p, '21:14')


with Program (language=LANGUAGE) as p:
    p.says (t ('What Is Happening?'))
    p.quit ()
add_contacts ()
with Program (language=LANGUAGE) as p:
    p.settle ()
    p.show_page ('incidents')
    separate_and_back (p)
    make_one (p)
    group_numbers (p)
    look_at_one (p)
    assert p.complaints () == '', p.complaints ()
