/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-pages.h"
#include "anning-table.h"

G_BEGIN_DECLS

/* The ways in which a document leaves the program: the same for notes, letters, articles and papers. */
typedef enum
{
  ANNING_OUTGOING_COPY,
  ANNING_OUTGOING_SAVE_TEXT,
  ANNING_OUTGOING_SAVE_PDF,
  ANNING_OUTGOING_PRINT,
  ANNING_OUTGOING_SAVE_CSV,  /* only what has tables */
  ANNING_OUTGOING_SAVE_XLSX, /* the same */
} AnningOutgoingWay;

/* It left: it was copied, saved or printed. @widget: the one it was sent from */
typedef void (*AnningOutgoingLeft) (GtkWidget         *widget,
                                    AnningOutgoingWay  way);

/* What is to leave. */
typedef struct
{
  GPtrArray *blocks; /* AnningPageBlock, for PDF and print; not changed any more */
  char *text;        /* the same as plain text */
  char *name;        /* suggested file name without its ending, name of the print job: shows nothing of the matter */
  char *language;    /* "zh" or "en" */
  AnningPageSize size;
  GPtrArray *tables; /* AnningTable, for CSV and XLSX; not changed any more; NULL: none */
  AnningOutgoingLeft left; /* may be NULL */
} AnningOutgoing;

/*
 * @blocks: (transfer full) (element-type AnningPageBlock)
 * @text: (transfer full)
 */
AnningOutgoing *anning_outgoing_new  (GPtrArray          *blocks,
                                      char               *text,
                                      const char         *name,
                                      const char         *language,
                                      AnningPageSize      size);
void            anning_outgoing_free (AnningOutgoing     *self);
/* @tables: (transfer full) (element-type AnningTable) */
void            anning_outgoing_set_tables (AnningOutgoing *self,
                                      GPtrArray          *tables);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningOutgoing, anning_outgoing_free)

/*
 * Lets it leave, asking for a file or a printer where one is needed. What came
 * of it is said over @widget.
 *
 * @outgoing: (transfer full)
 */
void            anning_outgoing_send (GtkWidget          *widget,
                                      AnningOutgoingWay   way,
                                      AnningOutgoing     *outgoing);

/*
 * The same into @file, which is not asked for any more.
 *
 * @way: one of those that save
 * @outgoing: (transfer full)
 */
void            anning_outgoing_save_to (GtkWidget          *widget,
                                      AnningOutgoingWay   way,
                                      AnningOutgoing     *outgoing,
                                      GFile              *file);

/* Returns: (transfer full) (nullable): what leaves now; NULL: nothing, or it asks first and sends later itself */
typedef AnningOutgoing *(*AnningOutgoingProvide) (GtkWidget         *widget,
                                                  AnningOutgoingWay  way);

/*
 * Gives @widget the actions outgoing.copy, outgoing.save-text, outgoing.save-pdf,
 * outgoing.print, outgoing.save-csv and outgoing.save-xlsx.
 */
void            anning_outgoing_attach      (GtkWidget             *widget,
                                             AnningOutgoingProvide  provide);
/* @widget: one that has the actions */
void            anning_outgoing_set_enabled (GtkWidget             *widget,
                                             gboolean               enabled);
/* Returns: (transfer full): a menu of the actions for what has no tables */
GMenuModel     *anning_outgoing_menu_new    (void);
/* Returns: (transfer full): a menu of all actions */
GMenuModel     *anning_outgoing_menu_new_with_tables (void);

G_END_DECLS
