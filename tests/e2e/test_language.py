# SPDX-License-Identifier: GPL-3.0-or-later
"""The language that is chosen in the preferences is that of the next start, from either to the other: the headings, and
the dates and words of a contact."""

import os
import pathlib
import sqlite3

from driver import Program, text_of, wait_until, walk

FILE = pathlib.Path (os.environ['XDG_DATA_HOME']) / 'anning' / 'anning.db'

# Places in the list of the preferences; the first is the system's.
CHINESE, ENGLISH = 1, 2


def add_contact ():
    """2026-03-12 21:14:00 in China."""
    with sqlite3.connect (FILE) as db:
        db.execute ('INSERT INTO incident (created_at, updated_at, started_at, utc_offset, time_source, channel, direction,'
                    ' connected, from_number, to_party, prior_refusal, night_consent)'
                    " VALUES (1, 1, 1773321240000, 480, 'typed', 'call', 'in', 'yes', '12100003301', 'debtor', 0, 0)")
    db.close ()


def choose (p, label, place, chosen):
    p.key ('ctrl+comma')
    combo = p.choice (label)
    p.settle ()
    p.click (combo)
    p.settle ()
    p.key ('Home', *['Down'] * place, 'Return')
    wait_until (lambda: any (chosen == text_of (n) for n in walk (combo)), f'{chosen} in {label}')
    p.key ('Escape')
    p.settle ()


def quit (p):
    assert p.quit () == 0
    assert not p.complaints (), p.complaints ()


def main ():
    program = Program (language='en')
    with program as p:
        p.says ('What Is Happening?')
        choose (p, 'Language', CHINESE, '中文')
        # Nothing changes before the next start.
        p.says ('What Is Happening?')
        quit (p)
    add_contact ()
    with program as p:
        p.show_page ('incidents')
        p.says ('3月12日 周四 21:14, 电话, 12100003301')
        choose (p, '语言', ENGLISH, 'English')
        quit (p)
    with program as p:
        p.show_page ('incidents')
        p.says ('Thu 12 March 21:14, Call, 12100003301')
        quit (p)


main ()
