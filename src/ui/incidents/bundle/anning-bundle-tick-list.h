/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A list in which each row has a tick: callbacks, all of which are connected as long as @owner lives. */
typedef struct
{
  GObject *owner;
  GListModel *model;
  const char *name;    /* of the list, for screen readers; translated */
  /* Of the factory: (factory, list item, owner) */
  GCallback setup;
  GCallback bind;
  GCallback unbind;
  GCallback activate;  /* (owner, position) */
  GCallback tick_all;  /* (owner) */
  GCallback tick_none; /* (owner) */
} AnningBundleTickList;

/*
 * The list that scrolls, and above it the buttons for all ticks and how many there are.
 *
 * @count: (out) (transfer none): the label for that
 *
 * Returns: (transfer floating)
 */
GtkWidget *anning_bundle_tick_list_new (const AnningBundleTickList  *list,
                                        GtkLabel                   **count);

G_END_DECLS
