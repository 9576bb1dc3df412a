# SPDX-License-Identifier: GPL-3.0-or-later
"""All checks in the order in which they need each other."""

import re

from .called import check_called
from .cards import HOTLINES, TICKLISTS, check_cards, keys_of, read_cards
from .documents import check_documents, read_index
from .facts import check_facts
from .household import check_household
from .letters import check_letters, read_letters
from .notes import check_notes
from .figures import HARMLESS
from .records import read_record_types, read_words
from .program import check_program_words
from .report import Report
from .rules import check_deadlines, check_rules
from .targets import Targets, check_program, copied_numbers
from .wording import ALLOWED, check_passages

COMPILED_IN = ("facts", "notes", "guidance", "situations", "claims", "letters", "papers", "reference", "relatives", "rules")


def check_everything(source):
    report, resources = Report(), source / "resources"
    facts = check_facts(report, resources)
    if facts is None:
        return report
    words = read_words(source)
    library = read_index(report, resources)
    cards = read_cards(report, resources)
    letters, letter_keys = read_letters(report, resources)
    ticklists = keys_of(cards[TICKLISTS], "ticklists", "order")
    targets = Targets({
        "article": library.kinds,
        "letter": letter_keys,
        "ticks": ticklists,
        "hotline": keys_of(cards[HOTLINES], "hotlines", "order"),
        "copy": copied_numbers(facts, cards[HOTLINES]),
    }, read_record_types(source, words)["incident"], words["anning_incident_tags"])

    check_program(report, source, targets)
    check_documents(report, resources, facts, targets, library)
    check_cards(report, cards, facts, targets, library.of_kind("article"))
    check_letters(report, resources, source, letters, letter_keys, facts, ticklists)
    check_notes(report, resources, facts.ini, words["anning_audiences"])
    check_called(report, resources, facts, library.of_kind("article"), keys_of(cards[HOTLINES], "hotlines", "order"), words)
    check_rules(report, resources, source, facts, words["anning_incident_tags"])
    check_deadlines(report, resources, source, facts)
    check_program_words(report, source, resources, facts.ids())
    check_household(report, source, resources, library.kinds)
    check_passages(report, resources, (ALLOWED, HARMLESS))
    check_compiled_in(report, resources)
    return report


def check_compiled_in(report, resources):
    xml = (resources / "anning.gresource.xml").read_text(encoding="utf-8")
    listed = set(re.findall(r"<file[^>]*>([^<]+)</file>", xml))
    files = [path for folder in COMPILED_IN for path in sorted((resources / folder).rglob("*")) if path.is_file()]
    files += [resources / "demo/household.json"] + sorted((resources / "demo/recordings").iterdir())
    for path in files:
        name = path.relative_to(resources).as_posix()
        report.check(name in listed, name, "is not listed in anning.gresource.xml.")
