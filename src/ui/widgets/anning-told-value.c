/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-told-value.h"

void
anning_tell_value (GtkAccessible *slider,
                   const char    *text)
{
  g_return_if_fail (GTK_IS_ACCESSIBLE (slider) && text != NULL);

  gtk_accessible_update_property (slider, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  if (gtk_check_version (4, 10, 0) != NULL)
    gtk_accessible_update_property (slider, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}
