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
  ANNING_OUTGOING_COPY_PICTURE,
  ANNING_OUTGOING_SAVE_PICTURE, /* several numbered ones when it is long: then it asks for a folder */
} AnningOutgoingWay;

/* It left: it was copied, saved or printed. @widget: the one it was sent from */
typedef void (*AnningOutgoingLeft) (GtkWidget         *widget,
                                    AnningOutgoingWay  way);

/* What is to leave. */
typedef struct
{
  GPtrArray *blocks; /* AnningPageBlock, for PDF, print and pictures; not changed any more */
  char *text;        /* the same as plain text */
  char *name;        /* suggested file name without its ending */
  char *language;    /* "zh" or "en" */
  AnningPageSize size;
  GPtrArray *tables; /* AnningTable, for CSV and XLSX; not changed any more; NULL: none */
  GPtrArray *pictures; /* GBytes, PNG; not changed any more; NULL: drawn of the blocks when they are wanted */
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
/* @pictures: (transfer full) (element-type GBytes): leave in the place of those that are drawn of the blocks */
void            anning_outgoing_set_pictures (AnningOutgoing *self,
                                      GPtrArray          *pictures);

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
 * @file: for several pictures the folder that they are put into
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
 * outgoing.print, outgoing.save-csv, outgoing.save-xlsx, outgoing.copy-picture and
 * outgoing.save-picture.
 */
void            anning_outgoing_attach      (GtkWidget             *widget,
                                             AnningOutgoingProvide  provide);
/* @widget: one that has the actions */
void            anning_outgoing_set_enabled (GtkWidget             *widget,
                                             gboolean               enabled);
/* Returns: (transfer full): a menu of the actions for what has neither tables nor is meant as a picture */
GMenuModel     *anning_outgoing_menu_new    (void);
/* Returns: (transfer full): the same with those for tables */
GMenuModel     *anning_outgoing_menu_new_with_tables (void);

G_END_DECLS
