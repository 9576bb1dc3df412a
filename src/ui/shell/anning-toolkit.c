/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-toolkit.h"

#include <gtk/gtk.h>

#include "anning-heading.h"
#include "anning-large-text.h"
#include "anning-list-names.h"
#include "anning-row-layout.h"
#include "anning-width-first.h"
#include "anning-wrapping.h"

void
anning_toolkit_init (void)
{
  anning_width_first_init ();
  anning_list_names_init ();
  anning_headings_init ();
  anning_action_rows_init ();
  anning_wrapping_init ();
  anning_large_text_init ();
  /* A text that is selected as a whole when Tab reaches it does not let Tab on to its links. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}
