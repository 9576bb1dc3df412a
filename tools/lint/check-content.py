#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the texts that are compiled in: facts, articles, situations, claims, letters, cards, notes
and the made-up household. What is checked stands in the folder content.

Usage: check-content.py [SOURCE-ROOT]

Prints one sentence for each thing that is wrong and exits 1, or prints
"ok N checks" and exits 0. Needs nothing but Python.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
from content.everything import check_everything  # noqa: E402


def main():
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    report = check_everything(source)
    for problem in report.problems:
        print(problem)
    if report.problems:
        print(f"{len(report.problems)} of {report.checks} checks failed")
        return 1
    print(f"ok {report.checks} checks")
    return 0


if __name__ == "__main__":
    sys.exit(main())
