/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-wrong.h"

void
anning_tell_wrong (GtkAccessible *text,
                   gboolean       wrong)
{
  g_return_if_fail (GTK_IS_ACCESSIBLE (text));

  /* The first one that is known to tell it as the state of an entry. */
  if (gtk_check_version (4, 18, 0) == NULL)
    gtk_accessible_update_state (text, GTK_ACCESSIBLE_STATE_INVALID,
                                 wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
