# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving about in the planner, as a person does: rows are scrolled into view and opened, and the
button above the right pane leads back."""

import re
import subprocess
import time

import gi
gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi

from driver import BUTTON, can, children, shown, text_of, wait_until, walk
from words import either, t


class Steps:
    """Counts what a person does: a click, a field that is filled in, a key that is pressed."""
    taken = 0


def step (number=1):
    Steps.taken += number


def says_test (text):
    """Whether a row says the text in any of its labels."""
    return lambda n: any (text in (text_of (m), m.get_name ()) for m in walk (n))


def planner (p):
    return p.find ('AnningPlannerPage')


def pane (p):
    """What stands on the right: the list on the left says many of the same words."""
    def find ():
        views = [n for n in walk (planner (p)) if re.fullmatch (r'Anning\w+(View|Detail)', n.get_name () or '') and shown (n)]
        return views[0] if views else None
    return wait_until (find, 'something in the right pane')


def row (p, text, within=None):
    return p.find (role='list item', test=says_test (text), within=within)


def entry (p, name, within=None, last=False):
    """The entry of that name; the last one where there are several rows of a kind."""
    found = wait_until (lambda: p.all (name, test=lambda n: can (n, 'EditableText'), within=within or pane (p)),
                        f'an entry called {name!r}')
    return found[-1 if last else 0]


def fill (p, name, text, **how):
    p.fill (entry (p, name, **how), text)
    step (2)


def button (p, label, within=None):
    """The button of that label; GTK 4.8 names one with a mnemonic by both forms."""
    return p.find (re.compile (re.escape (label) + '$'), role=BUTTON, within=within)


def reach (p, node):
    """Turns the wheel over the node's own pane until all of it is in view."""
    for _ in range (150):
        extents = node.get_extents (Atspi.CoordType.WINDOW)
        if extents.y < 100:
            wheel = 4
        elif extents.y + extents.height > p.size ()[1] - 20:
            wheel = 5
        else:
            return node
        before = extents.y
        subprocess.run (['xdotool', 'mousemove', '--window', p.xid, str (extents.x + 3), '400', 'click', str (wheel)],
                        check=True)
        time.sleep (0.1)
        if node.get_extents (Atspi.CoordType.WINDOW).y == before:
            time.sleep (0.3)
            if node.get_extents (Atspi.CoordType.WINDOW).y == before:
                return node             # the end of the page
    return node


def open_row (p, text, within=None):
    node = reach (p, row (p, text, within))
    p.settle ()
    p.click (node)
    step ()


def open_debt (p, name):
    """From the list on the left, which comes after what stands on the right."""
    rows = wait_until (lambda: p.all (role='list item', within=planner (p), test=says_test (name)), name)
    p.click (reach (p, rows[-1]))
    step ()
    p.find (t ('Delete This Debt'), role='push button')


def push (p, label, within=None):
    p.click (reach (p, button (p, label, within)))
    step ()


def choose (p, name, place, word):
    """Takes a word from the list of a row that shows one of several, by its place in the list."""
    combo = p.choice (name, within=pane (p))
    reach (p, combo)
    p.settle ()
    p.click (combo)
    p.settle ()
    p.key ('Home', *['Down'] * place, 'Return')
    step (2)
    wait_until (lambda: says_test (word) (combo), f'{word!r} in {name!r}')


def back (p, label):
    """The button above the right pane, which says where it leads."""
    p.click (p.find (either (f'返回：{label}', f'Back: {label}'), role='push button', within=planner (p)))
    step ()
