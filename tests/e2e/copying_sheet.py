# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of copies, from the menu and back to the window, and a contact that is deleted beside it."""

import re

from driver import text_of, wait_until, walk
from words import either, t

INCIDENT = either ('21:14, 电话', '21:14, Call')


def row (p, name):
    return p.find (role='list item', test=lambda n: any (name in (text_of (m) or '') for m in walk (n)))


def gone (p, name):
    wait_until (lambda: not p.all (role='list item', test=lambda n: any (name in (text_of (m) or '') for m in walk (n))),
                f'the end of {name!r} in the list')


def open_from_menu (p, label):
    p.key ('F10')
    p.click (p.find (re.compile (re.escape (t (label))), role='menu item'))
    wait_until (lambda: len (p.windows ()) > 1, f'the sheet of {label!r}')


def close_sheet (p):
    p.settle ()
    # A menu that goes gives the keys back to the window below.
    p.focus (next (xid for xid in p._x_windows () if xid != p.xid))
    p.key ('Escape')
    wait_until (lambda: len (p.windows ()) == 1, 'the end of the sheet')
    p.focus ()


def delete_the_incident (p):
    p.show_page ('incidents')
    p.click (row (p, INCIDENT))
    p.click (p.find (t ('Delete This Incident'), role='push button'))
    gone (p, INCIDENT)
