# SPDX-License-Identifier: GPL-3.0-or-later
"""A note for a brother, from the template to what it gives away: in few words, with words of one's own,
checked, kept as a version, and one step taken back."""

import re

from driver import Program, can, text_of, wait_until, walk
from words import LANGUAGE, either, t

TITLE = either ('给兄弟姐妹', 'To my brother or sister')
FULL = either ('教他们这样说', 'show our parents how to say the same')
BRIEF = either ('只说：“我不是借款人', 'Say only: “I am not the borrower')
OWN = either ('我欠 3,000 元，别告诉小林。', 'I owe 3,000 yuan. Do not tell Xiaolin.')
SUM = either ('3,000 元', '3,000 yuan')


def row (p, name):
    """A row of a list that says so in any of its labels."""
    return p.find (role='list item', test=lambda n: any (name in (text_of (m) or m.get_name () or '') for m in walk (n)))


def press (p, label):
    # GTK 4.8 says a label twice.
    p.click (p.find (re.compile (f'^({re.escape (t (label))} ?)+$'), test=lambda n: can (n, 'Action')))


def main ():
    with Program ('--demo', language=LANGUAGE) as p:
        p.says (t ('What Is Happening Now?'))
        p.focus ()
        p.show_page ('relatives')
        p.click (row (p, t ('Write a Note')))
        p.click (row (p, TITLE))
        p.says (FULL)
        press (p, 'In few words')
        p.says (BRIEF)

        press (p, 'Add Your Own Words')
        p.fill (p.find (t ('Short text of “%s”') % t ('In my own words')), OWN)
        p.says (SUM)
        p.find (re.compile (re.escape (t ('%1$s: %2$s').replace ('%1$s', t ('Sum', 'given away')).replace ('%2$s', SUM))))
        press (p, 'Keep This Version')
        p.says (t ('The first one'))

        press (p, 'Undo the change of the words')
        wait_until (lambda: not p.all (re.compile (re.escape (SUM))), 'the sum to be gone')
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()


main ()
