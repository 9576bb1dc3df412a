# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks of the texts that are compiled in; check-content.py runs them all."""
