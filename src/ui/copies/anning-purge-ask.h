/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-deleted.h"

G_BEGIN_DECLS

/*
 * Asks before something is dropped for good, and says what goes with it and until when copies
 * hold it. @agreed is called with @object swapped when it is to be dropped.
 */
void anning_purge_ask_one        (GtkWindow                *parent,
                                  const char               *path,
                                  const char               *folder,
                                  const AnningDeleted      *thing,
                                  GCallback                 agreed,
                                  gpointer                  object);
void anning_purge_ask_everything (GtkWindow                *parent,
                                  const AnningDeletedList  *list,
                                  GCallback                 agreed,
                                  gpointer                  object);

G_END_DECLS
