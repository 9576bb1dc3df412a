# SPDX-License-Identifier: GPL-3.0-or-later
"""facts/facts.ini: what every text rests on."""

import re

from .figures import carrier_of, check_same_numbers
from .report import check_keys, is_day, read_ini_or_report
from .wording import check_both

NAME = "facts/facts.ini"
NATURES = ("law", "interpretation", "regulation", "normative", "standard",
           "self_regulation", "judicial_policy", "advice", "heuristic")
# What kind of source an id may stand for; the other prefixes are free.
NATURES_OF_PREFIX = {
    "law": ("law", "interpretation", "regulation", "judicial_policy"),
    "proc": ("law", "interpretation"),
    "reg": ("regulation", "normative"),
    "std": ("standard",),
    "sro": ("self_regulation",),
    "scam": ("law", "normative", "advice"),
    "rule": ("advice",),
}
# What a text calls a source that is no law.
CALLED = {
    "standard": {"zh": "标准", "en": "standard"},
    "self_regulation": {"zh": "自律", "en": "self-regulation"},
}
# Known from memory or from hearsay only; what nobody has seen in print is not told.
NOT_SHOWN = ("std.gbt45251.interval7", "sro.nifa.2018", "reg.inetloan", "scam.loanfee",
             "hot.12315", "hot.12377", "hot.cba")
NEEDED = ("zh", "en", "nature", "source_zh", "source_en", "checked", "confidence")
OPTIONAL = ("since", "open_zh", "open_en")


class Facts:
    def __init__(self, ini):
        self.ini = ini
        self.carriers_made = {}

    def __contains__(self, fact):
        return self.ini.has_section(fact)

    def ids(self):
        return self.ini.sections()

    def get(self, fact, key):
        return self.ini.get(fact, key, fallback="")

    def carriers(self, ids, language):
        """What stands in the statements, open points, sources and days of these facts."""
        return [self.carrier(fact, language) for fact in ids if fact in self]

    def carrier(self, fact, language):
        if (fact, language) not in self.carriers_made:
            section = self.ini[fact]
            keys = (language, f"open_{language}", f"source_{language}", "since", "checked")
            self.carriers_made[fact, language] = carrier_of(tuple(section.get(key, "") for key in keys), language)
        return self.carriers_made[fact, language]

    def hotline_numbers(self):
        return {fact[4:] if fact != "hot.400" else self.get(fact, "zh").split("：")[0]
                for fact in self.ids() if re.fullmatch(r"hot\.\d+", fact)}


def check_ids(report, where, ids, facts, checked=None):
    """Sources exist, and a text was not last compared before they were."""
    for fact in ids:
        if report.check(fact in facts, where, f"rests on a fact that does not exist: {fact}.") and is_day(checked):
            report.check(facts.get(fact, "checked") <= checked, where,
                         f"was last compared before {fact} was checked again; read it once more.")


def check_called(report, where, text, language, facts, ids):
    """Where a standard or a guideline is cited, the same passage says what it is."""
    for fact in ids:
        word = CALLED.get(facts.get(fact, "nature"), {}).get(language)
        report.check(word is None or word in text.lower(), where, f"cites {fact} without saying “{word}” there.")


def check_facts(report, resources):
    ini = read_ini_or_report(report, resources, NAME)
    if ini is None:
        return None
    for fact in ini.sections():
        check_fact(report, f"{NAME}: {fact}", fact, ini[fact])
    return Facts(ini)


def check_fact(report, where, fact, section):
    report.check(fact not in NOT_SHOWN, where, "is not certain enough to be shown.")
    check_keys(report, where, section, NEEDED, OPTIONAL)
    check_both(report, where, section, ("", "source"))
    check_both(report, where, section, ("open",), optional=True)
    check_same_numbers(report, where, section.get("zh", ""), section.get("en", ""))
    check_same_numbers(report, where, section.get("open_zh", ""), section.get("open_en", ""))
    nature = section.get("nature")
    report.check(nature in NATURES, where, f"nature “{nature}” is unknown.")
    expected = NATURES_OF_PREFIX.get(fact.split(".")[0])
    report.check(expected is None or nature in expected, where, f"cannot be of nature “{nature}”.")
    report.check(is_day(section.get("checked")), where, "checked is no day.")
    report.check("since" not in section or is_day(section["since"]), where, "since is no day.")
    report.check(section.get("confidence") in ("verified", "single_source"), where, "confidence is unknown.")
    if re.fullmatch(r"hot\.\d+", fact):
        number = section.get("zh", "").split("：")[0]
        report.check(number.startswith(fact[4:]) and re.fullmatch(r"[\d-]+", number), where, "does not begin with its number.")
        report.check(number in section.get("en", ""), where, "names another number in English.")
