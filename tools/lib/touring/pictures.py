# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at a scene by taking a picture of it."""

from driver import shown, text_of, walk


def note_unmarked (program, scene, found):
    """Adds to found what is on screen in a language that is no language and does not come from it: what has
    not been made translatable, beside what the made-up household and the texts say."""
    for top in program.windows ():
        for node in walk (top):
            said = text_of (node).strip () if shown (node) else ''
            if '[' not in said and any (c.isalpha () for c in said) and said not in found:
                found[said] = scene


class Pictures:
    """Looks at a scene by taking a picture of it."""

    def __init__ (self, out):
        self.out, self.unmarked = out, {}

    def see (self, program, label, scene):
        """What is wrong with it, in sentences."""
        program.picture (self.out / f'{label}-{scene.name}.png')
        if program.stretched:
            unmarked = {}
            note_unmarked (program, scene.name, unmarked)
            with (self.out / 'pseudo-unmarked.txt').open ('a', encoding='utf-8') as file:
                file.writelines (f'{label}-{where}: {said}\n' for said, where in unmarked.items () if said not in self.unmarked)
            self.unmarked.update (unmarked)
        return []

    def failed (self, program, label, scene):
        program.picture (self.out / f'{label}-{scene.name}-FAILED.png')
