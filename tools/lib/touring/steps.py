# SPDX-License-Identifier: GPL-3.0-or-later
"""Kinds of scenes, and steps in them, for every page."""

import re
import subprocess

from driver import BUTTON, Failure, can, wait_until
from touring.visit import bring_into_view, close_window, open_page, page_node, park_pointer, rows, Scene, words


def page (name):
    return Scene (name, lambda p: open_page (p, name))


def row (name, page_name, choose):
    """One thing of a page's list, opened with the mouse."""
    def go (p):
        open_page (p, page_name)
        bring_into_view (p, choose (p, rows (p, page_name)))
        # What has come into view may be shown by another row of the list, whose name is asked for anew.
        page_node (p, page_name).clear_cache ()
        p.press (choose (p, rows (p, page_name)))
        park_pointer ()
    return Scene (name, go)


def window (name, *keys, start='guidance'):
    """A window of its own, opened by keys and closed with Escape."""
    def go (p):
        open_page (p, start)
        before = len (p.windows ())
        for key in keys:
            p.key (key)
            p.settle ()
        wait_until (lambda: len (p.windows ()) > before, f'a window after {", ".join (keys)}')
    return Scene (name, go, lambda p: close_window (p, name))


def place (name, table, key='', *steps, back=None, number=0):
    """A place of the guidance or of a debt, by what a link to it says; then the steps, one after the other."""
    def go (p):
        p.show (table, key, number)
        for step in steps:
            p.settle ()
            step (p)
    return Scene (name, go, back)


def called (*texts):
    """The row with one of these message ids for its title."""
    def choose (program, found):
        names = words (program, *texts)
        chosen = [r for r in found if (r.get_name () or '').split (',')[0] in names]
        if not chosen:
            raise Failure (f'no row is called {" or ".join (names)}')
        return chosen[0]
    return choose


def named (**name):
    """The row that begins with the name, which is different in each language."""
    def choose (program, found):
        chosen = [r for r in found if (r.get_name () or '').startswith (name[program.language])]
        if not chosen:
            raise Failure (f'no row begins with {name[program.language]}')
        return chosen[0]
    return choose


def number (place):
    return lambda program, found: found[place]


def pushed (*texts):
    """The first button that is called like that, pushed."""
    def step (p):
        names = words (p, *texts)
        p.press (p.find (role=BUTTON, test=lambda n: n.get_name () in names))
        park_pointer ()
    return step


def labelled (context, text):
    """The button that is called like that in its context, clicked."""
    def step (p):
        p.click (p.find (p.catalogue.pgettext (context, text), role=BUTTON))
        park_pointer ()
    return step


def filled (label, **text):
    def step (p):
        p.fill (p.find (words (p, label)[0], test=lambda n: can (n, 'EditableText')), text[p.language])
    return step


def keys (*names):
    return lambda p: p.key (*names)


def clicked (text):
    """The first button that is called like that, which need not be in view."""
    return lambda p: p.click (p.find (words (p, text)[0], role='push button'))


def new_window (label):
    """The row that opens a window of its own."""
    def step (p):
        before = len (p.windows ())
        wanted = p.find (re.compile ('^' + re.escape (words (p, label)[0])), role='list item')
        bring_into_view (p, wanted, lowest=500)
        p.click (wanted)
        wait_until (lambda: len (p.windows ()) > before, f'the window behind {label}')
        park_pointer ()
    return step


def wheel_to_end (p):
    subprocess.run (['xdotool', 'mousemove', '--window', p.xid, str (p.size ()[0] * 2 // 3), '400',
                     'click', '--repeat', '300', '--delay', '4', '5'], check=True)
    park_pointer ()
