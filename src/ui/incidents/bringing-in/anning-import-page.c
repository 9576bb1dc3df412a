/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-page.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-drop-down-name.h"
#include "anning-import-files.h"
#include "anning-import-hearing-bar.h"
#include "anning-import-limits.h"
#include "anning-import-numbers.h"
#include "anning-import-questions.h"
#include "anning-import-words.h"

/* What is changed within this time is reckoned once. */
#define PATIENCE_MS 120

/* In the order of the buttons. */
enum
{
  TAB_FILES,
  TAB_NUMBERS,
  TAB_LIMITS,
  TAB_QUESTIONS,
  N_TABS
};

static const char *const tab_names[N_TABS] = { "files", "numbers", "limits", "questions" };

struct _AnningImportPage
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningImportPlan *plan;
  AnningImportChoice *choice;
  GListModel *numbers;       /* NULL while they are not known */
  AnningImportPreview *preview; /* of the choice as it stands, or NULL */
  gboolean other_plan;       /* @preview is of the plan before */
  GCancellable *reckoning;   /* NULL while nothing is reckoned */
  guint patience;
  gboolean chosen;           /* a tab was chosen for what is shown */
  gboolean awaited;          /* it was agreed to, and waits until the recordings were listened to */
  gboolean heard;            /* they were, since @preview was reckoned */

  AnningButtonLine *tabs;
  GtkToggleButton *tab_buttons[N_TABS];
  GtkStack *stack;
  AnningImportFiles *files;
  AnningImportNumbers *numbers_view;
  AnningImportLimits *limits;
  AnningImportQuestions *questions;
  GtkWidget *direction_box;
  GtkLabel *direction_label;
  GtkDropDown *direction;
  AnningImportHearingBar *hearing;
  GtkLabel *changed_note;
  GtkLabel *summary;
  AnningButtonLine *buttons;
  GtkWidget *import_button;
};

enum
{
  FILE_ASKED,
  WHO_ASKED,
  IMPORT,
  CANCEL,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningImportPage, anning_import_page, ADW_TYPE_BIN)

static void chosen_cb (AnningImportPage *self);

/* ---- tabs ---- */

static void
set_tab_label (AnningImportPage *self,
               guint             tab,
               const char       *label,
               guint             n)
{
  /* Translators: the name of a tab, then how many things are on it */
  g_autofree char *text = n > 0 ? g_strdup_printf (C_("tab and count", "%1$s %2$u"), label, n) : g_strdup (label);

  gtk_button_set_label (GTK_BUTTON (self->tab_buttons[tab]), text);
}

static void
show_tabs (AnningImportPage *self)
{
  gboolean lists = self->plan != NULL && anning_import_plan_has_sources (self->plan);
  guint n_open = anning_import_questions_get_n_open (self->questions);

  set_tab_label (self, TAB_FILES, C_("tab", "Files"),
                 self->plan != NULL ? g_list_model_get_n_items (anning_import_plan_get_items (self->plan)) : 0);
  set_tab_label (self, TAB_NUMBERS, C_("tab", "Numbers"), self->numbers != NULL ? g_list_model_get_n_items (self->numbers) : 0);
  set_tab_label (self, TAB_LIMITS, C_("tab", "Limits"), 0);
  set_tab_label (self, TAB_QUESTIONS, C_("tab", "To decide"), n_open);
  gtk_widget_set_visible (GTK_WIDGET (self->tabs), lists || anning_import_questions_get_n (self->questions) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->tab_buttons[TAB_NUMBERS]), lists);
  gtk_widget_set_visible (GTK_WIDGET (self->tab_buttons[TAB_LIMITS]), lists);
  gtk_widget_set_visible (GTK_WIDGET (self->tab_buttons[TAB_QUESTIONS]), anning_import_questions_get_n (self->questions) > 0);
}

static void
show_tab (AnningImportPage *self,
          guint             tab)
{
  gtk_toggle_button_set_active (self->tab_buttons[tab], TRUE);
  gtk_stack_set_visible_child_name (self->stack, tab_names[tab]);
}

static void
tab_cb (AnningImportPage *self,
        GtkToggleButton  *button)
{
  for (guint i = 0; i < N_TABS; i++)
    {
      if (self->tab_buttons[i] == button && gtk_toggle_button_get_active (button))
        gtk_stack_set_visible_child_name (self->stack, tab_names[i]);
    }
}

/* ---- what it would do ---- */

/* Recordings and documents that come in, whatever is chosen of the lists. */
static guint
count_files (AnningImportPage *self)
{
  GListModel *items = anning_import_plan_get_items (self->plan);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AnningImportItem) item = g_list_model_get_item (items, i);

      n += !anning_import_item_is_source (item) && anning_import_item_get_verdict (item) == ANNING_IMPORT_NEW;
    }
  return n;
}

/* In the order of the drop-down; what is not said stays unknown. */
static const char *const directions[] = { NULL, "in", "out" };

static void
direction_cb (AnningImportPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->direction);

  if (chosen >= G_N_ELEMENTS (directions) || g_strcmp0 (self->choice->direction, directions[chosen]) == 0)
    return;
  self->choice->direction = directions[chosen];
  chosen_cb (self);
}

/* It stays once it was asked, so that an answer can be changed. */
static void
show_direction (AnningImportPage *self)
{
  guint n = self->preview->n_without_direction;
  g_autofree char *text = NULL;

  if (n == 0)
    {
      gtk_widget_set_visible (self->direction_box, self->choice->direction != NULL);
      return;
    }
  text = g_strdup_printf (ngettext ("%u recording does not say who called:", "%u recordings do not say who called:", n), n);
  gtk_label_set_label (self->direction_label, text);
  gtk_widget_set_visible (self->direction_box, TRUE);
}

static void
show_preview (AnningImportPage *self)
{
  guint n_files = count_files (self);
  guint n_contacts = self->preview->all.n_fresh + self->preview->all.n_joined;
  g_autofree char *label = anning_import_words_button (self->preview, n_files);
  g_autofree char *tally = anning_import_words_tally (&self->preview->all);
  gboolean nothing_ticked = n_contacts == 0 && self->preview->all.n_known == 0 && self->preview->all.n_left_out > 0;

  gtk_button_set_label (GTK_BUTTON (self->import_button), label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->import_button))), TRUE);
  gtk_widget_set_sensitive (self->import_button, n_files + n_contacts > 0);
  if (nothing_ticked)
    gtk_label_set_label (self->summary, _("Nothing of the lists comes in yet: tick the numbers that belong to the matter."));
  else
    {
      g_autofree char *refused = anning_import_words_refused (self->preview);
      g_autofree char *both = g_strjoin (*tally != '\0' && *refused != '\0' ? "\n" : "", tally, refused, NULL);

      gtk_label_set_label (self->summary, both);
    }
  show_direction (self);
  anning_import_files_set_preview (self->files, self->preview);
  anning_import_questions_set (self->questions, self->preview, self->choice);
  show_tabs (self);
  if (!self->chosen && nothing_ticked)
    show_tab (self, TAB_NUMBERS);
  self->chosen = TRUE;
}

static void
set_awaited (AnningImportPage *self,
             gboolean          awaited)
{
  self->awaited = awaited;
  anning_import_hearing_bar_set_awaited (self->hearing, awaited);
}

/* @before: what was said until the recordings were listened to */
static void
show_changed (AnningImportPage          *self,
              const AnningImportPreview *before)
{
  g_autofree char *text = NULL;

  /* Translators: counts of new incidents and of questions, before and after */
  text = g_strdup_printf (_("The recordings were listened to, and something else will come out: new incidents %1$u, before %2$u; to decide %3$u, before %4$u. Look at it once more."),
                          self->preview->n_incidents, before->n_incidents, self->preview->n_unsure, before->n_unsure);
  gtk_label_set_label (self->changed_note, text);
  gtk_widget_set_visible (GTK_WIDGET (self->changed_note), TRUE);
}

static void
reckoned_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningImportPreview *preview = anning_import_preview_finish (ANNING_STORE (source), result, &error);
  g_autoptr (AnningImportPreview) before = NULL;
  gboolean changed;

  /* Something else was chosen meanwhile, or the page is gone. */
  if (self->reckoning == NULL || g_task_get_cancellable (G_TASK (result)) != self->reckoning)
    {
      anning_import_preview_free (preview);
      return;
    }
  g_clear_object (&self->reckoning);
  if (preview == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  before = g_steal_pointer (&self->preview);
  self->preview = preview;
  changed = self->heard && before != NULL && !self->other_plan && !anning_import_preview_equal (before, preview);
  self->heard = FALSE;
  self->other_plan = FALSE;
  show_preview (self);
  if (changed)
    show_changed (self, before);
  if (!self->awaited)
    return;
  set_awaited (self, FALSE);
  if (!changed)
    g_signal_emit (self, signals[IMPORT], 0);
}

static void
stop_reckoning (AnningImportPage *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->reckoning != NULL)
    g_cancellable_cancel (self->reckoning);
  g_clear_object (&self->reckoning);
}

static gboolean
reckon_cb (gpointer user_data)
{
  AnningImportPage *self = user_data;

  self->patience = 0;
  self->reckoning = g_cancellable_new ();
  anning_import_preview_async (self->store, self->plan, self->choice, self->reckoning, reckoned_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Until it is known what the choice does, it cannot be done. */
static void
reckon_later (AnningImportPage *self)
{
  if (self->store == NULL || self->plan == NULL)
    return;
  stop_reckoning (self);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  self->patience = g_timeout_add (PATIENCE_MS, reckon_cb, self);
}

/* Another choice: what was agreed to before is not what would be done now. */
static void
chosen_cb (AnningImportPage *self)
{
  set_awaited (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->changed_note), FALSE);
  reckon_later (self);
}

/* ---- listening ---- */

static void
heard_item_cb (AnningImportPage *self,
               AnningImportItem *item)
{
  anning_import_files_refresh (self->files, item);
}

static void
heard_cb (AnningImportPage *self)
{
  self->heard = TRUE;
  /* The first reckoning is still to come. */
  if (self->store == NULL || self->preview == NULL || self->other_plan)
    return;
  /* Nobody is typing: at once, and whoever presses the button meanwhile is not turned away. */
  stop_reckoning (self);
  reckon_cb (self);
}

/* ---- numbers ---- */

static void
add_names (GHashTable *names,
           GListModel *numbers)
{
  for (guint i = 0; i < g_list_model_get_n_items (numbers); i++)
    {
      g_autoptr (AnningImportNumber) number = g_list_model_get_item (numbers, i);
      const char *name = anning_import_number_get_info (number)->number;

      if (name != NULL)
        g_hash_table_add (names, (gpointer) name);
    }
}

/* Those that were not in the list before: what was unticked stays so when another file comes. */
static GListModel *
find_fresh (AnningImportPage *self,
            GListModel       *numbers)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GListStore *fresh = g_list_store_new (ANNING_TYPE_IMPORT_NUMBER);

  if (self->numbers != NULL)
    add_names (known, self->numbers);
  for (guint i = 0; i < g_list_model_get_n_items (numbers); i++)
    {
      g_autoptr (AnningImportNumber) number = g_list_model_get_item (numbers, i);
      const char *name = anning_import_number_get_info (number)->number;

      if (name != NULL && !g_hash_table_contains (known, name))
        g_list_store_append (fresh, number);
    }
  return G_LIST_MODEL (fresh);
}

static void
numbers_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) numbers = anning_import_plan_numbers_finish (ANNING_IMPORT_PLAN (source), result, &error);
  g_autoptr (GListModel) fresh = NULL;

  if (self->store == NULL || ANNING_IMPORT_PLAN (source) != self->plan)
    return;
  if (numbers == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  fresh = find_fresh (self, numbers);
  anning_import_choice_take_tied (self->choice, fresh);
  g_set_object (&self->numbers, numbers);
  anning_import_numbers_set (self->numbers_view, numbers, self->choice);
  show_tabs (self);
  reckon_later (self);
}

static void
opened_cb (AnningImportPage *self,
           guint             position,
           AnningImportItem *item)
{
  g_signal_emit (self, signals[FILE_ASKED], 0, item);
}

static void
who_cb (AnningImportPage   *self,
        AnningImportNumber *number)
{
  g_signal_emit (self, signals[WHO_ASKED], 0, number);
}

static void
import_cb (AnningImportPage *self)
{
  if (self->preview == NULL || self->other_plan)
    return;
  if (anning_import_hearing_bar_is_active (self->hearing) || self->heard)
    {
      set_awaited (self, TRUE);
      gtk_widget_set_sensitive (self->import_button, FALSE);
      return;
    }
  if (self->reckoning == NULL && self->patience == 0)
    g_signal_emit (self, signals[IMPORT], 0);
}

static void
cancel_cb (AnningImportPage *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

static void
anning_import_page_dispose (GObject *object)
{
  AnningImportPage *self = ANNING_IMPORT_PAGE (object);

  stop_reckoning (self);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);
  g_clear_object (&self->numbers);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_IMPORT_PAGE);

  G_OBJECT_CLASS (anning_import_page_parent_class)->dispose (object);
}

static void
anning_import_page_finalize (GObject *object)
{
  AnningImportPage *self = ANNING_IMPORT_PAGE (object);

  g_clear_pointer (&self->preview, anning_import_preview_free);
  g_clear_pointer (&self->choice, anning_import_choice_free);

  G_OBJECT_CLASS (anning_import_page_parent_class)->finalize (object);
}

static void
anning_import_page_class_init (AnningImportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_import_page_dispose;
  object_class->finalize = anning_import_page_finalize;

  signals[FILE_ASKED] = g_signal_new ("file", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 1, ANNING_TYPE_IMPORT_ITEM);
  signals[WHO_ASKED] = g_signal_new ("who", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, ANNING_TYPE_IMPORT_NUMBER);
  signals[IMPORT] = g_signal_new ("import", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (ANNING_TYPE_BUTTON_LINE);
  g_type_ensure (ANNING_TYPE_IMPORT_FILES);
  g_type_ensure (ANNING_TYPE_IMPORT_HEARING_BAR);
  g_type_ensure (ANNING_TYPE_IMPORT_NUMBERS);
  g_type_ensure (ANNING_TYPE_IMPORT_LIMITS);
  g_type_ensure (ANNING_TYPE_IMPORT_QUESTIONS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/incidents/anning-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, files);
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, numbers_view);
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, limits);
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, questions);
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, direction_box);
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, direction_label);
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, direction);
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, hearing);
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, changed_note);
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, summary);
  gtk_widget_class_bind_template_child (widget_class, AnningImportPage, buttons);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, heard_item_cb);
  gtk_widget_class_bind_template_callback (widget_class, heard_cb);
  gtk_widget_class_bind_template_callback (widget_class, direction_cb);
}

static void
add_tabs (AnningImportPage *self)
{
  for (guint i = 0; i < N_TABS; i++)
    {
      self->tab_buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      if (i > 0)
        gtk_toggle_button_set_group (self->tab_buttons[i], self->tab_buttons[0]);
      g_signal_connect_object (self->tab_buttons[i], "toggled", G_CALLBACK (tab_cb), self, G_CONNECT_SWAPPED);
      anning_button_line_append (self->tabs, GTK_WIDGET (self->tab_buttons[i]));
    }
  gtk_toggle_button_set_active (self->tab_buttons[TAB_FILES], TRUE);
}

static void
anning_import_page_init (AnningImportPage *self)
{
  const char *const answers[] = { C_("who called", "Not known"), C_("who called", "They called"), C_("who called", "I called"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (answers);
  GtkWidget *cancel;

  self->choice = anning_import_choice_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->direction, G_LIST_MODEL (list));
  anning_drop_down_set_name (self->direction, _("Who called, where a recording does not say it"));
  add_tabs (self);

  cancel = gtk_button_new_with_label (_("Cancel"));
  gtk_widget_add_css_class (cancel, "pill");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (self->buttons, cancel);
  self->import_button = gtk_button_new_with_label (_("Bring In"));
  gtk_widget_add_css_class (self->import_button, "pill");
  gtk_widget_add_css_class (self->import_button, "suggested-action");
  gtk_widget_set_sensitive (self->import_button, FALSE);
  g_signal_connect_object (self->import_button, "clicked", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (self->buttons, self->import_button);
}

/* Another plan, or the same one after something in it was read anew. What was chosen stays chosen. */
void
anning_import_page_set_plan (AnningImportPage *self,
                             AnningStore      *store,
                             AnningImportPlan *plan)
{
  g_return_if_fail (ANNING_IS_IMPORT_PAGE (self));
  g_return_if_fail (ANNING_IS_STORE (store) && ANNING_IS_IMPORT_PLAN (plan));

  stop_reckoning (self);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  g_set_object (&self->store, store);
  g_set_object (&self->plan, plan);
  self->chosen = FALSE;
  self->heard = FALSE;
  self->other_plan = TRUE;
  set_awaited (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->changed_note), FALSE);
  anning_import_limits_set (self->limits, store, self->choice);
  anning_import_files_set_plan (self->files, plan);
  show_tabs (self);
  if (anning_import_plan_has_sources (plan))
    anning_import_plan_numbers_async (plan, store, NULL, numbers_cb, g_object_ref (self));
  else
    reckon_cb (self);
  anning_import_hearing_bar_set_plan (self->hearing, plan);
}

/* Returns: (transfer none): as it stands */
const AnningImportChoice *
anning_import_page_get_choice (AnningImportPage *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_PAGE (self), NULL);

  return self->choice;
}

/* Returns: (nullable): what becomes of @item, NULL while it is not known */
const AnningImportTally *
anning_import_page_get_tally (AnningImportPage *self,
                              AnningImportItem *item)
{
  GListModel *items;

  g_return_val_if_fail (ANNING_IS_IMPORT_PAGE (self), NULL);

  items = self->plan != NULL ? anning_import_plan_get_items (self->plan) : NULL;
  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AnningImportItem) at = g_list_model_get_item (items, i);

      if (at == item)
        return anning_import_files_get_tally (self->files, i);
    }
  return NULL;
}

/* Whose a number is was said: one that belongs to the matter comes in. */
void
anning_import_page_say_who (AnningImportPage   *self,
                            const AnningNumber *number)
{
  g_return_if_fail (ANNING_IS_IMPORT_PAGE (self) && number != NULL);

  anning_import_choice_set_number (self->choice, number);
  if (number->private != 1 && (number->creditor != NULL || number->collector != NULL || number->debt_id != ANNING_UNKNOWN))
    anning_import_choice_take (self->choice, number->number, TRUE);
  anning_import_numbers_refresh (self->numbers_view);
  chosen_cb (self);
}
