# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes of the guidance."""

import subprocess

from driver import Atspi, BUTTON, can, text_of
from touring.steps import called, filled, keys, new_window, place, pushed, row, wheel_to_end
from touring.visit import bring_into_view, close_window, leave_popover, open_page, page_node, park_pointer, Scene, WIDE, words


def guidance_search (name, **text):
    """In the entry above the list of the guidance."""
    def entry (p):
        return p.find (words (p, 'Search the guidance and what you wrote')[0], test=lambda n: can (n, 'EditableText'))

    def go (p):
        open_page (p, 'guidance')
        p.fill (entry (p), text[p.language])

    return Scene (name, go, lambda p: p.fill (entry (p), ''))


def first_source (p):
    """The first mark of a text, opened with the keyboard."""
    text = p.find (within=page_node (p, 'guidance'),
                   test=lambda n: can (n, 'Text') and '[1]' in text_of (n)
                   and n.get_state_set ().contains (Atspi.StateType.FOCUSABLE))
    # With the largest text it is further down.
    bring_into_view (p, text)
    extents = text.get_extents (Atspi.CoordType.WINDOW)
    # Where it begins there is no link.
    subprocess.run (['xdotool', 'mousemove', '--window', p.xid, str (extents.x + 2), str (extents.y + 8), 'click', '1'],
                    check=True)
    park_pointer ()
    # From the text on to its first link.
    p.key ('Tab', 'Return')


def paper (p):
    """In a narrow window the letter stands behind what is to be filled in."""
    if p.size ()[0] < WIDE[0]:
        p.press (p.find (words (p, 'Letter')[0], role=BUTTON))
        park_pointer ()
        p.settle ()


SCENES = [
    guidance_search ('guidance-search', zh='打给我妈', en='my mother'),
    guidance_search ('guidance-search-nothing', zh='火星', en='zebra'),
    row ('guidance-home', 'guidance', called ('What Is Happening Now?')),
    place ('guidance-situation', 'situation', 'threat-now'),
    place ('guidance-claims', 'claim'),
    place ('guidance-claim', 'claim', 'claim-jail'),
    place ('guidance-hotlines', 'hotline'),
    place ('guidance-letters', 'letter_template'),
    place ('guidance-letter', 'letter_template', 'hardship-instalments'),
    place ('guidance-letter-paper', 'letter_template', 'hardship-instalments', paper),
    place ('guidance-letter-send', 'letter_template', 'hardship-instalments', paper, pushed ('Send or Print'),
           back=leave_popover),
    place ('guidance-letter-edit', 'letter_template', 'hardship-instalments', paper, pushed ('Edit the Text')),
    place ('guidance-letter-hints', 'letter_template', 'contract-statement', paper, number=4),
    place ('guidance-letter-contacts', 'letter_template', 'complaint-nfra', new_window ('Contacts from the log'),
           back=lambda p: close_window (p, 'the contacts')),
    place ('guidance-tick-lists', 'tick_list'),
    place ('guidance-tick-list', 'tick_list', 'first-48-hours'),
    place ('guidance-words', 'term'),
    place ('guidance-rates', 'lpr_value'),
    place ('guidance-article', 'article', 'credit-report'),
    place ('guidance-contents', 'article', 'credit-report', pushed ('Contents'), back=leave_popover),
    place ('guidance-text-size', 'article', 'credit-report', pushed ('Text Size'), back=leave_popover),
    place ('guidance-print', 'article', 'credit-report', pushed ('Print or Save'), back=leave_popover),
    place ('guidance-find', 'article', 'credit-report', keys ('ctrl+shift+f'),
           filled ('Find in this text', zh='征信', en='report'), back=leave_popover),
    place ('guidance-source', 'article', 'credit-report', first_source, back=leave_popover),
    place ('guidance-end', 'article', 'credit-report', wheel_to_end),
    place ('guidance-fact', 'fact', 'law.civil.1033'),
]
