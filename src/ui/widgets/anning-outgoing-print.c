/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-outgoing-print.h"

#include <glib/gi18n.h>

#include "anning-pages.h"
#include "anning-toasts.h"

/* A printer is being asked for, or prints. */
typedef struct
{
  GtkWidget *widget; /* weak */
  AnningOutgoing *outgoing;
  AnningPages *pages;
  gboolean told; /* the failure was said already */
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  g_clear_weak_pointer (&printing->widget);
  anning_outgoing_free (printing->outgoing);
  anning_pages_free (printing->pages);
  g_free (printing);
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Printing          *printing)
{
  const AnningOutgoing *outgoing = printing->outgoing;
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  g_clear_pointer (&printing->pages, anning_pages_free);
  printing->pages = anning_pages_new (pango, outgoing->blocks, outgoing->language, outgoing->size,
                                      gtk_print_context_get_width (context), gtk_print_context_get_height (context));
  g_object_unref (pango);
  gtk_print_operation_set_n_pages (operation, (int) anning_pages_get_count (printing->pages));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Printing          *printing)
{
  anning_pages_draw (printing->pages, gtk_print_context_get_cairo_context (context), (guint) page,
                     ANNING_PAGES_SHAPES);
}

static void
printed_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            Printing                *printing)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && printing->widget != NULL && printing->outgoing->left != NULL)
    printing->outgoing->left (printing->widget, ANNING_OUTGOING_PRINT);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || printing->widget == NULL)
    return;
  gtk_print_operation_get_error (operation, &error);
  printing->told = TRUE;
  anning_toast_error (printing->widget, error);
}

GtkPrintOperation *
anning_outgoing_print_prepare (GtkWidget      *widget,
                               AnningOutgoing *outgoing)
{
  GtkPrintOperation *operation;
  Printing *printing;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && outgoing != NULL, NULL);

  operation = gtk_print_operation_new ();
  printing = g_new0 (Printing, 1);
  g_set_weak_pointer (&printing->widget, widget);
  printing->outgoing = outgoing;
  /* A printer's queue shows it to whoever stands in front of it; a file may be called by a number and a day. */
  gtk_print_operation_set_job_name (operation, _("Anning"));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "printing", printing, printing_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  g_signal_connect (operation, "done", G_CALLBACK (printed_cb), printing);
  return operation;
}

void
anning_outgoing_print (GtkWidget      *widget,
                       AnningOutgoing *outgoing)
{
  g_autoptr (GtkPrintOperation) operation = anning_outgoing_print_prepare (widget, outgoing);
  g_autoptr (GError) error = NULL;
  GtkRoot *root;
  const Printing *printing;

  g_return_if_fail (operation != NULL);

  root = gtk_widget_get_root (widget);
  printing = g_object_get_data (G_OBJECT (operation), "printing");
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR
      && !printing->told)
    anning_toast_error (widget, error);
}
