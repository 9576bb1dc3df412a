# SPDX-License-Identifier: GPL-3.0-or-later
"""notes/templates.ini: the messages to people close to the debtor."""

from .report import LANGUAGES, read_ini, words_of
from .wording import check_both

PARTS = ("what_happened", "what_i_do", "what_to_say", "what_not_to_do", "whom_to_call",
         "amounts", "code_word", "where_to_send", "not_your_fault")
PARTS_FOR_SIGNED = ("what_to_say",)
PARTS_OFF = ("amounts", "code_word")
KEY_SENTENCE = {"zh": "我不是借款人，也不是担保人", "en": "I am not the borrower and not a guarantor"}
# What nobody who signed is told to say.
DENIAL = {"zh": ("不是借款人", "不是担保人", "没有签过", "没签过字的"), "en": ("not the borrower", "not a guarantor", "never signed")}
WORDINGS = ("", "2", "3")
FIELDS = ("{owed}", "{count}", "{monthly}")
BRIEF_MAX = {"zh": 60, "en": 160}
OFFERED = ("parents", "spouse", "child", "sibling", "colleague", "friend")


def check_wordings(report, where, section):
    for wording in WORDINGS:
        check_both(report, where, section, (f"text{wording}", f"brief{wording}", f"label{wording}"), optional=True)
        for language in LANGUAGES:
            text, brief = section.get(f"text{wording}_{language}"), section.get(f"brief{wording}_{language}")
            report.check((text is None) == (brief is None), where, f"has wording {wording or 1} in one length only ({language}).")
            if text and brief:
                report.check(len(brief) < len(text) and len(brief) <= BRIEF_MAX[language], where,
                             f"is not shorter in few words ({language}, wording {wording or 1}): {brief}")


def check_signed(report, where, section):
    check_both(report, where, section, ("signed_text", "signed_brief"))
    for language in LANGUAGES:
        for length in ("text", "brief"):
            text = section.get(f"signed_{length}_{language}", "")
            report.check(not any(words in text for words in DENIAL[language]), where,
                         f"lets someone who signed say that they did not ({language}).")


def check_filled(report, where, section):
    check_both(report, where, section, ("filled_text", "filled_brief"))
    for language in LANGUAGES:
        for length in ("text", "brief"):
            text = section.get(f"filled_{length}_{language}", "")
            report.check("{owed}" in text, where, f"has no place for what is owed ({language}).")
            for field in FIELDS:
                text = text.replace(field, "")
            report.check("{" not in text and "____" not in text, where, f"has a field that is never filled in ({language}).")


def check_notes(report, resources, facts, audiences):
    notes = read_ini(resources / "notes/templates.ini")
    order = words_of(notes["templates"].get("order", ""))
    known = {"templates"}
    report.check(sorted(order) == sorted(OFFERED), "notes/templates.ini", "does not offer the six starting points.")

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
            check_both(report, where, section, ("title", "text", "brief"))
            check_wordings(report, where, section)
            if part in PARTS_FOR_SIGNED:
                check_signed(report, where, section)
            if part == "amounts":
                check_filled(report, where, section)
            report.check(section.get("on") == ("false" if part in PARTS_OFF else "true"), where,
                         "is not switched as it should be at first.")
            for fact in words_of(section.get("facts", "")):
                report.check(fact in facts, where, f"rests on a fact that does not exist: {fact}.")
            for language in LANGUAGES:
                text = section.get(f"text_{language}", "")
                brief = section.get(f"brief_{language}", "")
                if part in PARTS_OFF:
                    report.check("____" in text and "____" in brief, where, f"has no gap to fill in ({language}).")
                if part == "what_to_say":
                    report.check(KEY_SENTENCE[language] in text and KEY_SENTENCE[language] in brief, where,
                                 f"lacks the sentence to say ({language}).")
                if part == "what_happened":
                    report.check(f"text3_{language}" in section, where, f"has no three degrees ({language}).")
    report.check(set(notes.sections()) == known, "notes/templates.ini",
                 f"has groups that no template uses: {', '.join(sorted(set(notes.sections()) - known))}.")
