# SPDX-License-Identifier: GPL-3.0-or-later
"""A call that has just ended, written down with the keyboard alone; each other kind of contact with the
mouse; the list narrowed down and widened again; an earlier version looked at and put back."""

import re

import gi
gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi

from driver import BUTTON, Program, can, text_of, wait_until, walk
from words import LANGUAGE, t

NUMBER = '12100003301'
CREDITOR = 'Test Bank'
LINE = 'said he will come tomorrow'
POST = 'https://example.org/post/7'
# Keys that are no part of what is written: to the next field, to a tick, to save.
MOST_MOVES = 8


def entry (p, name, within=None):
    return p.find (name, within=within, test=lambda n: can (n, 'EditableText'))


def row_test (name):
    return lambda n: any (name in (text_of (m) or n.get_name () or '') for m in walk (n))


def row (p, name):
    return p.find (role='list item', test=row_test (name))


def gone (p, name):
    wait_until (lambda: not p.all (role='list item', test=row_test (name)), f'the end of {name!r} in the list')


def chip (p, name):
    return p.find (name, role=BUTTON)


def focused (node):
    return node.get_state_set ().contains (Atspi.StateType.FOCUSED)


def pressed (node):
    return node.get_state_set ().contains (Atspi.StateType.PRESSED)


def write_a_call (p):
    """Number, creditor, one sentence, two ticks: counted."""
    moves = []

    def move (key):
        moves.append (key)
        p.key (key)

    def tick (name):
        """A key takes effect a moment after it was pressed."""
        wait_until (lambda: focused (chip (p, name)), f'the focus on {name!r}')
        move ('space')
        wait_until (lambda: pressed (chip (p, name)), f'the tick at {name!r}')

    p.settle ()
    p.key ('ctrl+n')
    entry (p, t ('Number'))
    p.settle ()
    p.type (NUMBER)
    move ('Tab')
    p.type (CREDITOR)
    move ('Tab')
    p.type (LINE)
    move ('Tab')
    tick (t ('Demanded payment'))
    move ('Tab')
    tick (t ('Threat against family'))
    move ('ctrl+Return')
    row (p, CREDITOR)
    print (f'{len (moves)} moves: {" ".join (moves)}')
    assert len (moves) <= MOST_MOVES
    row (p, f'{NUMBER} · {LINE}')


def write_a_post (p):
    p.key ('ctrl+n')
    entry (p, t ('Number'))
    p.press (chip (p, t ('Online Post', 'new contact')))
    p.fill (entry (p, t ('Address of the page, or where it stands')), POST)
    p.press (chip (p, t ('Published a photo')))
    p.click (p.find (t ('Add'), role='push button'))
    wait_until (lambda: not p.all (t ('Address of the page, or where it stands'),
                                   test=lambda n: can (n, 'EditableText')), 'the end of the sheet')
    wait_until (lambda: len (p.all (role='list item', test=row_test (t ('Public post')))) > 0, 'the post in the list')


def narrow (p):
    p.press (p.find (t ('Filter')))
    p.fill (entry (p, t ('Part of a number')), '0330')
    gone (p, t ('Public post'))
    row (p, CREDITOR)
    p.press (p.find (re.compile (re.escape (t ('Take back: %s') % (t ('Number with %s') % '0330')))))
    row (p, t ('Public post'))
    p.press (p.find (t ('Filter')))


def look_back (p):
    p.click (row (p, CREDITOR))
    p.fill (entry (p, t ('In one line')), 'something else')
    row (p, 'something else')
    p.click (p.find (t ('Earlier Versions…'), role='push button'))
    p.click (p.find (t ('Put Back'), role='push button'))
    row (p, LINE)
    gone (p, 'something else')


with Program (language=LANGUAGE) as p:
    p.click (p.find (role='list item', test=row_test (t ('Someone Is Pressing Me to Pay'))))
    p.settle ()
    p.show_page ('incidents')
    write_a_call (p)
    write_a_post (p)
    narrow (p)
    look_back (p)
    assert not p.complaints (), p.complaints ()
