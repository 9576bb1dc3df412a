# SPDX-License-Identifier: GPL-3.0-or-later
"""All scenes of the made-up household in their order, and which are looked at once more in another light."""

from driver import PAGES
from touring import guidance, planner, incidents, relatives, shell
from touring.steps import page

# In this order: what one scene leaves behind, the next ones find.
HOUSEHOLD = [
    *[page (name) for name in PAGES],
    *guidance.SCENES,
    *planner.SCENES,
    *incidents.SCENES,
    *relatives.SCENES,
    *shell.SCENES,
]


def these (*names):
    return [s for s in HOUSEHOLD if s.name in names]


# Once more in the dark.
DARK = these (*PAGES, 'guidance-home', 'guidance-search', 'guidance-situation', 'guidance-hotlines', 'guidance-letter-paper',
              'guidance-tick-list', 'guidance-article', 'guidance-find', 'guidance-source', 'incidents-recording', 'recording-heard', 'recording-loop', 'recording-sound', 'incidents-overview', 'import-start', 'brought-in', 'bundle', 'bundle-preview',
              'planner-debt', 'planner-budget', 'planner-shares', 'planner-calendar', 'relatives-called-case', 'relatives-called-form', 'preferences',
              'backups', 'backups-comparison', 'recently-deleted')
# In high contrast.
CONTRAST = these (*PAGES, 'guidance-situation', 'guidance-article', 'planner-debt', 'planner-cost', 'planner-shares',
                  'planner-calendar', 'incidents-recording', 'incidents-overview', 'new-text', 'relatives-note', 'preferences')
# With the largest text, in the narrow window.
LARGE = these ('recording-heard', 'recording-sound', 'guidance', 'guidance-home', 'guidance-situation', 'guidance-hotlines', 'guidance-letters',
               'guidance-letter', 'guidance-letter-paper', 'guidance-tick-list', 'guidance-rates', 'guidance-article',
               'guidance-end', 'planner-cost-line', 'planner-rounds', 'planner-shares', 'planner-papers', 'relatives',
               'relatives-called-form', 'backups', 'backups-comparison', 'backups-sealed')
