# SPDX-License-Identifier: GPL-3.0-or-later
"""The scenes of tools/tour, one module a page, and how they are worked."""
