/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-letters-view.h"

#include <glib/gi18n.h>

#include "anning-debt.h"
#include "anning-language.h"
#include "anning-letter-view.h"
#include "anning-letters-list.h"
#include "anning-toasts.h"

struct _AnningLettersView
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningLetterBook *book;
  AnningRecordList *letters;
  AnningRecordList *debts;
  GCancellable *cancellable;

  /* What is to be shown once the store and the texts are there; key NULL: nothing. */
  char *asked_key;
  gint64 asked_debt;
  gint64 asked_letter; /* 0: a template, or the list when its key is "" */

  GtkStack *stack;
  AdwStatusPage *problem;
  AdwBin *list_bin;
  AnningLettersList *list;
  GtkWidget *letter_box;
  GtkWidget *back;
  AdwBin *letter_bin;
  AnningLetterView *letter;
};

enum
{
  PROP_0,
  PROP_PLACE,
  N_PROPS
};

enum
{
  ASKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningLettersView, anning_letters_view, ADW_TYPE_BIN)

static void
show_problem (AnningLettersView *self,
              const GError      *error)
{
  g_autofree char *sentence = anning_error_sentence (error);

  /* Large icons are loaded when they are named, so not before they are seen. */
  adw_status_page_set_icon_name (self->problem, "dialog-warning-symbolic");
  adw_status_page_set_description (self->problem, sentence);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
show_place (AnningLettersView *self,
            const char        *place)
{
  gtk_stack_set_visible_child_name (self->stack, place);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
}

static void
leave_letter (AnningLettersView *self)
{
  if (self->letter == NULL)
    return;
  anning_letter_draft_flush (anning_letter_view_get_draft (self->letter));
  self->letter = NULL;
  adw_bin_set_child (self->letter_bin, NULL);
}

/* Returns: (nullable): the letter at work, unless another one is being fetched */
static const AnningLetter *
get_open_letter (AnningLettersView *self)
{
  if (self->letter == NULL || self->asked_key != NULL)
    return NULL;
  return anning_letter_draft_get_letter (anning_letter_view_get_draft (self->letter));
}

/* Somebody outside keeps the way back. */
static gboolean
is_embedded (AnningLettersView *self)
{
  return g_signal_has_handler_pending (self, signals[ASKED], 0, FALSE);
}

/* The user asked for it: whoever keeps the way back shows it, or the view does. */
static void
ask (AnningLettersView *self,
     const char        *table,
     gint64             id,
     const char        *key)
{
  if (is_embedded (self))
    g_signal_emit (self, signals[ASKED], 0, table, id, key);
  else if (g_str_equal (table, "letter"))
    anning_letters_view_show_letter (self, id);
  else if (*key != '\0')
    anning_letters_view_show_template (self, key, ANNING_UNKNOWN);
  else
    anning_letters_view_show_list (self);
}

static void
opened_cb (AnningLettersView *self,
           const char        *table,
           gint64             id,
           const char        *key)
{
  ask (self, table, id, key);
}

static void
back_cb (AnningLettersView *self)
{
  ask (self, "letter_template", 0, "");
}

/* A letter about the only debt there is need not ask which. */
static gint64
choose_debt (AnningLettersView *self,
             gint64             debt_id)
{
  if (debt_id != ANNING_UNKNOWN || g_list_model_get_n_items (G_LIST_MODEL (self->debts)) != 1)
    return debt_id;
  return ((const AnningDebt *) anning_record_list_get (self->debts, 0))->record.id;
}

static void
show_draft (AnningLettersView  *self,
            const AnningLetter *letter)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (AnningLetterDraft) draft = NULL;
  GtkWidget *view;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  leave_letter (self);
  draft = anning_letter_draft_new (self->store, self->book, letter, &today);
  view = anning_letter_view_new (self->store, self->book, draft, self->debts);
  self->letter = ANNING_LETTER_VIEW (view);
  g_signal_connect_object (view, "deleted", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->letter_bin, view);
  gtk_widget_set_visible (self->back, !is_embedded (self));
  show_place (self, "letter");
}

static void
got_letter_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AnningLettersView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningLetter) letter = anning_records_get_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (letter == NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      anning_letters_view_show_list (self);
      return;
    }
  show_draft (self, letter);
}

static void
show_asked (AnningLettersView *self)
{
  g_autofree char *key = NULL;
  g_autoptr (AnningLetter) letter = NULL;

  if (self->asked_key == NULL || self->store == NULL || self->book == NULL
      || !anning_record_list_get_loaded (self->debts))
    return;

  key = g_steal_pointer (&self->asked_key);
  if (self->asked_letter != 0)
    {
      anning_records_get_async (self->store, &anning_letter_type, self->asked_letter, self->cancellable,
                                got_letter_cb, g_object_ref (self));
      return;
    }
  if (anning_letter_book_find (self->book, "zh", key) == NULL)
    {
      leave_letter (self);
      show_place (self, "list");
      return;
    }
  letter = anning_letter_new ();
  letter->template = g_steal_pointer (&key);
  letter->language = g_strdup ("zh");
  letter->debt_id = choose_debt (self, self->asked_debt);
  letter->incident_id = ANNING_UNKNOWN;
  show_draft (self, letter);
}

static void
await (AnningLettersView *self,
       const char        *key,
       gint64             debt_id,
       gint64             letter_id)
{
  g_free (self->asked_key);
  self->asked_key = g_strdup (key);
  self->asked_debt = debt_id;
  self->asked_letter = letter_id;
  show_asked (self);
}

static void
fill_list (AnningLettersView *self)
{
  if (self->book == NULL)
    return;
  if (self->list == NULL)
    {
      self->list = ANNING_LETTERS_LIST (
        anning_letters_list_new (anning_letter_book_get_groups (self->book, anning_ui_language ())));
      g_signal_connect_object (self->list, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->list_bin, GTK_WIDGET (self->list));
      if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "busy"))
        show_place (self, "list");
    }
  show_asked (self);
}

static void
give_store (AnningLettersView *self)
{
  if (self->list != NULL && self->letters != NULL)
    anning_letters_list_set_store (self->list, self->store, self->letters, self->debts);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  AnningLetterBook *book = anning_letter_book_new (NULL, NULL, &error);

  if (book == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, book, g_object_unref);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  AnningLettersView *self = ANNING_LETTERS_VIEW (source);
  g_autoptr (GError) error = NULL;
  AnningLetterBook *book = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (book == NULL)
    {
      show_problem (self, error);
      return;
    }
  self->book = book;
  fill_list (self);
  give_store (self);
}

static void
load (AnningLettersView *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, loaded_cb, NULL);

  g_task_set_source_tag (task, load);
  g_task_run_in_thread (task, load_thread);
}

static void
anning_letters_view_dispose (GObject *object)
{
  AnningLettersView *self = ANNING_LETTERS_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->letter != NULL)
    leave_letter (self);
  g_clear_object (&self->letters);
  g_clear_object (&self->debts);
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_letters_view_parent_class)->dispose (object);
}

static void
anning_letters_view_finalize (GObject *object)
{
  g_free (ANNING_LETTERS_VIEW (object)->asked_key);
  G_OBJECT_CLASS (anning_letters_view_parent_class)->finalize (object);
}

static void
anning_letters_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AnningLettersView *self = ANNING_LETTERS_VIEW (object);

  switch (prop_id)
    {
    case PROP_PLACE:
      g_value_set_string (value, self->letter != NULL ? "letter" : "list");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_letters_view_class_init (AnningLettersViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_letters_view_dispose;
  object_class->finalize = anning_letters_view_finalize;
  object_class->get_property = anning_letters_view_get_property;

  properties[PROP_PLACE] =
    g_param_spec_string ("place", NULL, NULL, "list",
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_STRING);
}

static GtkWidget *
new_letter_box (AnningLettersView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = adw_button_content_new ();

  self->back = gtk_button_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "go-previous-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("All Letters"));
  gtk_button_set_child (GTK_BUTTON (self->back), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("All Letters"), -1);
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_halign (self->back, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->back, 6);
  gtk_widget_set_margin_top (self->back, 6);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->back);
  gtk_widget_set_vexpand (GTK_WIDGET (self->letter_bin), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->letter_bin));
  return box;
}

static void
anning_letters_view_init (AnningLettersView *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->problem = ADW_STATUS_PAGE (adw_status_page_new ());
  self->list_bin = ADW_BIN (adw_bin_new ());
  self->letter_bin = ADW_BIN (adw_bin_new ());
  self->letter_box = new_letter_box (self);

  adw_status_page_set_title (self->problem, _("The Letters Cannot Be Read"));
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list_bin), "list");
  gtk_stack_add_named (self->stack, self->letter_box, "letter");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  load (self);
}

GtkWidget *
anning_letters_view_new (void)
{
  return g_object_new (ANNING_TYPE_LETTERS_VIEW, NULL);
}

void
anning_letters_view_set_store (AnningLettersView *self,
                               AnningStore       *store)
{
  g_return_if_fail (ANNING_IS_LETTERS_VIEW (self) && ANNING_IS_STORE (store) && self->store == NULL);

  self->store = g_object_ref (store);
  self->letters = anning_record_list_new (store, &anning_letter_type, NULL, 0);
  self->debts = anning_record_list_new (store, &anning_debt_type, NULL, 0);
  g_signal_connect_object (self->debts, "notify::loaded", G_CALLBACK (show_asked), self, G_CONNECT_SWAPPED);
  give_store (self);
  show_asked (self);
}

void
anning_letters_view_show_list (AnningLettersView *self)
{
  g_return_if_fail (ANNING_IS_LETTERS_VIEW (self));

  g_clear_pointer (&self->asked_key, g_free);
  leave_letter (self);
  if (self->list != NULL)
    show_place (self, "list");
}

void
anning_letters_view_show_template (AnningLettersView *self,
                                   const char        *key,
                                   gint64             debt_id)
{
  const AnningLetter *letter;

  g_return_if_fail (ANNING_IS_LETTERS_VIEW (self) && key != NULL);

  /* Whoever comes back from a tick list finds the letter as it was left. */
  letter = get_open_letter (self);
  if (letter == NULL || g_strcmp0 (letter->template, key) != 0
      || (debt_id != ANNING_UNKNOWN && debt_id != letter->debt_id))
    await (self, key, debt_id, 0);
}

void
anning_letters_view_show_letter (AnningLettersView *self,
                                 gint64             id)
{
  const AnningLetter *letter;

  g_return_if_fail (ANNING_IS_LETTERS_VIEW (self));

  letter = get_open_letter (self);
  if (letter == NULL || letter->record.id != id)
    await (self, "", ANNING_UNKNOWN, id);
}

void
anning_letters_view_flush (AnningLettersView *self)
{
  g_return_if_fail (ANNING_IS_LETTERS_VIEW (self));

  if (self->letter != NULL)
    anning_letter_draft_flush (anning_letter_view_get_draft (self->letter));
}
