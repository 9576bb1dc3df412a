# SPDX-License-Identifier: GPL-3.0-or-later
"""demo/household.json: the made-up household and its recordings."""

import datetime
import json
import re
from pathlib import Path

from .notes import PARTS
from .records import read_record_types, read_words
from .report import LANGUAGES, is_day, is_instant
from .wording import HAN, check_wording

RECORDING_MAX = 60 * 1024
RECORDINGS = {".opus": 2, ".amr": 2, ".mp3": 2}
# Read after the rounds, because each points to one; the records are of the same kind.
READ_LATER = {"counter_proposal": "proposal"}
# Words of what reads the files.
OTHER_WORDS = ("carrier",)
# No subscriber in China has a number that begins with these.
UNASSIGNED = re.compile(r"12[15]\d{8}")


def check_text(report, where, field, value):
    if isinstance(value, dict):
        report.check(set(value) == set(LANGUAGES), where, f"{field} is not in both languages.")
        for language, text in value.items():
            # what collectors say is quoted as it was said, and files are called what they are called
            if field != "words" and not (field == "name" and where.startswith("demo/household.json: source ")):
                check_wording(report, where, text, language)
            if language == "en":
                report.check(not HAN.search(text), where, f"{field} has Chinese characters in English.")
    else:
        report.check(isinstance(value, str) and not HAN.search(value), where, f"{field} is in one language only.")


def check_value(report, where, field, kind, allowed, value, ids, words):
    if kind == "DAY":
        report.check(is_day(value), where, f"{field} is no day: {value}.")
    elif kind == "INSTANT":
        report.check(is_instant(value), where, f"{field} is no instant: {value}.")
    elif kind == "LINK":
        report.check(value in ids.get(field[:-3], ()), where, f"{field} points to nothing: {value}.")
    elif kind == "BOOLEAN":
        report.check(value in (0, 1), where, f"{field} is neither 0 nor 1.")
    elif kind in ("INTEGER", "MONEY", "RATE"):
        report.check(type(value) is int and value >= 0, where, f"{field} is no whole number: {value}.")
    elif kind == "WORD" and allowed is not None:
        report.check(value in allowed, where, f"{field} is not a word of its list: {value}.")
    elif kind == "TEXT" and field == "tags":
        for tag in value.split(" "):
            report.check(tag in words["anning_incident_tags"], where, f"has an unknown tag: {tag}.")
    elif field == "staff_number":
        report.check(re.fullmatch(r"\d{3,5}", value), where, f"{field} is no number of a collector's: {value}.")
    elif kind == "TEXT" and field.endswith("number") or field == "phone":
        report.check(UNASSIGNED.fullmatch(value), where, f"{field} could be somebody's: {value}.")
    elif kind == "TEXT" and field not in ("agreed_hours", "place"):
        check_text(report, where, field, value)


def check_recordings(report, folder, records):
    used = {}
    for row in records.get("incident", ()):
        if "recording" not in row:
            continue
        name, where = row["recording"], f"demo/household.json: incident {row['id']}"
        used[name] = row
        digits = re.sub(r"\D", "", Path(name).stem)
        report.check(digits.endswith(re.sub(r"\D", "", row["started_at"])), where, "did not begin when its recording's name says.")
        report.check(row["from_number"] in digits, where, "has another number than its recording's name.")
        report.check(row.get("ended_at", "") > row["started_at"], where, "has a recording but no end.")

    on_disk = {path.name: path for path in folder.iterdir()}
    report.check(set(on_disk) == set(used), "demo/recordings",
                 f"and the household do not agree on {', '.join(sorted(set(on_disk) ^ set(used)))}.")
    for suffix, number in RECORDINGS.items():
        report.check(sum(name.endswith(suffix) for name in on_disk) == number, "demo/recordings",
                     f"must hold {number} of {suffix}.")
    for name, path in on_disk.items():
        report.check(0 < path.stat().st_size < RECORDING_MAX, f"demo/recordings/{name}", "is empty or too large.")

    for row in records.get("marker", ()):
        where = f"demo/household.json: marker {row['id']}"
        if report.check(row.get("recording") in used, where, "is in no recording of an incident."):
            call = used[row["recording"]]
            seconds = (datetime.datetime.fromisoformat(call["ended_at"])
                       - datetime.datetime.fromisoformat(call["started_at"])).total_seconds()
            report.check(row["start_ms"] < row.get("end_ms", row["start_ms"] + 1) <= 1000 * (seconds + 1), where,
                         "lies outside its recording.")


def months_between(first, last):
    first, last = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return (last.year - first.year) * 12 + last.month - first.month


def check_sense(report, records):
    """What must fit together for the household to be believable."""
    owner = {}
    for row in records["incident"]:
        if row["direction"] == "in" and "from_number" in row:
            debt = owner.setdefault(row["from_number"], row["debt_id"])
            report.check(debt == row["debt_id"], f"demo/household.json: incident {row['id']}",
                         "comes from a number that belongs to another creditor.")
    for debt in records["debt"]:
        where = f"demo/household.json: debt {debt['id']}"
        paid = sorted(row["day"] for row in records["payment"] if row["debt_id"] == debt["id"])
        if "overdue_since" in debt:
            due = months_between(debt["first_due_day"], debt["overdue_since"])
            report.check(len(paid) == due and all(day < debt["overdue_since"] for day in paid), where,
                         f"has {len(paid)} payments but {due} instalments before it became overdue.")
        for row in records["incident"]:
            if row.get("debt_id") == debt["id"]:
                report.check(row["creditor"] == debt["creditor"] and row["lender_type"] == debt["lender_type"],
                             f"demo/household.json: incident {row['id']}", "names another creditor than its debt.")
        for field in ("principal", "instalment", "rate", "term_months"):
            report.check(debt.get(field, 0) > 0, where, f"has no {field}.")
    report.check(len(records["debt"]) == 5 and len(records["incident"]) == 60 and len(records["relative"]) == 3,
                 "demo/household.json", "must have 5 debts, 60 incidents and 3 relatives.")


def check_household(report, source, resources, articles):
    household = json.loads((resources / "demo/household.json").read_text(encoding="utf-8"))
    words = read_words(source)
    tables = read_record_types(source, words)
    tables.update({later: tables[table] for later, table in READ_LATER.items()})
    records = household.get("records", {})
    report.check(set(household) == {"comment", "anchor", "records"}, "demo/household.json", "has unexpected members.")
    report.check(is_day(household.get("anchor")), "demo/household.json", "anchor is no day.")
    ids = {table: [row.get("id") for row in rows] for table, rows in records.items()}

    for table, rows in records.items():
        if not report.check(table in tables, "demo/household.json", f"has a table that does not exist: {table}."):
            continue
        report.check(len(set(ids[table])) == len(rows) and None not in ids[table], f"demo/household.json: {table}",
                     "has rows without an id of their own.")
        for row in rows:
            where = f"demo/household.json: {table} {row.get('id')}"
            for field, value in row.items():
                if field in ("id", "recording"):
                    continue
                if not report.check(field in tables[table], where, f"has a field that does not exist: {field}."):
                    continue
                kind, allowed = tables[table][field]
                if field == "language":
                    report.check(value == {"zh": "zh", "en": "en"}, where, "has no language.")
                elif field == "part":
                    report.check(value in PARTS, where, f"has an unknown part: {value}.")
                elif field == "article":
                    report.check(value in articles, where, f"keeps an article that does not exist: {value}.")
                else:
                    report.check(kind != "WORD" or allowed is not None or field in OTHER_WORDS, where,
                                 f"{field} has no list of words.")
                    check_value(report, where, field, kind, allowed, value, ids, words)
                if kind == "INSTANT":
                    report.check(value[:10] < household["anchor"], where, f"{field} could lie in the future when the anchor is today.")
    check_recordings(report, resources / "demo/recordings", records)
    check_sense(report, records)
