/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read once for all files of this layer, which takes them a fifth of the time. Each includes what it needs all
 * the same: packages are built without this. */
#include <adwaita.h>
#include <glib/gi18n.h>
