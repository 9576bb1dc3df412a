# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a step leads: what may stand behind do: and in target=."""

import re

PROGRAM = "src/ui/widgets/anning-target.c"

PLAIN = ("new-incident", "import", "add-debt", "planner", "budget", "incidents", "relatives", "called",
         "write-note", "hotlines", "letters", "glossary", "rates")
EMERGENCY = ("110", "120")


class Targets:
    """keys: kind of page (article, letter, ticks, hotline, copy) → what there is of it."""

    def __init__(self, keys, incident_fields, tags):
        self.keys = keys
        self.incident_fields = incident_fields
        self.tags = tags

    def problem(self, target):
        """None, or what is wrong with the target, as the end of a sentence."""
        if target in PLAIN:
            return None
        if target.startswith("new-incident?"):
            return self.problem_of_prefill(target.partition("?")[2])
        kind, colon, key = target.partition(":")
        if not colon or kind not in self.keys:
            return f"leads nowhere: {target}."
        if key not in self.keys[kind]:
            return f"leads to {kind} “{key}”, which does not exist."
        return None

    def problem_of_prefill(self, query):
        seen = set()
        for pair in query.split("&"):
            field, equals, value = pair.partition("=")
            if field not in self.incident_fields:
                return f"fills in a field that a contact does not have: {pair}."
            if not equals or not value or field in seen:
                return f"fills in {field} with nothing or twice."
            seen.add(field)
            kind, allowed = self.incident_fields[field]
            if field == "tags":
                unknown = [tag for tag in value.split("+") if tag not in self.tags]
                if unknown:
                    return f"fills in a tag that does not exist: {', '.join(unknown)}."
            elif kind == "WORD" and value not in (allowed or ()):
                return f"fills in {field} with a word that is not of its list: {value}."
            elif kind == "BOOLEAN" and value not in ("0", "1"):
                return f"fills in {field} with neither 0 nor 1."
            elif kind == "INTEGER" and not re.fullmatch(r"\d+", value):
                return f"fills in {field} with no whole number."
            elif kind in ("INSTANT", "LINK", "DAY"):
                return f"fills in {field}, which cannot be known beforehand."
        return None

    def check(self, report, where, target):
        problem = self.problem(target)
        report.check(problem is None, where, f"has a step that {problem}")


def check_program(report, source, targets):
    """The program knows the same words."""
    path = source / PROGRAM
    if path.exists():
        known = set(re.findall(r'"([a-z-]+)"', path.read_text(encoding="utf-8")))
        for word in (*PLAIN, *targets.keys):
            report.check(word in known, PROGRAM, f"does not know the target {word}.")


def copied_numbers(facts, hotlines):
    numbers = set(EMERGENCY) | facts.hotline_numbers()
    if hotlines is not None:
        numbers |= {hotlines.get(key, "number", fallback="") for key in hotlines.sections()}
    return numbers - {""}
