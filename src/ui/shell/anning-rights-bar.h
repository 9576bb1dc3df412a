/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Stands above the pages while others who use this computer may open the file or its copies, and
 * offers to take that from them. Looked at each time a file is opened.
 */
#define ANNING_TYPE_RIGHTS_BAR (anning_rights_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnningRightsBar, anning_rights_bar, ANNING, RIGHTS_BAR, AdwBin)

/*
 * @path: (nullable): of the file that is open; NULL: none is
 * @copies: (nullable): another folder of copies than the one beside it
 */
void anning_rights_bar_set_file (AnningRightsBar *self,
                                 const char      *path,
                                 const char      *copies);

G_END_DECLS
