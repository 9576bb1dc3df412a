# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes of the relatives."""

import re

from driver import BUTTON, can, wait_until
from touring.steps import clicked, number, place, pushed, row, wheel_to_end
from touring.visit import WIDE, bring_into_view, close_window, is_text, leave_popover, page_node, park_pointer, words


def relative_there (p):
    """The view of a relative is read before it is shown."""
    p.find (words (p, 'When They Are Called')[0], role='heading', within=page_node (p, 'relatives'))


def paper_of_relative (p):
    before = len (p.windows ())
    pushed ('Print Their Part…') (p)
    wait_until (lambda: len (p.windows ()) > before, 'the paper of a relative')


def relative_at (heading):
    """The part of a relative with that heading, up where it is read first."""
    def step (p):
        bring_into_view (p, p.find (words (p, heading)[0], test=is_text, within=page_node (p, 'relatives')), lowest=300)
        park_pointer ()
    return step


def read_at (message=None, **text):
    """What is called by that message, or stands in the texts in the words of the language, up where it is read first."""
    def step (p):
        wanted = words (p, message)[0] if message is not None else text[p.language]
        bring_into_view (p, p.find (wanted, within=page_node (p, 'relatives')), lowest=200)
        park_pointer ()
    return step


def case_opened (**title):
    """The row of those who are called with that title, opened, up where it is read first."""
    def step (p):
        wanted = p.find (title[p.language], role='list item', within=page_node (p, 'relatives'))
        bring_into_view (p, wanted, lowest=200)
        p.press (wanted)
        park_pointer ()
    return step


def sending (p):
    """The ways out of a note; where it is narrow they stand below the preview."""
    if p.size ()[0] < WIDE[0]:
        p.press (p.find (words (p, 'Preview')[0], test=lambda n: can (n, 'Action')))
        p.settle ()
    p.click (p.find (words (p, 'Send to Family')[0], role=BUTTON))
    park_pointer ()


def way (label):
    """One of these ways, taken."""
    def step (p):
        p.click (p.find (words (p, label)[0], role='menu item'))
        park_pointer ()
    return step


def in_length (text):
    """The length of the note that is shown."""
    def step (p):
        name = re.compile (f'^({re.escape (words (p, text)[0])} ?)+$')
        p.click (p.find (name, test=lambda n: can (n, 'Action')))
        park_pointer ()
    return step


def leave_unnoted (p):
    """The codes, and then the question to whom they went."""
    p.key ('Escape')
    p.settle ()
    p.key ('Escape')
    p.settle ()
    p.focus ()


SCENES = [
    place ('relatives-called-papers', 'called_steps', '', read_at ('Large Print')),
    place ('relatives-called-case', 'called_steps', '', case_opened (zh='对方自称公安、法院', en='They say they are police or a court')),
    place ('relatives-called-allowed', 'called_steps', '', read_at (zh='什么时候可以联系你', en='When They May Contact You')),
    place ('relatives-called-form', 'called_steps', '', clicked ('Write It Down in 30 Seconds'),
           back=lambda p: close_window (p, 'the form')),
    place ('relatives-person', 'relative', '', relative_there, number=1),
    place ('relatives-person-contacts', 'relative', '', relative_at ('Who Contacted Them'), number=1),
    place ('relatives-person-refusal', 'relative', '', relative_at ('Not to Be Contacted'), number=1),
    place ('relatives-person-given', 'relative', '', relative_at ('Given to Them'), number=1),
    place ('relatives-person-print', 'relative', '', relative_there, wheel_to_end, paper_of_relative, number=1,
           back=lambda p: close_window (p, 'the paper of a relative')),
    row ('relatives-note', 'relatives', number (-2)),
    place ('relatives-note-brief', 'note', '', in_length ('In few words'), number=1, back=in_length ('In full')),
    place ('relatives-note-send', 'note', '', sending, number=1, back=leave_popover),
    place ('relatives-note-codes', 'note', '', sending, way ('_QR Code…'), number=1, back=leave_unnoted),
    place ('relatives-note-sent', 'note', '', sending, way ('_Copy as Text'), number=1, back=leave_popover),
]
