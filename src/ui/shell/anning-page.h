/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * One of the four pages. The window gives it the store once that is open, and
 * calls it for the header's "+" and for records that another page points to.
 *
 * Properties: store (AnningStore), create-label (string, NULL: nothing to create here),
 *   create-menu (GMenuModel, NULL: none: what else begins here, beside the "+")
 */
#define ANNING_TYPE_PAGE (anning_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnningPage, anning_page, ANNING, PAGE, AdwBin)

struct _AnningPageClass
{
  AdwBinClass parent_class;

  /* The store is open: load what is shown. */
  void     (*store_opened) (AnningPage *self);
  /* The "+" of the header, Ctrl+N. */
  void     (*create)       (AnningPage *self);
  /* Shows one row of @table (a debt, an incident, an article's key as @key…).
   * FALSE: this page does not show such rows. */
  gboolean (*show_record)  (AnningPage *self,
                            const char *table,
                            gint64      id,
                            const char *key);
  /* Hide-now, lock or quit: stop sound, close popovers. */
  void     (*quiet)        (AnningPage *self);
};

AnningStore *anning_page_get_store        (AnningPage  *self);
void         anning_page_set_store        (AnningPage  *self,
                                           AnningStore *store);
const char  *anning_page_get_create_label (AnningPage  *self);
void         anning_page_set_create_label (AnningPage  *self,
                                           const char  *label);
/* Returns: (transfer none) (nullable) */
GMenuModel  *anning_page_get_create_menu  (AnningPage  *self);
void         anning_page_create           (AnningPage  *self);
gboolean     anning_page_show_record      (AnningPage  *self,
                                           const char  *table,
                                           gint64       id,
                                           const char  *key);
void         anning_page_quiet            (AnningPage  *self);
/* Returns: (nullable): "guidance", "planner", "incidents" or "relatives": where rows of @table are shown */
const char  *anning_page_find_for_table   (const char  *table);

G_END_DECLS
