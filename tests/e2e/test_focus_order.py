# SPDX-License-Identifier: GPL-3.0-or-later
"""Tab through each page, the form of a debt, a note that is composed and the sheet of a new contact, once around and back: the focus comes round to where it began, is
always on something that can be seen, goes as it is read (downwards, and from left to right), and comes to everything that
takes it, or to the list in which the arrows lead there."""

import sys

from driver import Atspi, Failure, PAGES, Program, text_of, wait_until, walk as descend
from walking import Walker
from words import LANGUAGE, either, t

MOST = 150
# By so many stops a round may differ from the one backwards: a list is entered where something is chosen in it.
APART = 5
# Rows of one line are not always of one height.
SLACK = 24
# In these the arrows lead from one to the next.
ARROWS = {'list', 'list box', 'table', 'tree table', 'page tab list', 'radio button', 'menu', 'panel'}


def visible (extents, size):
    x, y, width, height = extents
    return width > 0 and height > 0 and x < size[0] and y < size[1] and x + width > 0 and y + height > 0


def goes_back (before, after):
    """Whether after is read before before: above it and not beside it on the right, or on its left in one line."""
    x, y, width, height = before
    left, top, _, tall = after
    if top + tall <= y + SLACK and left < x + width:
        return top < y - SLACK
    return top < y + height - SLACK and top + tall > y + SLACK and left + SLACK < x and top <= y + SLACK


def once_around (walker, key, size):
    """The stops of one round that were heard of, in their order, and what is wrong with them."""
    stops, wrong = [], []
    for _ in range (MOST):
        stop = walker.press (key)
        if stop is None:
            raise Failure (f'{key}: a trap after {stops[-1] if stops else "the first"}')
        if stops and stop.path == stops[-1].path:
            continue                    # it went on by itself, which was heard late, and back
        if not visible (stop.extents, size ()):
            wrong.append (f'{key}: the focus is on what is not seen: {stop}')
        # What was left has moved if the pane was scrolled.
        stop.came_from = walker.look (stops[-1].path)[0].extents if stops else stop.extents
        again = next ((i for i, s in enumerate (stops) if s.path == stop.path), None)
        if again is not None:
            # A list is entered where something is chosen in it: what came before may not come again.
            return [*stops[again + 1:], stop], wrong
        stops.append (stop)
    raise Failure (f'{key}: {MOST} steps do not lead around: {[str (s) for s in stops[-5:]]}')


def jumps (stops):
    """The places at which the order goes back; once in a round it has to."""
    return [f'{b} comes after {a.role} {a.name!r} at {b.came_from}' for a, b in zip ([stops[-1], *stops], stops)
            if goes_back (b.came_from, b.extents)]


def unreached (walker, stops, size, behind):
    """What is on screen, takes the focus, and was never come to."""
    windows = walker.read ()
    # The window in front is the one that was walked through.
    nodes = {n.path: n for w in windows for n in w.walk ()}
    walked = {p.path for s in stops if s.path in nodes for p in (nodes[s.path], *nodes[s.path].above ())}
    top = {([*nodes[s.path].above ()] or [nodes[s.path]])[-1].path for s in stops if s.path in nodes}
    for node in nodes.values ():
        above = [*node.above ()]
        if not (node.focusable and node.shown and visible (node.extents, size ()) and above and above[-1].path in top):
            continue
        # GTK 4.8 does not tell that it is no longer shown.
        if any (n.name in behind for n in above):
            continue
        if node.path in walked or any (below.path in walked for below in node.walk ()):
            continue
        # The window manager has keys for the buttons of a window.
        if node.name == t ('Close') and any (n.name == 'AdwGizmo' for n in above):
            continue
        # Its list was come to, or what it stands in took the focus for it.
        if any (n.path in walked and (n.role in ARROWS or n.focusable) for n in above[:6]):
            continue
        yield f'Tab never comes to {node.place ()} at {node.extents}'


def walk (p, walker, where, behind=()):
    """behind: the places that were shown before, where this one is now."""
    wrong = []
    stops, faults = once_around (walker, 'Tab', p.size)
    wrong += faults
    # Once in a round it goes back to the top.
    back = jumps (stops)
    if len (back) > 1:
        wrong += back
    backward, faults = once_around (walker, 'shift+Tab', p.size)
    wrong += faults
    if abs (len (stops) - len (backward)) > APART:
        wrong.append (f'{len (stops)} stops forwards and {len (backward)} backwards')
    wrong += unreached (walker, [*stops, *backward], p.size, behind)
    if '-v' in sys.argv:
        print (*stops, sep='\n')
    print (f'{where}: {len (stops)} stops, {len (backward)} back')
    return [f'{where}: {sentence}' for sentence in wrong]


def row (p, name):
    return p.find (role='list item', test=lambda n: any (name in (text_of (m) or '') for m in descend (n)))


def has_focus (p, page):
    """Whether the focus is in the page; a page that is read from the file only now gets it as soon as it is there."""
    node = p.find (f'Anning{page.capitalize ()}Page')
    return any (n.get_state_set ().contains (Atspi.StateType.FOCUSED) for n in descend (node))


def opened (p, *keys):
    before = len (p.windows ())
    for key in keys:
        p.key (key)
    wait_until (lambda: len (p.windows ()) > before, f'a window after {", ".join (keys)}')
    p.settle ()


def main ():
    wrong = []
    with Program ('--demo', language=LANGUAGE) as p:
        p.find ('AnningGuidancePage')
        p.settle ()
        walker = Walker (p)
        for page in PAGES:
            p.show_page (page)
            p.settle ()
            if not has_focus (p, page):
                wrong.append (f'{page}: shown with a key, it has not got the focus')
            walker.read ()
            wrong += walk (p, walker, page)
        p.show_page ('planner')
        p.key ('ctrl+n')
        p.find (t ('Creditor (the lender in the contract)'))
        p.settle ()
        walker.read ()
        wrong += walk (p, walker, 'a debt')
        p.show_page ('relatives')
        p.click (row (p, t ('Write a Note')))
        p.click (row (p, either ('给爸妈', 'To my parents')))
        p.says (either ('这件事不怪你们', 'None of this is your fault'))
        p.settle ()
        walker.read ()
        wrong += walk (p, walker, 'a note', ('AnningCalledSteps', 'AnningNoteChooser'))
        p.show_page ('incidents')
        opened (p, 'ctrl+n')
        walker.read ()
        wrong += walk (p, walker, 'a new contact')
    for sentence in wrong:
        print (sentence, file=sys.stderr)
    if wrong:
        raise Failure (f'{len (wrong)} faults')


main ()
