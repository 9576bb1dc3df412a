/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read once for all files of this layer; see that of ui. */
#include <gio/gio.h>
#include <sqlite3.h>
