/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bin-focus.h"

#include <adwaita.h>

gboolean
anning_bin_focus (GtkWidget       *widget,
                  GtkDirectionType direction)
{
  GtkWidget *child;

  g_return_val_if_fail (ADW_IS_BIN (widget), FALSE);

  child = adw_bin_get_child (ADW_BIN (widget));
  return child != NULL && gtk_widget_child_focus (child, direction);
}
