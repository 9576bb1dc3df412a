/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-intake.h"

#include <glib/gi18n.h>

#include "anning-paste.h"
#include "anning-toasts.h"

struct _AnningImportIntake
{
  GObject parent_instance;

  AnningStore *store;          /* NULL once it is stopped */
  GtkWidget *widget;           /* weak */
  GListStore *files;           /* GFile: all that were chosen, dropped or pasted so far */
  GPtrArray *pasted;           /* AnningPasted: the same of texts and pictures */
  guint n_added;               /* of @pasted, how many were looked at in the present plan */
  AnningImportPlan *plan;      /* to which the texts are being added */
  GCancellable *cancellable;   /* until it is stopped */
  GCancellable *looking;       /* of the plan that is being made */
  GtkFileChooserNative *chooser;
  gboolean open;
};

enum
{
  LOOKING,
  PLAN,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningImportIntake, anning_import_intake, G_TYPE_OBJECT)

static void add_texts (AnningImportIntake *self);

static gboolean
takes_more (AnningImportIntake *self)
{
  return self->store != NULL && self->widget != NULL && self->open;
}

/* ---- the plan ---- */

static void
text_added_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AnningImportIntake) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningImportItem *item = anning_import_plan_add_text_finish (ANNING_IMPORT_PLAN (source), result, &error);

  if (self->store == NULL || ANNING_IMPORT_PLAN (source) != self->plan)
    return;
  if (item == NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  else
    add_texts (self);
}

/* One after the other; then the plan is there. */
static void
add_texts (AnningImportIntake *self)
{
  g_autoptr (AnningImportPlan) plan = NULL;

  while (self->n_added < self->pasted->len)
    {
      const AnningPasted *pasted = g_ptr_array_index (self->pasted, self->n_added++);

      if (pasted->bytes == NULL)
        continue;
      anning_import_plan_add_text_async (self->plan, self->store, pasted->bytes, pasted->name, self->looking,
                                         text_added_cb, g_object_ref (self));
      return;
    }
  plan = g_steal_pointer (&self->plan);
  g_signal_emit (self, signals[PLAN], 0, plan);
}

static void
plan_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningImportIntake) self = user_data;
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  plan = anning_import_plan_finish (ANNING_STORE (source), result, &error);
  /* More came meanwhile, or the window is gone. */
  if (self->store == NULL || g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;
  if (plan == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  g_set_object (&self->plan, plan);
  add_texts (self);
}

/* All that was handed over so far, from the beginning: a plan does not take further files. */
static void
look (AnningImportIntake *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->plan);
  self->looking = g_cancellable_new ();
  self->n_added = 0;
  g_signal_emit (self, signals[LOOKING], 0);
  anning_import_plan_async (self->store, G_LIST_MODEL (self->files), self->looking, plan_cb, g_object_ref (self));
}

static void
add_files (AnningImportIntake *self,
           GListModel         *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      g_list_store_append (self->files, file);
    }
}

/* @pasted: (transfer full) */
static void
take_pasted (AnningImportIntake *self,
             AnningPasted       *pasted)
{
  add_files (self, G_LIST_MODEL (pasted->files));
  g_ptr_array_add (self->pasted, pasted);
  look (self);
}

/* ---- the ways in ---- */

static void
chosen_cb (AnningImportIntake *self,
           int                 response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GListModel) files = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  anning_import_intake_take_files (self, files);
}

static void
choose (AnningImportIntake   *self,
        const char           *title,
        GtkFileChooserAction  action)
{
  if (self->chooser != NULL || !takes_more (self))
    return;
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (self->widget)), action, NULL, NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningImportIntake) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningPasted) pasted = anning_paste_finish (result, &error);

  if (!takes_more (self))
    return;
  if (pasted != NULL)
    take_pasted (self, g_steal_pointer (&pasted));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    anning_toast (self->widget, _("Nothing was copied that can be pasted here. Mark the rows of a table, a picture or files, copy them, and paste again."));
  else
    anning_toast_error (self->widget, error);
}

static gboolean
drop_cb (AnningImportIntake *self,
         const GValue       *value)
{
  const char *text;

  if (!takes_more (self))
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      for (const GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
        g_list_store_append (self->files, file->data);
      look (self);
      return TRUE;
    }
  text = g_value_get_string (value);
  if (text == NULL || *text == '\0')
    return FALSE;
  take_pasted (self, anning_pasted_new (text));
  return TRUE;
}

static void
anning_import_intake_dispose (GObject *object)
{
  AnningImportIntake *self = ANNING_IMPORT_INTAKE (object);

  anning_import_intake_stop (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->looking);
  g_clear_object (&self->files);
  g_clear_weak_pointer (&self->widget);
  G_OBJECT_CLASS (anning_import_intake_parent_class)->dispose (object);
}

static void
anning_import_intake_finalize (GObject *object)
{
  AnningImportIntake *self = ANNING_IMPORT_INTAKE (object);

  g_ptr_array_unref (self->pasted);
  G_OBJECT_CLASS (anning_import_intake_parent_class)->finalize (object);
}

static void
anning_import_intake_class_init (AnningImportIntakeClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_import_intake_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_import_intake_finalize;

  signals[LOOKING] = g_signal_new ("looking", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PLAN] = g_signal_new ("plan", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                ANNING_TYPE_IMPORT_PLAN);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_ERROR);
}

static void
anning_import_intake_init (AnningImportIntake *self)
{
  self->cancellable = g_cancellable_new ();
  self->files = g_list_store_new (G_TYPE_FILE);
  self->pasted = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_pasted_free);
  self->open = TRUE;
}

AnningImportIntake *
anning_import_intake_new (AnningStore *store,
                          GtkWidget   *widget)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  AnningImportIntake *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && GTK_IS_WINDOW (gtk_widget_get_root (widget)), NULL);

  self = g_object_new (ANNING_TYPE_IMPORT_INTAKE, NULL);
  self->store = g_object_ref (store);
  g_set_weak_pointer (&self->widget, widget);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (widget)), GTK_EVENT_CONTROLLER (target));
  return self;
}

void
anning_import_intake_choose_files (AnningImportIntake *self)
{
  g_return_if_fail (ANNING_IS_IMPORT_INTAKE (self));
  choose (self, _("Choose Files"), GTK_FILE_CHOOSER_ACTION_OPEN);
}

void
anning_import_intake_choose_folder (AnningImportIntake *self)
{
  g_return_if_fail (ANNING_IS_IMPORT_INTAKE (self));
  choose (self, _("Choose a Folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);
}

void
anning_import_intake_paste (AnningImportIntake *self)
{
  g_return_if_fail (ANNING_IS_IMPORT_INTAKE (self));

  if (takes_more (self))
    anning_paste_async (gtk_widget_get_clipboard (self->widget), TRUE, self->cancellable, pasted_cb, g_object_ref (self));
}

void
anning_import_intake_take_files (AnningImportIntake *self,
                                 GListModel         *files)
{
  g_return_if_fail (ANNING_IS_IMPORT_INTAKE (self) && G_IS_LIST_MODEL (files));

  if (!takes_more (self) || g_list_model_get_n_items (files) == 0)
    return;
  add_files (self, files);
  look (self);
}

void
anning_import_intake_take_text (AnningImportIntake *self,
                                const char         *text)
{
  g_return_if_fail (ANNING_IS_IMPORT_INTAKE (self) && text != NULL);

  if (takes_more (self))
    take_pasted (self, anning_pasted_new (text));
}

void
anning_import_intake_set_open (AnningImportIntake *self,
                               gboolean            open)
{
  g_return_if_fail (ANNING_IS_IMPORT_INTAKE (self));
  self->open = open;
}

void
anning_import_intake_stop (AnningImportIntake *self)
{
  g_return_if_fail (ANNING_IS_IMPORT_INTAKE (self));

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->plan);
  g_clear_object (&self->chooser);
  g_clear_object (&self->store);
}
