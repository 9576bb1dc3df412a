# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes of what belongs to no page: search, menu, sheets, windows."""

from driver import PAGES, can, text_of, wait_until, walk
from touring.planner import CARD
from touring.steps import named, row, window
from touring.visit import bring_into_view, close_window, leave_popover, open_page, park_pointer, Scene, words


def sheet (name, action, *steps, before=None):
    """A sheet of the menu, and what is done in it; all that lies over the window is closed again."""
    def go (p):
        if before is not None:
            before (p)
        else:
            open_page (p, 'planner')
        p.activate (action)
        wait_until (lambda: len (p.windows ()) > 1, f'the sheet of {action}')
        p.settle ()
        for step in steps:
            step (p)
            p.settle ()

    def back (p):
        while len (p.windows ()) > 1:
            close_window (p, name)
            p.settle ()
    return Scene (name, go, back)


def in_sheet (label, role='push button'):
    """Pressing what is called so, in the sheet."""
    def step (p):
        p.click (p.find (words (p, label)[0], role=role))
        park_pointer ()
    return step


def row_of_sheet (label):
    def step (p):
        text = words (p, label)[0]
        node = wait_until (lambda: next ((n for n in p.all (role='list item')
                                          if any (text in text_of (m) for m in walk (n))), None), f'the row {text!r}')
        bring_into_view (p, node)
        p.press (node)
        park_pointer ()
    return step


def a_debt_deleted (p):
    if getattr (p, 'deleted', False):
        return
    p.deleted = True
    row ('', 'planner', named (**CARD)).go (p)
    p.click (p.find (words (p, 'Delete This Debt')[0], role='push button'))
    p.settle ()


def menu ():
    def go (p):
        open_page (p, 'guidance')
        p.key ('F10')
    return Scene ('menu', go, lambda p: p.key ('Escape'))


def create (name):
    """What "+" brings on a page."""
    def go (p):
        open_page (p, name)
        p.windows_before = len (p.windows ())
        p.key ('ctrl+n')

    def back (p):
        if len (p.windows ()) > p.windows_before:
            close_window (p, f'the new thing of {name}')
    return Scene (f'{name}-new', go, back)


def search (name, **text):
    def go (p):
        open_page (p, 'guidance')
        p.key ('ctrl+f')
        p.settle ()
        entry = p.find (words (p, 'Search everything')[0], test=lambda n: can (n, 'EditableText'))
        p.fill (entry, text[p.language])

    return Scene (name, go, leave_popover)


SCENES = [
    search ('search', zh='催收', en='collector'),
    search ('search-nothing', zh='火星', en='zebra'),
    menu (),
    sheet ('recently-deleted-empty', 'recently-deleted'),
    sheet ('backups-empty', 'backups'),
    sheet ('backups', 'backups', in_sheet ('Copy Now')),
    sheet ('backups-sealed', 'backups', row_of_sheet ('Sealed Backup…')),
    sheet ('backups-comparison', 'backups', row_of_sheet ('Copy of a day')),
    window ('preferences', 'ctrl+comma'),
    window ('shortcuts', 'ctrl+question'),
    # The last but one of the menu.
    window ('about', 'F10', 'Up', 'Up', 'Return'),
    *[create (name) for name in PAGES[1:]],
    sheet ('backups-checked', 'backups', row_of_sheet ('Check Everything…'),
           lambda p: p.find (words (p, 'Save the Report…')[0])),
    sheet ('recently-deleted', 'recently-deleted', before=a_debt_deleted),
    sheet ('recently-deleted-ask', 'recently-deleted', in_sheet ('Delete for Good…'), before=a_debt_deleted),
]
