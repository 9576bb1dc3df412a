/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-plain-breaks.h"

void
anning_plain_breaks (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_LABEL (widget))
    {
      PangoAttrList *set = gtk_label_get_attributes (GTK_LABEL (widget));
      PangoAttrList *attributes = set != NULL ? pango_attr_list_copy (set) : pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
      gtk_label_set_attributes (GTK_LABEL (widget), attributes);
      pango_attr_list_unref (attributes);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    anning_plain_breaks (child);
}
