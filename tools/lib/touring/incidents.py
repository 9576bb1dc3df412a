# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes of the incidents."""

import json
import pathlib
import re
import time

from driver import BUTTON, wait_until
from touring.steps import keys, labelled, number, place, row, window
from touring.visit import Scene, bring_into_view, close_window, is_text, leave_popover, open_page, page_node, park_pointer, words

HOUSEHOLD_FILE = pathlib.Path (__file__).resolve ().parents[3] / 'resources' / 'demo' / 'household.json'


def incident_at (heading):
    """The part of an incident with that heading, up where it is read first."""
    def step (p):
        bring_into_view (p, p.find (words (p, heading)[0], test=is_text, within=page_node (p, 'incidents')), lowest=300)
        park_pointer ()
    return step


def night ():
    """The first call of the household that came at night."""
    def go (p):
        incidents = json.loads (HOUSEHOLD_FILE.read_text (encoding='utf-8'))['records']['incident']
        times = [incident['started_at'][11:16] for incident in incidents]
        place = next (i for i, time in enumerate (times) if time >= '22:00')
        # They are numbered as they stand there.
        p.show ('incident', number=place + 1)
        p.says (times[place])
    return Scene ('incidents-night', go)


def overview ():
    """The other view of the incidents; the list is what every other picture wants."""
    def turn (p, text):
        p.click (p.find (p.catalogue.pgettext ('view', text), role=BUTTON))
        park_pointer ()

    def go (p):
        open_page (p, 'incidents')
        turn (p, 'Overview')
    return Scene ('incidents-overview', go, lambda p: turn (p, 'List'))


def contact (name, kind):
    """What is asked for when somebody writes down that kind of contact."""
    def go (p):
        open_page (p, 'incidents')
        before = len (p.windows ())
        p.key ('ctrl+n')
        wait_until (lambda: len (p.windows ()) > before, 'the sheet')
        p.click (p.find (p.catalogue.pgettext ('new contact', kind), role=BUTTON, within=p.windows ()[-1]))
        park_pointer ()
    return Scene (name, go, lambda p: close_window (p, 'the sheet'))


def filters ():
    """What the list can be narrowed to."""
    def turn (p):
        p.click (p.find (words (p, 'Filter')[0]))
        park_pointer ()

    def go (p):
        open_page (p, 'incidents')
        turn (p)
    return Scene ('incidents-filters', go, turn)


def versions ():
    """How a contact stood before."""
    def go (p):
        p.show ('incident', number=14)
        before = len (p.windows ())
        p.click (p.find (words (p, 'Earlier Versions…')[0], role='push button'))
        wait_until (lambda: len (p.windows ()) > before, 'the earlier versions')
        park_pointer ()
    return Scene ('incident-versions', go, lambda p: close_window (p, 'the earlier versions'))


def fingerprint ():
    """Today's fingerprint of the log, as it is sent."""
    def go (p):
        p.show_page ('incidents')
        before = len (p.windows ())
        p.click (p.find (words (p, 'More about the incidents')[0]))
        p.click (p.find (re.compile (re.escape (words (p, 'Fingerprint of the Log…')[0]))))
        wait_until (lambda: len (p.windows ()) > before, 'the fingerprint')
        p.click (p.find (words (p, 'Take Today’s Fingerprint')[0], role='push button'))
        p.find (words (p, 'Save as Picture…')[0], role='push button')
        park_pointer ()
    return Scene ('incidents-fingerprint', go, lambda p: close_window (p, 'the fingerprint'))


def tool (name, label, *steps):
    """A window behind the menu of the incidents; then the steps in it."""
    def go (p):
        p.show_page ('incidents')
        p.settle ()
        before = len (p.windows ())
        p.click (p.find (words (p, 'More about the incidents')[0], role='push button'))
        p.click (p.find (re.compile ('^' + re.escape (words (p, label)[0]))))
        wait_until (lambda: len (p.windows ()) > before, f'the window behind {label}')
        for step in steps:
            step (p)
        park_pointer ()
    return Scene (name, go, lambda p: close_window (p, name))


def seen (p):
    """From what is chosen to what leaves, which is planned aside."""
    p.settle ()
    p.click (p.find (words (p, 'See What Leaves')[0], role='push button'))
    p.find (words (p, 'What Leaves')[0])
    p.settle ()


def written (p):
    """The document, which is written aside."""
    p.find (re.compile (r'^(Made on|制表日期|\[Mádé)'))
    p.settle ()


def recording (name, *steps, back=None):
    """The call of the household that threatens to tell the employer, numbered as it stands there; then the steps."""
    def go (p):
        incidents = json.loads (HOUSEHOLD_FILE.read_text (encoding='utf-8'))['records']['incident']
        p.show ('incident', number=next (i for i, incident in enumerate (incidents, 1)
                                         if 'auto_blacklist' in incident.get ('tags', '')))
        for step in steps:
            p.settle ()
            step (p)
    return Scene (name, go, back)


SCENES = [
    row ('incidents-first', 'incidents', number (0)),
    recording ('incidents-recording'),
    # Stopped on the way: while it plays no picture comes to rest.
    recording ('recording-heard', lambda p: (p.key ('space'), time.sleep (4), p.key ('space'))),
    recording ('recording-zoomed', keys ('plus', 'plus')),
    recording ('recording-loop', keys (*4 * ['Left'], 'Right', 'l', 'Right', 'l'), back=keys ('Escape')),
    recording ('recording-go-to', keys ('ctrl+g'), back=leave_popover),
    recording ('recording-sound', labelled ('recording', 'Sound'), back=leave_popover),
    night (),
    overview (),
    filters (),
    contact ('new-text', 'Text'),
    contact ('new-visit', 'Visit'),
    contact ('new-post', 'Online Post'),
    contact ('new-letter', 'Letter'),
    versions (),
    fingerprint (),
    tool ('recorder-nothing', 'Record…'),
    window ('import-start', 'ctrl+o', start='incidents'),
    tool ('brought-in', 'What Was Brought In'),
    place ('incident-sources', 'incident', '', incident_at ('What Tells of This Contact'), number=14),
    tool ('numbers', 'Numbers'),
    tool ('bundle', 'Make a Bundle…'),
    tool ('bundle-preview', 'Make a Bundle…', seen),
    tool ('bundles', 'List and Check Bundles…'),
    tool ('incidents-print', 'Print or Save as PDF…', written),
    place ('number', 'number', number=1, back=lambda p: close_window (p, 'the number')),
]
