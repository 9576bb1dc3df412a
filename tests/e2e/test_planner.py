# SPDX-License-Identifier: GPL-3.0-or-later
"""A new user, from the first start to the first missed payment: five debts, a budget, shares, a proposal
and a limit, the offer as PDF, three rounds, an agreement, four payments and one that is late. All figures
are worked out by hand where they stand. To the offer on paper it takes 91 steps (a click is one, a field
two: into it and typed); at six seconds each that is below ten minutes."""

import datetime
import os
import pathlib
import re
import subprocess

import gi
gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi

from driver import Program, text_of, wait_until, walk
from planning import (Steps, back, button, choose, entry, fill, open_debt, open_row, pane, planner, push, reach, row,
                       says_test, step)
from words import LANGUAGE, either, t

HOME = pathlib.Path (os.environ['HOME'])
STEPS_TO_PAPER = 95
TODAY = datetime.date.today ()
LIMIT = '731.25'

KEPT = either ('留头小贷', 'Keeping Microloan')
FLAT = either ('等息消费金融', 'Flat Consumer Finance')
FRIEND = either ('老王', 'Wang')
SMALL = either ('小额公司', 'Small Lender')
AGREED = either ('示范银行', 'Model Bank')
# what is owed; 60,000 in all
DEBTS = {KEPT: 10000, FLAT: 12000, FRIEND: 20000, SMALL: 8000, AGREED: 10000}


def months_before (day, number):
    month = day.year * 12 + day.month - 1 - number
    return day.replace (year=month // 12, month=month % 12 + 1)


# Five payments are due until today, the last one a few days ago.
LAST_DUE = min (TODAY - datetime.timedelta (days=3), (TODAY - datetime.timedelta (days=3)).replace (day=28))
DUES = [months_before (LAST_DUE, number) for number in (4, 3, 2, 1, 0)]


def says (p, *texts):
    """In the right pane, waited for."""
    for text in texts:
        wait_until (lambda: any (text in text_of (n) or text in (n.get_name () or '') for n in walk (pane (p))),
                    f'{text!r} in the right pane')


def figure (p, name):
    """What stands beside a name in a row of the right pane."""
    found = row (p, name, within=pane (p))
    return [text_of (n) for n in walk (found) if text_of (n).startswith ('¥')][0]


def begin (p):
    p.says (t ('What Is Happening?'))
    p.click (row (p, t ('I Want to Work Out How to Repay')))
    step ()


def add_debt (p, name):
    p.focus ()
    p.key ('ctrl+n')
    step ()
    wait_until (lambda: text_of (entry (p, t ('Creditor (the lender in the contract)'))) != name
                and p.all (t ('New Debt'), within=pane (p)), 'the form of a new debt')
    fill (p, t ('Creditor (the lender in the contract)'), name)
    row (p, name, within=planner (p))


def type_kept_back (p):
    """10,000 agreed, 1,000 of it kept back as a fee; after 365 days 11,000: 11,000 / 9,000 = 1.2222."""
    drawn = TODAY - datetime.timedelta (days=200)
    add_debt (p, KEPT)
    choose (p, t ('Type of lender'), 6, t ('Microloan company'))
    fill (p, t ('Principal (yuan)'), '10000')
    choose (p, t ('How it is repaid'), 4, t ('All at the end'))
    fill (p, t ('Rate in the contract (percent a year)'), '10')
    fill (p, t ('Number of months'), '12')
    fill (p, t ('First due day'), str (drawn + datetime.timedelta (days=365)))
    open_row (p, t ('More about the contract'), within=pane (p))
    fill (p, t ('Day of the contract'), str (drawn))
    push (p, t ('Add a fee'))
    fill (p, t ('What the fee is called'), either ('服务费', 'Service'))
    fill (p, t ('Amount of the fee (yuan)'), '1000')
    choose (p, t ('When it is charged'), 0, t ('Kept back at payout'))
    back (p, KEPT)
    open_row (p, t ('What It Really Costs'), within=pane (p))
    says (p, '22.2')
    # what arrived
    says (p, '¥9,000.00')


def type_flat (p):
    """12,000 / 12 = 1,000, and 0.6 % of 12,000 each month: 72."""
    add_debt (p, FLAT)
    choose (p, t ('Type of lender'), 3, t ('Consumer finance company'))
    fill (p, t ('Principal (yuan)'), '12000')
    choose (p, t ('How it is repaid'), 3, t ('Flat rate'))
    fill (p, t ('Rate in the contract (percent a year)'), '7.2')
    fill (p, t ('Number of months'), '12')
    fill (p, t ('First due day'), str (TODAY + datetime.timedelta (days=20)))
    says (p, '1,072.00')


def add_debts (p):
    type_kept_back (p)
    type_flat (p)
    for name in (FRIEND, SMALL, AGREED):
        add_debt (p, name)
        fill (p, t ('Principal (yuan)'), str (DEBTS[name]))
    # 10,000 + 12,000 + 20,000 + 8,000 + 10,000
    p.says ('¥60,000.00')


def keep_budget (p):
    """6,000 less 2,000, 1,500 and 100; in a lean month 5,000."""
    open_row (p, t ('Budget'))
    push (p, t ('Begin with the Usual Groups'))
    for group, amount in (('Wages', 6000), ('Housing', 2000), ('Food', 1500), ('Phone and network', 100)):
        fill (p, t ('Amount of “%s” (yuan)') % t (group), str (amount))
    open_row (p, t ('Wages'), within=pane (p))
    fill (p, t ('Amount in a lean month (yuan)'), '5000')
    wait_until (lambda: figure (p, t ('Left in a normal month')) == '¥2,400.00', 'what is left')
    assert figure (p, t ('Left in a lean month')) == '¥1,400.00'


def share (p):
    """Alike it is 480 each, by balance 4 % of each; with half as much 2 %."""
    open_row (p, t ('Shares'))
    says (p, '¥2,400.00')
    open_row (p, t ('The same to each'), within=pane (p))
    shares (p, [480] * 5)
    open_row (p, t ('In proportion to what is owed'), within=pane (p))
    shares (p, [DEBTS[name] // 25 for name in DEBTS])
    slider = p.find (t ('What is left over'), role='slider', within=pane (p))
    Atspi.Value.set_current_value (slider, -50)
    shares (p, [DEBTS[name] // 50 for name in DEBTS])
    push (p, t ('Reset'))
    shares (p, [DEBTS[name] // 25 for name in DEBTS])
    step ()


def shares (p, expected):
    """In the table of the creditors, which stand there as on the left."""
    def hold ():
        cells = cells_of (p, t ('What each creditor gets'))
        return all (name in cells and cells[cells.index (name) + 1] == f'{share:,}.00'
                    for name, share in zip (DEBTS, expected))
    wait_until (hold, f'the shares {expected}')


def cells_of (p, name):
    table = p.find (name, role='tree table', within=pane (p))
    return [text_of (n) for n in walk (table) if n.get_role_name () == 'label']


def propose (p):
    """What the rule leaves: 10,000 / 400 = 25. The limit is nobody else's business."""
    open_debt (p, AGREED)
    open_row (p, t ('Proposals'), within=pane (p))
    # What was chosen for the shares is read in the meantime.
    p.settle ()
    push (p, t ('Add a proposal'))
    says (p, '× ¥400.00')
    push (p, t ('Add a Limit'))
    # The offer folds up first.
    p.settle ()
    fill (p, t ('Or one payment (yuan)'), LIMIT, last=True)
    says (p, f'¥{LIMIT}', '× ¥400.00')


def print_offer (p, path):
    open_row (p, t ('Papers'))
    choose (p, t ('Document'), 2, t ('Proposal with Schedule'))
    choose (p, t ('For whom'), 4, AGREED)
    p.click (reach (p, button (p, t ('Send or Print'), pane (p))))
    p.click (p.find (re.compile (re.escape (t ('_Save as PDF…'))), role='menu item'))
    p.find (t ('Save as PDF'))
    p.key ('ctrl+a')
    p.type (str (path))
    p.key ('Return')
    step (4)
    wait_until (lambda: path.exists () and path.stat ().st_size > 0, path.name)
    p.says (t ('PDF saved'))
    p.focus ()
    text = subprocess.run (['pdftotext', '-layout', str (path), '-'], check=True, capture_output=True, text=True).stdout
    assert AGREED in text and '400.00' in text and '10,000.00' in text, text
    for private in (KEPT, FLAT, FRIEND, SMALL, LIMIT):
        assert private not in text, (private, text)


def talk (p, number, monthly):
    """A round in which they want so many payments."""
    push (p, t ('Add a round'))
    rows = wait_until (lambda: p.all (role='list item', within=pane (p), test=says_test (t ('Their terms'))),
                       'their terms')
    p.click (reach (p, rows[-1]))
    fill (p, t ('Number of payments'), str (number), last=True)
    step ()
    says (p, either (f'{number} 期 × ¥{monthly}', f'{number} × ¥{monthly}'))
    p.settle ()


def negotiate (p):
    """10,000 / 10, / 16 and / 20; against our 400 a month."""
    open_debt (p, AGREED)
    open_row (p, t ('Rounds of Negotiation'), within=pane (p))
    talk (p, 10, '1,000.00')
    talk (p, 16, '625.00')
    talk (p, 20, '500.00')


def agree (p):
    """Theirs of the last round: twenty payments of 500, the first of them four months ago."""
    fill (p, t ('First payment day'), str (DUES[0]), last=True)
    # Each round has one; the last is theirs of the third.
    accepts = p.all (re.compile (re.escape (t ('We Accept It')) + '$'), role='push button', within=pane (p))
    p.click (reach (p, accepts[-1]))
    step ()
    fill (p, t ('Agreed on'), str (DUES[0] - datetime.timedelta (days=5)), last=True)
    p.settle ()


def pay (p):
    """Four of the five that were due: 2,000 of 10,000; the fifth has been late since its day."""
    back (p, AGREED)
    open_row (p, t ('Payments'), within=pane (p))
    for number, day in enumerate (DUES[:4], 1):
        push (p, t ('Note This Payment'))
        p.settle ()
        fill (p, t ('Day of payment'), str (day), last=True)
        says (p, either (f'{number}/20', f'{number} of 20'))
    wait_until (lambda: figure (p, t ('Paid until today')) == '¥2,000.00', 'what is paid')


def late (p):
    open_row (p, t ('Calendar'))
    days = (TODAY - LAST_DUE).days
    says (p, AGREED, '¥500.00', str (days))


def main ():
    with Program (language=LANGUAGE, height=860) as p:
        begin (p)
        add_debts (p)
        keep_budget (p)
        share (p)
        propose (p)
        print_offer (p, HOME / 'offer.pdf')
        assert Steps.taken <= STEPS_TO_PAPER, Steps.taken
        negotiate (p)
        agree (p)
        pay (p)
        late (p)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()


main ()
