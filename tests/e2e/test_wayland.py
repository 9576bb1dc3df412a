# SPDX-License-Identifier: GPL-3.0-or-later
"""test_wayland.py SCALE: what test_keyboard.py does, under Wayland, on a screen with that scale."""

import sys

import test_keyboard
import wayland


def main ():
    wanted = float (sys.argv[1])
    scale = wayland.set_scale (wanted)
    assert abs (scale - wanted) < 0.01, scale
    test_keyboard.main (wayland.Program)


main ()
