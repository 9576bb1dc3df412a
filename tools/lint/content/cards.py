# SPDX-License-Identifier: GPL-3.0-or-later
"""reference/: hotlines, glossary, tick lists, limits and the LPR."""

import re
from fractions import Fraction

from .facts import check_ids
from .figures import Number, check_numbers_both, minutes
from .report import LANGUAGES, both, check_keys, is_day, order_of, read_ini_or_report, words_of
from .targets import EMERGENCY
from .wording import check_both

HOTLINES = "reference/hotlines.ini"
GLOSSARY = "reference/glossary.ini"
TICKLISTS = "reference/ticklists.ini"
LIMITS = "reference/limits.ini"
LPR = "reference/lpr.ini"

URGENT_HOTLINES = ("110", "120", "12356")
WITHOUT_NUMBER = ("local_fin",)
MINIMUM_TICKLISTS = 5
TICKS_OF_A_LIST = (7, 10)
# name → the keys that are numbers, and what they count
LIMIT_KEYS = {
    "night": {"from": "clock", "to": "clock"},
    "connected_calls": {"most": "times"},
    "unanswered_calls": {"most": "times"},
    "cost_licensed": {"rate": "percent"},
    "cost_private": {"lpr_times": "times", "since": "day"},
    "card_plan": {"instalments": "instalments"},
}


def check_sources(report, where, section, facts, keys, needed=True):
    """facts= names facts, and they carry every number of the texts."""
    ids = words_of(section.get("facts", ""))
    report.check(ids or not needed, where, "names no facts.")
    check_ids(report, where, ids, facts)
    check_numbers_both(report, where, section, keys, facts, ids)
    return ids


def check_members(report, name, ini, head, order):
    unlisted = set(ini.sections()) - {head} - set(order)
    report.check(not unlisted, name, f"has groups that are not listed: {', '.join(sorted(unlisted))}.")
    return [key for key in order if report.check(ini.has_section(key), f"{name}: {key}", "is listed but not described.")]


# ---------------------------------------------------------------- hotlines

def check_hotlines(report, ini, facts):
    order = order_of(report, HOTLINES, ini, "hotlines", "order")
    for key in check_members(report, HOTLINES, ini, "hotlines", order):
        check_hotline(report, f"{HOTLINES}: {key}", key, ini[key], facts)


def check_hotline(report, where, key, section, facts):
    emergency = key in EMERGENCY
    check_keys(report, where, section, both("name", "handles"),
               ("number", "facts", "urgent") + both("not", "hours"))
    check_both(report, where, section, ("name", "handles"))
    check_both(report, where, section, ("not", "hours"), optional=True)
    ids = check_sources(report, where, section, facts, ("name", "handles", "not", "hours"), needed=not emergency)
    number = section.get("number", "")
    report.check(number or key in WITHOUT_NUMBER, where, "has no number.")
    report.check(not key.isdigit() or number == key, where, f"has the number {number}.")
    if number and not emergency:
        wanted = Number("phone", re.sub(r"\D", "", number), number)
        report.check(any(carrier.carries(wanted) for carrier in facts.carriers(ids, "zh")), where,
                     f"has the number {number}, which none of its facts carries.")
    report.check(section.get("urgent", "true") == "true", where, "urgent is true or left out.")
    report.check(("urgent" in section) == (key in URGENT_HOTLINES), where, "is urgent, or not, against the list of those that are.")


# ---------------------------------------------------------------- glossary

def check_glossary(report, ini, facts, articles):
    order = order_of(report, GLOSSARY, ini, "glossary", "order")
    terms = set()
    for key in check_members(report, GLOSSARY, ini, "glossary", order):
        where, section = f"{GLOSSARY}: {key}", ini[key]
        check_keys(report, where, section, both("term", "text"), ("facts", "see"))
        check_both(report, where, section, ("term", "text"))
        check_sources(report, where, section, facts, ("term", "text"), needed=False)
        article = section.get("see")
        report.check(article is None or article in articles, where, f"refers to an article that does not exist: {article}.")
        report.check(section.get("term_zh") not in terms, where, "has a term that is explained twice.")
        terms.add(section.get("term_zh"))


# ---------------------------------------------------------------- tick lists

def check_ticklists(report, ini, facts, targets):
    lists = order_of(report, TICKLISTS, ini, "ticklists", "order")
    report.check(len(lists) >= MINIMUM_TICKLISTS, TICKLISTS, f"has {len(lists)} lists; at least {MINIMUM_TICKLISTS} are needed.")
    known = {"ticklists"}
    for name in lists:
        where = f"{TICKLISTS}: {name}"
        if not report.check(ini.has_section(name), where, "is listed but not described."):
            continue
        known.add(name)
        section = ini[name]
        check_keys(report, where, section, both("title", "summary") + ("items",), ("facts",))
        check_both(report, where, section, ("title", "summary"))
        check_sources(report, where, section, facts, ("title", "summary"), needed=False)
        items = words_of(section.get("items", ""))
        least, most = TICKS_OF_A_LIST
        report.check(least <= len(items) <= most, where, f"has {len(items)} items; {least} to {most} is the measure.")
        report.check(len(set(items)) == len(items), where, "names an item twice.")
        for item in items:
            known.add(f"{name} {item}")
            check_tick(report, f"{TICKLISTS}: {name} {item}", ini, f"{name} {item}", facts, targets)
    unlisted = set(ini.sections()) - known
    report.check(not unlisted, TICKLISTS, f"has groups that no list names: {', '.join(sorted(unlisted))}.")


def check_tick(report, where, ini, group, facts, targets):
    if not report.check(ini.has_section(group), where, "is listed but not described."):
        return
    section = ini[group]
    check_keys(report, where, section, both("text"), ("target", "facts"))
    check_both(report, where, section, ("text",))
    check_sources(report, where, section, facts, ("text",), needed=False)
    if "target" in section:
        targets.check(report, where, section["target"])


# ---------------------------------------------------------------- limits and LPR

def check_limits(report, ini, facts):
    for name in sorted(set(ini.sections()) | set(LIMIT_KEYS)):
        where = f"{LIMITS}: {name}"
        if not report.check(name in LIMIT_KEYS, where, "is not a limit that a page shows."):
            continue
        if not report.check(ini.has_section(name), where, "is missing."):
            continue
        section = ini[name]
        check_keys(report, where, section, tuple(LIMIT_KEYS[name]) + ("facts",))
        ids = words_of(section.get("facts", ""))
        check_ids(report, where, ids, facts)
        for key, kind in LIMIT_KEYS[name].items():
            check_limit(report, where, key, kind, section.get(key, ""), facts, ids)


def check_limit(report, where, key, kind, text, facts, ids):
    if kind == "day":
        report.check(any(facts.get(fact, "since") == text for fact in ids), where, f"{key}={text} is the day of none of its facts.")
        return
    value = limit_of(kind, text)
    if not report.check(value is not None, where, f"{key} is no {'time of day' if kind == 'clock' else 'number'}: {text}."):
        return
    for language in LANGUAGES:
        report.check(any(carrier.carries(Number(kind, value, text)) for carrier in facts.carriers(ids, language)), where,
                     f"{key}={text} is carried by none of its facts ({language}).")


def limit_of(kind, text):
    if kind == "clock":
        time = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", text)
        return time and frozenset([minutes(int(time.group(1)), int(time.group(2)))])
    return Fraction(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None


def check_lpr(report, ini, facts):
    if not report.check(ini.has_section("lpr") and ini.has_section("one_year"), LPR, "must have [lpr] and [one_year]."):
        return
    head = ini["lpr"]
    ids = words_of(head.get("facts", head.get("fact", "")))
    report.check(ids, LPR, "names no facts.")
    check_ids(report, LPR, ids, facts)
    days = list(ini["one_year"])
    seen = head.get("seen_until", "")
    report.check(is_day(seen), LPR, "seen_until is no day.")
    report.check(days == sorted(set(days)), LPR, "has days that do not follow each other.")
    carriers = facts.carriers(ids, "zh")
    for day in days + [seen]:
        if not report.check(is_day(day) and day <= seen, LPR, f"has a day that is none, or was not seen: {day}."):
            continue
        date = Number("date", tuple(int(part) for part in day.split("-")), day)
        report.check(any(carrier.carries(date) for carrier in carriers), LPR, f"has {day}, which none of its facts carries.")
    statements = " ".join(facts.get(fact, "zh") for fact in ids)
    for day, rate in ini["one_year"].items():
        if report.check(re.fullmatch(r"\d\.\d\d", rate), LPR, f"has a rate that is none: {day}={rate}."):
            report.check(re.search(rf"{day}[^\d，。]*{re.escape(rate)}\s?%", statements), LPR,
                         f"has {day}={rate}, which none of its facts carries.")


# ---------------------------------------------------------------- all of them

def read_cards(report, resources):
    return {name: read_ini_or_report(report, resources, name) for name in (HOTLINES, GLOSSARY, TICKLISTS, LIMITS, LPR)}


def keys_of(ini, head, key):
    return words_of(ini.get(head, key, fallback="")) if ini is not None else []


def check_cards(report, cards, facts, targets, articles):
    if cards[HOTLINES] is not None:
        check_hotlines(report, cards[HOTLINES], facts)
    if cards[GLOSSARY] is not None:
        check_glossary(report, cards[GLOSSARY], facts, articles)
    if cards[TICKLISTS] is not None:
        check_ticklists(report, cards[TICKLISTS], facts, targets)
    if cards[LIMITS] is not None:
        check_limits(report, cards[LIMITS], facts)
    if cards[LPR] is not None:
        check_lpr(report, cards[LPR], facts)
