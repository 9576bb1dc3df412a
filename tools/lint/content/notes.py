# SPDX-License-Identifier: GPL-3.0-or-later
"""notes/templates.ini: the messages to people close to the debtor."""

from .report import LANGUAGES, read_ini, words_of
from .wording import check_both

PARTS = ("what_happened", "what_i_do", "what_to_say", "what_not_to_do", "whom_to_call",
         "amounts", "code_word", "where_to_send", "not_your_fault")
PARTS_OFF = ("amounts", "code_word")
KEY_SENTENCE = {"zh": "我不是借款人，也不是担保人", "en": "I am not the borrower and not a guarantor"}


def check_notes(report, resources, facts, audiences):
    notes = read_ini(resources / "notes/templates.ini")
    order = words_of(notes["templates"].get("order", ""))
    known = {"templates"}

    for name in order:
        where = f"notes/templates.ini: {name}"
        if not report.check(name in notes, where, "is offered but not described."):
            continue
        known.add(name)
        check_both(report, where, notes[name], ("title", "greeting", "closing"))
        report.check(notes[name].get("audience") in audiences, where, "has an unknown audience.")
        parts = words_of(notes[name].get("parts", ""))
        report.check(sorted(parts) == sorted(PARTS), where, "does not have the parts every note has.")
        for part in parts:
            where = f"notes/templates.ini: {name} {part}"
            if not report.check(f"{name} {part}" in notes, where, "is missing."):
                continue
            known.add(f"{name} {part}")
            section = notes[f"{name} {part}"]
            check_both(report, where, section, ("title", "text"))
            report.check(section.get("on") == ("false" if part in PARTS_OFF else "true"), where,
                         "is not switched as it should be at first.")
            for fact in words_of(section.get("facts", "")):
                report.check(fact in facts, where, f"rests on a fact that does not exist: {fact}.")
            for language in LANGUAGES:
                text = section.get(f"text_{language}", "")
                if part in PARTS_OFF:
                    report.check("____" in text, where, f"has no gap to fill in ({language}).")
                if part == "what_to_say":
                    report.check(KEY_SENTENCE[language] in text, where, f"lacks the sentence to say ({language}).")
    report.check(set(notes.sections()) == known, "notes/templates.ini",
                 f"has groups that no template uses: {', '.join(sorted(set(notes.sections()) - known))}.")
