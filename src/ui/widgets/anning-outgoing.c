/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-outgoing.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-outgoing-print.h"
#include "anning-pages-pdf.h"
#include "anning-pages-pictures.h"
#include "anning-planner-papers.h"
#include "anning-toasts.h"

#define GROUP "anning-outgoing-actions"
#define PROVIDE "anning-outgoing-provide"

/* Until a picture is there without a word. */
#define PATIENCE_MS 300

static const struct
{
  const char *action;
  const char *label;
  const char *title;  /* of the chooser; NULL: no file is asked for */
  const char *filter;
  const char *suffix;
  const char *saved;
} ways[] = {
  [ANNING_OUTGOING_COPY] = { "copy", N_("_Copy as Text"), NULL, NULL, NULL, NULL },
  [ANNING_OUTGOING_SAVE_TEXT] = { "save-text", N_("Save as _Text…"), N_("Save as Text"), N_("Text files"), "txt",
                                  N_("Text saved") },
  [ANNING_OUTGOING_SAVE_PDF] = { "save-pdf", N_("_Save as PDF…"), N_("Save as PDF"), N_("PDF files"), "pdf",
                                 N_("PDF saved") },
  [ANNING_OUTGOING_PRINT] = { "print", N_("_Print…"), NULL, NULL, NULL, NULL },
  [ANNING_OUTGOING_SAVE_CSV] = { "save-csv", N_("Save Tables as CS_V…"), N_("Save Tables as CSV"), N_("CSV files"), "csv",
                                 N_("Tables saved") },
  [ANNING_OUTGOING_SAVE_XLSX] = { "save-xlsx", N_("Save Tables as _XLSX…"), N_("Save Tables as XLSX"),
                                  N_("XLSX workbooks"), "xlsx", N_("Tables saved") },
  [ANNING_OUTGOING_COPY_PICTURE] = { "copy-picture", N_("Copy as Pict_ure"), NULL, NULL, NULL, NULL },
  [ANNING_OUTGOING_SAVE_PICTURE] = { "save-picture", N_("Save as P_icture…"), N_("Save as Picture"), N_("PNG pictures"),
                                     "png", N_("Picture saved") },
};

#define N_WAYS_WITHOUT_TABLES (ANNING_OUTGOING_PRINT + 1)
#define N_WAYS_WITH_TABLES (ANNING_OUTGOING_SAVE_XLSX + 1)

/* A file is being asked for. */
typedef struct
{
  GtkWidget *widget; /* weak */
  AnningOutgoing *outgoing;
  AnningOutgoingWay way;
  GtkFileChooserNative *chooser; /* no widget: kept until its response */
  GFile *file;         /* where it goes; NULL: not asked yet */
  GCancellable *drawing; /* of a picture, until it is drawn */
  guint patience;      /* source */
  gulong gone_handler; /* of @widget, while @drawing */
} Sending;

static Sending *
sending_new (GtkWidget         *widget,
             AnningOutgoing    *outgoing,
             AnningOutgoingWay  way)
{
  Sending *sending = g_new0 (Sending, 1);

  g_set_weak_pointer (&sending->widget, widget);
  sending->outgoing = outgoing;
  sending->way = way;
  return sending;
}

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_clear_weak_pointer (&sending->widget);
  g_clear_object (&sending->chooser);
  g_clear_object (&sending->file);
  anning_outgoing_free (sending->outgoing);
  g_free (sending);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Before it is said that it is saved: who hears of it may ask something, and what is said then waits. */
static void
tell_left (Sending *sending)
{
  if (sending->widget != NULL && sending->outgoing->left != NULL)
    sending->outgoing->left (sending->widget, sending->way);
}

static gboolean
save_finish (Sending       *sending,
             GObject       *source,
             GAsyncResult  *result,
             GError       **error)
{
  g_autoptr (GFile) saved = NULL;

  switch (sending->way)
    {
    case ANNING_OUTGOING_SAVE_TEXT:
      return g_file_replace_contents_finish (G_FILE (source), result, NULL, error);
    case ANNING_OUTGOING_SAVE_CSV:
    case ANNING_OUTGOING_SAVE_XLSX:
      return g_task_propagate_boolean (G_TASK (result), error);
    case ANNING_OUTGOING_SAVE_PICTURE:
      /* Of several ones, asked for was a folder. */
      saved = anning_pictures_save_finish (result, error);
      if (saved != NULL)
        g_set_object (&sending->file, saved);
      return saved != NULL;
    case ANNING_OUTGOING_COPY:
    case ANNING_OUTGOING_COPY_PICTURE:
    case ANNING_OUTGOING_PRINT:
    case ANNING_OUTGOING_SAVE_PDF:
    default:
      return anning_pages_pdf_save_finish (result, error);
    }
}

static void
tell_saved (const Sending *sending)
{
  const guint n = sending->way == ANNING_OUTGOING_SAVE_PICTURE ? sending->outgoing->pictures->len : 1;
  g_autofree char *several = NULL;

  if (n > 1)
    several = g_strdup_printf (ngettext ("%u picture saved", "%u pictures saved", n), n);
  anning_toast_saved (sending->widget, several != NULL ? several : _(ways[sending->way].saved), sending->file);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Sending *sending = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean saved = save_finish (sending, source, result, &error);

  if (sending->widget != NULL && saved)
    {
      tell_left (sending);
      tell_saved (sending);
    }
  else if (sending->widget != NULL)
    {
      anning_toast_error (sending->widget, error);
    }
  sending_free (sending);
}

/* What a thread writes: it must not look at the widget. */
typedef struct
{
  GPtrArray *tables;
  AnningOutgoingWay way;
  GFile *file;
} TablesJob;

static void
tables_job_free (gpointer data)
{
  TablesJob *job = data;

  g_ptr_array_unref (job->tables);
  g_object_unref (job->file);
  g_free (job);
}

static void
save_tables_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  TablesJob *job = task_data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = job->way == ANNING_OUTGOING_SAVE_XLSX ? anning_tables_to_xlsx (job->tables, &error)
                                                : anning_paper_tables_to_csv (job->tables);
  if (bytes == NULL
      || !g_file_replace_contents (job->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                   G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
save_tables (Sending *sending,
             GFile   *file)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, saved_cb, sending);
  TablesJob *job = g_new0 (TablesJob, 1);

  job->tables = g_ptr_array_ref (sending->outgoing->tables);
  job->way = sending->way;
  job->file = g_object_ref (file);
  g_task_set_source_tag (task, save_tables);
  g_task_set_task_data (task, job, tables_job_free);
  g_task_run_in_thread (task, save_tables_thread);
}

static void
save (Sending *sending,
      GFile   *file)
{
  const AnningOutgoing *outgoing = sending->outgoing;
  g_autoptr (GBytes) bytes = NULL;

  g_set_object (&sending->file, file);
  switch (sending->way)
    {
    case ANNING_OUTGOING_SAVE_PDF:
      anning_pages_pdf_save_async (outgoing->blocks, outgoing->language, outgoing->size, file, NULL, saved_cb, sending);
      break;
    case ANNING_OUTGOING_SAVE_CSV:
    case ANNING_OUTGOING_SAVE_XLSX:
      save_tables (sending, file);
      break;
    case ANNING_OUTGOING_SAVE_PICTURE:
      anning_pictures_save_async (outgoing->pictures, file, outgoing->name, NULL, saved_cb, sending);
      break;
    case ANNING_OUTGOING_COPY:
    case ANNING_OUTGOING_COPY_PICTURE:
    case ANNING_OUTGOING_PRINT:
    case ANNING_OUTGOING_SAVE_TEXT:
    default:
      bytes = g_bytes_new_take (g_strconcat (outgoing->text, "\n", NULL), strlen (outgoing->text) + 1);
      g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                           G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, saved_cb,
                                           sending);
    }
}

static void
file_chosen_cb (GtkFileChooserNative *chooser,
                int                   response,
                Sending              *sending)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL)
    sending_free (sending);
  else
    save (sending, file);
}

/* @sending: (transfer full) */
static void
ask_for_file (Sending *sending)
{
  const AnningOutgoingWay way = sending->way;
  const gboolean folder = sending->outgoing->pictures != NULL && sending->outgoing->pictures->len > 1;
  g_autofree char *name = g_strconcat (sending->outgoing->name, ".", ways[way].suffix, NULL);
  GtkFileFilter *filter = gtk_file_filter_new ();
  GtkFileChooser *chooser;

  sending->chooser = gtk_file_chooser_native_new (folder ? _("Choose a Folder for the Pictures") : _(ways[way].title),
                                                  window_of (sending->widget),
                                                  folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_SAVE,
                                                  NULL, NULL);
  chooser = GTK_FILE_CHOOSER (sending->chooser);
  gtk_file_filter_set_name (filter, _(ways[way].filter));
  gtk_file_filter_add_suffix (filter, ways[way].suffix);
  if (!folder)
    {
      gtk_file_chooser_add_filter (chooser, filter);
      gtk_file_chooser_set_current_name (chooser, name);
    }
  g_object_unref (filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (file_chosen_cb), sending);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* ---- pictures and the clipboard ---- */

/* @sending: (transfer full): its pictures are drawn */
static void
send_pictures (Sending *sending)
{
  GPtrArray *pictures = sending->outgoing->pictures;

  if (sending->way == ANNING_OUTGOING_SAVE_PICTURE)
    {
      if (sending->file != NULL)
        save (sending, sending->file);
      else
        ask_for_file (sending);
      return;
    }
  if (pictures->len == 1)
    {
      g_autoptr (GdkContentProvider) content = NULL;

      content = gdk_content_provider_new_for_bytes ("image/png", g_ptr_array_index (pictures, 0));
      gdk_clipboard_set_content (gtk_widget_get_clipboard (sending->widget), content);
      tell_left (sending);
      anning_toast (sending->widget, _("The picture is copied. Paste it where you write."));
    }
  else
    {
      g_autofree char *text = NULL;

      text = g_strdup_printf (ngettext ("So long a text takes %u picture, and only one can be pasted at a time. Save them as files.",
                                        "So long a text takes %u pictures, and only one can be pasted at a time. Save them as files.",
                                        pictures->len), pictures->len);
      anning_toast (sending->widget, text);
    }
  sending_free (sending);
}

static void
patience_cb (gpointer data)
{
  Sending *sending = data;

  sending->patience = 0;
  if (sending->widget != NULL)
    anning_toast (sending->widget, _("The picture is being drawn…"));
}

/* The page was left: nobody waits for it any more. */
static void
gone_cb (Sending *sending)
{
  g_cancellable_cancel (sending->drawing);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Sending *sending = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *pictures = anning_pages_pictures_render_finish (result, &error);

  g_clear_handle_id (&sending->patience, g_source_remove);
  g_clear_object (&sending->drawing);
  if (sending->widget != NULL)
    g_clear_signal_handler (&sending->gone_handler, sending->widget);
  if (pictures != NULL)
    anning_outgoing_set_pictures (sending->outgoing, pictures);
  if (sending->widget != NULL && pictures != NULL)
    {
      send_pictures (sending);
      return;
    }
  if (sending->widget != NULL)
    anning_toast_error (sending->widget, error);
  sending_free (sending);
}

/* @file: (nullable): where to; NULL: it is asked for, or copied */
static void
draw_pictures (Sending *sending,
               GFile   *file)
{
  const AnningOutgoing *outgoing = sending->outgoing;

  g_set_object (&sending->file, file);
  if (outgoing->pictures != NULL)
    {
      send_pictures (sending);
      return;
    }
  sending->drawing = g_cancellable_new ();
  sending->patience = g_timeout_add_once (PATIENCE_MS, patience_cb, sending);
  sending->gone_handler = g_signal_connect_swapped (sending->widget, "unrealize", G_CALLBACK (gone_cb), sending);
  anning_pages_pictures_render_async (outgoing->blocks, outgoing->language, sending->drawing, drawn_cb, sending);
}

static void
activate_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GtkWidget *widget = user_data;
  const AnningOutgoingProvide *provide = g_object_get_data (G_OBJECT (widget), PROVIDE);

  for (AnningOutgoingWay way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      AnningOutgoing *outgoing;

      if (!g_str_equal (ways[way].action, g_action_get_name (G_ACTION (action))))
        continue;
      outgoing = (*provide) (widget, way);
      if (outgoing != NULL)
        anning_outgoing_send (widget, way, outgoing);
    }
}

AnningOutgoing *
anning_outgoing_new (GPtrArray      *blocks,
                     char           *text,
                     const char     *name,
                     const char     *language,
                     AnningPageSize  size)
{
  AnningOutgoing *self;

  g_return_val_if_fail (blocks != NULL && text != NULL && name != NULL, NULL);

  self = g_new0 (AnningOutgoing, 1);
  self->blocks = blocks;
  self->text = text;
  self->name = g_strdup (name);
  self->language = g_strdup (language);
  self->size = size;
  return self;
}

void
anning_outgoing_free (AnningOutgoing *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_free (self->text);
  g_free (self->name);
  g_free (self->language);
  g_free (self);
}

void
anning_outgoing_set_tables (AnningOutgoing *self,
                            GPtrArray      *tables)
{
  g_return_if_fail (self != NULL && self->tables == NULL);

  self->tables = tables;
}

void
anning_outgoing_set_pictures (AnningOutgoing *self,
                              GPtrArray      *pictures)
{
  g_return_if_fail (self != NULL && self->pictures == NULL);

  self->pictures = pictures;
}

void
anning_outgoing_send (GtkWidget         *widget,
                      AnningOutgoingWay  way,
                      AnningOutgoing    *outgoing)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && outgoing != NULL);

  switch (way)
    {
    case ANNING_OUTGOING_COPY:
      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), outgoing->text);
      if (outgoing->left != NULL)
        outgoing->left (widget, way);
      anning_toast (widget, _("The text is copied. Paste it where you write."));
      anning_outgoing_free (outgoing);
      break;
    case ANNING_OUTGOING_PRINT:
      anning_outgoing_print (widget, outgoing);
      break;
    case ANNING_OUTGOING_COPY_PICTURE:
    case ANNING_OUTGOING_SAVE_PICTURE:
      draw_pictures (sending_new (widget, outgoing, way), NULL);
      break;
    case ANNING_OUTGOING_SAVE_TEXT:
    case ANNING_OUTGOING_SAVE_PDF:
    case ANNING_OUTGOING_SAVE_CSV:
    case ANNING_OUTGOING_SAVE_XLSX:
    default:
      ask_for_file (sending_new (widget, outgoing, way));
    }
}

void
anning_outgoing_save_to (GtkWidget         *widget,
                         AnningOutgoingWay  way,
                         AnningOutgoing    *outgoing,
                         GFile             *file)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && outgoing != NULL && G_IS_FILE (file));
  g_return_if_fail (way < G_N_ELEMENTS (ways) && ways[way].suffix != NULL);

  if (way == ANNING_OUTGOING_SAVE_PICTURE)
    draw_pictures (sending_new (widget, outgoing, way), file);
  else
    save (sending_new (widget, outgoing, way), file);
}

void
anning_outgoing_attach (GtkWidget             *widget,
                        AnningOutgoingProvide  provide)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget) && provide != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (ways[i].action, NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (activate_cb), widget, G_CONNECT_DEFAULT);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (widget, "outgoing", G_ACTION_GROUP (group));
  g_object_set_data_full (G_OBJECT (widget), GROUP, g_object_ref (group), g_object_unref);
  g_object_set_data_full (G_OBJECT (widget), PROVIDE, g_memdup2 (&provide, sizeof provide), g_free);
}

void
anning_outgoing_set_enabled (GtkWidget *widget,
                             gboolean   enabled)
{
  GActionMap *group;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  group = g_object_get_data (G_OBJECT (widget), GROUP);
  g_return_if_fail (group != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (group, ways[i].action)), enabled);
}

static GMenuModel *
new_menu (guint n_ways)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < n_ways; i++)
    {
      g_autofree char *action = g_strconcat ("outgoing.", ways[i].action, NULL);

      g_menu_append (menu, _(ways[i].label), action);
    }
  return G_MENU_MODEL (menu);
}

GMenuModel *
anning_outgoing_menu_new (void)
{
  return new_menu (N_WAYS_WITHOUT_TABLES);
}

GMenuModel *
anning_outgoing_menu_new_with_tables (void)
{
  return new_menu (N_WAYS_WITH_TABLES);
}
