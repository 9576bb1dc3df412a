# SPDX-License-Identifier: GPL-3.0-or-later
"""What every check needs: the report, key files, days."""

import configparser
import datetime

LANGUAGES = ("zh", "en")


class Report:
    """Counts what was looked at and keeps a sentence for what was wrong."""

    def __init__(self):
        self.checks = 0
        self.problems = []

    def check(self, fine, where, sentence):
        self.checks += 1
        if not fine:
            self.problems.append(f"{where}: {sentence}")
        return fine


def read_ini(path):
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",), strict=True,
                                          interpolation=None, default_section="\0")
    parser.optionxform = str
    parser.read_string(path.read_text(encoding="utf-8"), str(path))
    return parser


def read_ini_or_report(report, resources, name):
    """The key file, or None and a problem where it is missing or cannot be read."""
    path = resources / name
    if not report.check(path.exists(), name, "is missing."):
        return None
    try:
        return read_ini(path)
    except (configparser.Error, UnicodeDecodeError) as error:
        report.check(False, name, f"cannot be read: {' '.join(str(error).split())}")
        return None


def words_of(value):
    return [word for word in value.split(";") if word]


def order_of(report, where, ini, head, key):
    """The words of a list that must name each of its members once."""
    words = words_of(ini.get(head, key, fallback=""))
    report.check(words, where, f"[{head}] has no {key}.")
    report.check(len(set(words)) == len(words), where, f"[{head}] {key} names something twice.")
    return words


def check_keys(report, where, section, needed, optional=()):
    keys = set(section)
    missing = [key for key in needed if not section.get(key, "").strip()]
    unknown = sorted(keys - set(needed) - set(optional))
    report.check(not missing, where, f"lacks {', '.join(missing)}.")
    report.check(not unknown, where, f"has unknown keys: {', '.join(unknown)}.")


def both(*names):
    return tuple(f"{name}_{language}" for name in names for language in LANGUAGES)


def is_day(text):
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except (TypeError, ValueError):
        return False


def is_instant(text):
    try:
        return datetime.datetime.fromisoformat(text).isoformat() == text
    except (TypeError, ValueError):
        return False
