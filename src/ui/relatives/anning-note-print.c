/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-print.h"

#include <glib/gi18n.h>

#include "anning-note-pages.h"
#include "anning-note-text.h"
#include "anning-toasts.h"

typedef struct
{
  GtkWidget *widget; /* weak */
  GPtrArray *blocks;
  char *language;
  AnningNotePages *pages;
  gboolean told; /* the failure was said already */
} PrintJob;

static void
print_job_free (gpointer data)
{
  PrintJob *job = data;

  g_clear_weak_pointer (&job->widget);
  g_ptr_array_unref (job->blocks);
  g_free (job->language);
  anning_note_pages_free (job->pages);
  g_free (job);
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                PrintJob          *job)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  g_clear_pointer (&job->pages, anning_note_pages_free);
  job->pages = anning_note_pages_new (pango, job->blocks, job->language,
                                      gtk_print_context_get_width (context),
                                      gtk_print_context_get_height (context));
  g_object_unref (pango);
  gtk_print_operation_set_n_pages (operation, anning_note_pages_get_count (job->pages));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              PrintJob          *job)
{
  anning_note_pages_draw (job->pages, gtk_print_context_get_cairo_context (context), page);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         PrintJob                *job)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || job->widget == NULL)
    return;
  gtk_print_operation_get_error (operation, &error);
  job->told = TRUE;
  anning_toast_error (job->widget, error);
}

void
anning_note_print (GtkWidget        *widget,
                   const AnningNote *note,
                   GPtrArray        *parts)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  GtkRoot *root;
  PrintJob *job;

  g_return_if_fail (GTK_IS_WIDGET (widget) && note != NULL);

  job = g_new0 (PrintJob, 1);
  g_set_weak_pointer (&job->widget, widget);
  job->blocks = anning_note_blocks (note, parts);
  job->language = g_strdup (note->language);

  operation = gtk_print_operation_new ();
  /* The name a printer's queue shows to whoever stands in front of it. */
  gtk_print_operation_set_job_name (operation, _("Note"));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "job", job, print_job_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), job);

  root = gtk_widget_get_root (widget);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR
      && !job->told)
    anning_toast_error (widget, error);
}
