# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes of the planner."""

from touring.steps import called, named, place, row
from touring.visit import bring_into_view, close_window, is_text, page_node, park_pointer, words

SUM = {'zh': '金额或费率需要对账', 'en': 'Sum or cost to be checked'}
CARD = {'zh': '某某银行信用卡中心', 'en': 'Somewhere Bank Card Centre'}


def turned_to (heading):
    """The part of the planner with that heading, up where it is read first."""
    def step (p):
        bring_into_view (p, p.find (words (p, heading)[0], test=is_text, within=page_node (p, 'planner')), lowest=200)
        park_pointer ()
    return step


def opened (*titles, within_words=True):
    """The first row of the planner that is called like that, opened; as it stands, or in the words of the language."""
    def step (p):
        names = words (p, *titles) if within_words else titles
        wanted = p.find (role='list item', within=page_node (p, 'planner'),
                         test=lambda n: (n.get_name () or '').split (',')[0] in names)
        bring_into_view (p, wanted)
        p.press (wanted)
        park_pointer ()
    return step


def opened_hint (p):
    """What R-CON-11 says of the debt, opened, its heading up where it is read first."""
    opened (SUM[p.language], within_words=False) (p)
    turned_to ('What May Not Comply') (p)


def place_of_debt (name, number, key, *steps, back=None):
    """A place of a debt, they are numbered as they stand there; then the steps."""
    return place (name, 'debt', key, *steps, back=back, number=number)


SCENES = [
    row ('planner-debt', 'planner', named (**CARD)),
    place_of_debt ('planner-cost', 4, 'cost'),
    place_of_debt ('planner-cost-line', 5, 'cost', turned_to ('Line to compare with')),
    place_of_debt ('planner-cost-hint', 4, 'cost', opened_hint),
    place_of_debt ('planner-contract', 2, 'contract'),
    place_of_debt ('planner-proposals', 1, 'proposals'),
    place_of_debt ('planner-proposal', 1, 'proposals', opened ('Instalments')),
    place_of_debt ('planner-rounds', 1, 'rounds'),
    place_of_debt ('planner-payments', 2, 'payments'),
    place_of_debt ('planner-evidence', 2, 'evidence'),
    place_of_debt ('planner-terms', 3, 'terms'),
    place_of_debt ('planner-import', 3, 'terms', opened ('Paste or import a table'),
                   back=lambda p: close_window (p, 'the table')),
    row ('planner-budget', 'planner', called ('Budget')),
    row ('planner-shares', 'planner', called ('Shares')),
    row ('planner-calendar', 'planner', called ('Calendar')),
    row ('planner-deadlines', 'planner', called ('Deadlines')),
    row ('planner-papers', 'planner', called ('Papers')),
]
