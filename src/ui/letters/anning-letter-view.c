/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-letter-view.h"

#include <glib/gi18n.h>

#include "anning-debt.h"
#include "anning-fact-view.h"
#include "anning-language.h"
#include "anning-letter-contacts.h"
#include "anning-letter-deadline-row.h"
#include "anning-letter-incidents.h"
#include "anning-letter-leave.h"
#include "anning-letter-paper.h"
#include "anning-letter-questions.h"
#include "anning-outgoing.h"
#include "anning-records.h"
#include "anning-rows.h"
#include "anning-sheet.h"
#include "anning-target.h"
#include "anning-toasts.h"

static const char *const languages[] = { "zh", "en" };

/* Words of anning_channels, for the way of a letter; nothing is noted at first. */
static const AnningWord ways[] = {
  { "", N_("Not noted") },
  { "letter", N_("By post") },
  { "email", N_("By e-mail") },
  { "im", N_("By messenger or an online form") },
  { "visit", N_("Handed over") },
  { "other", N_("Another way") },
  { NULL, NULL },
};

struct _AnningLetterView
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningLetterBook *book;
  AnningLetterDraft *draft;
  AnningRecordList *debts;
  GArray *debt_ids; /* gint64, in the order of the debt row */
  char **facts;     /* that are shown */
  guint fold_source;
  guint showing : 1;
  guint facts_shown : 1;

  GtkWidget *switcher;
  GtkToggleButton *fill_toggle;
  GtkToggleButton *letter_toggle;
  AdwLeaflet *leaflet;
  GtkLabel *title_label;
  GtkLabel *summary_label;
  AdwComboRow *debt_row;
  AdwActionRow *contacts_row;
  AdwComboRow *language_row;
  AnningLetterQuestions *questions;
  GtkWidget *send_group;
  GtkLabel *send_label;
  GtkWidget *ticks_button;
  GtkExpander *facts_expander;
  GtkBox *facts_box;
  AnningDayRow *sent_day_row;
  AnningWordRow *sent_by_row;
  AnningDayRow *answer_row;
  AnningLetterDeadlineRow *deadline_row;
  GtkWidget *delete_button;
  GtkBox *paper_box;
  AnningLetterPaper *paper;
  GtkLabel *missing_label;
  GtkWidget *own_box;
  GtkToggleButton *edit_toggle;
  GtkMenuButton *share_button;
};

enum
{
  DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningLetterView, anning_letter_view, ADW_TYPE_BIN)

/* ---- what it is about ---- */

static char *
debt_name (const AnningDebt *debt)
{
  const char *creditor = debt->creditor != NULL ? debt->creditor : _("Lender not known yet");

  /* Translators: a debt: its creditor, its product */
  return debt->product != NULL ? g_strdup_printf (_("%1$s · %2$s"), creditor, debt->product) : g_strdup (creditor);
}

/* Once it is sent, a period may run for the answer. */
static void
show_deadline (AnningLetterView *self)
{
  const AnningLetter *letter = anning_letter_draft_get_letter (self->draft);
  const AnningLetterTemplate *template = anning_letter_draft_get_template (self->draft);
  const AnningDebt *debt = NULL;

  for (guint i = 0; self->debts != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->debts)); i++)
    {
      const AnningDebt *one = anning_record_list_get (self->debts, i);

      if (one->record.id == letter->debt_id)
        debt = one;
    }
  anning_letter_deadline_row_show (self->deadline_row, self->store, letter,
                                   template != NULL ? template->deadline : NULL,
                                   debt != NULL ? debt->creditor : NULL, debt != NULL ? debt->lender_type : NULL);
}

static void
show_debts (AnningLetterView *self)
{
  const gint64 unknown = ANNING_UNKNOWN;
  const gint64 chosen = anning_letter_draft_get_letter (self->draft)->debt_id;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n_debts = g_list_model_get_n_items (G_LIST_MODEL (self->debts));
  guint selected = 0;

  g_array_set_size (self->debt_ids, 0);
  gtk_string_list_append (names, _("Not chosen yet"));
  g_array_append_val (self->debt_ids, unknown);
  for (guint i = 0; i < n_debts; i++)
    {
      const AnningDebt *debt = anning_record_list_get (self->debts, i);
      g_autofree char *name = debt_name (debt);

      gtk_string_list_append (names, name);
      g_array_append_val (self->debt_ids, debt->record.id);
      if (debt->record.id == chosen)
        selected = i + 1;
    }
  self->showing = TRUE;
  adw_combo_row_set_model (self->debt_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->debt_row, selected);
  self->showing = FALSE;
  show_deadline (self);
}

static void
debt_selected_cb (AnningLetterView *self)
{
  const guint selected = adw_combo_row_get_selected (self->debt_row);

  if (self->showing || self->draft == NULL || selected >= self->debt_ids->len)
    return;
  /* Another debt: what is missing is another thing. */
  anning_letter_questions_regroup (self->questions);
  anning_letter_draft_set_debt (self->draft, g_array_index (self->debt_ids, gint64, selected));
  show_deadline (self);
}

static void
language_selected_cb (AnningLetterView *self)
{
  const guint selected = adw_combo_row_get_selected (self->language_row);

  if (!self->showing && self->draft != NULL && selected < G_N_ELEMENTS (languages))
    anning_letter_draft_set_language (self->draft, languages[selected]);
}

static void
chosen_cb (AnningLetterView *self,
           GArray           *ids)
{
  if (self->draft != NULL)
    anning_letter_draft_set_incidents (self->draft, ids);
}

static void
contacts_cb (AnningLetterView *self)
{
  const AnningLetterValues *values = anning_letter_draft_get_values (self->draft);
  g_autoptr (GArray) chosen = NULL;
  AnningLetterContacts *sheet;

  if (values == NULL)
    return;
  chosen = anning_letter_incidents_read (anning_letter_values_get (values, "incidents"));
  sheet = anning_letter_contacts_new (self->store, anning_letter_draft_get_letter (self->draft)->debt_id, chosen);
  g_signal_connect_object (sheet, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  anning_sheet_present (GTK_WINDOW (sheet), GTK_WIDGET (self));
}

static void
show_contacts (AnningLetterView *self)
{
  const AnningLetterValues *values = anning_letter_draft_get_values (self->draft);
  const guint n = values->incidents->len;
  g_autofree char *count = g_strdup_printf (ngettext ("%u contact is told", "%u contacts are told", n), n);

  adw_action_row_set_subtitle (self->contacts_row, n > 0 ? count : _("None is told yet"));
}

static void
values_changed_cb (AnningLetterView *self)
{
  anning_letter_questions_update (self->questions);
  show_contacts (self);
}

static void
ask_for_missing (GtkWidget *widget)
{
  AnningLetterView *self = ANNING_LETTER_VIEW (widget);

  gtk_toggle_button_set_active (self->fill_toggle, TRUE);
  if (!anning_letter_questions_focus_missing (self->questions))
    gtk_widget_child_focus (GTK_WIDGET (self->contacts_row), GTK_DIR_TAB_FORWARD);
}

/* ---- the letter as it stands ---- */

static void
show_missing (AnningLetterView *self)
{
  GPtrArray *missing = anning_letter_draft_get_missing (self->draft);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < missing->len; i++)
    /* Translators: stands between the names of things that are missing */
    g_string_append_printf (names, "%s%s", i > 0 ? C_("list", ", ") : "", (char *) g_ptr_array_index (missing, i));
  /* Translators: %2$s are names of what is missing */
  text = g_strdup_printf (ngettext ("%1$u thing is still missing: %2$s", "%1$u things are still missing: %2$s",
                                    missing->len), missing->len, names->str);
  gtk_label_set_label (self->missing_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), missing->len > 0);
}

/* Folded up nobody reads them. */
static void
show_facts_cb (AnningLetterView *self)
{
  if (self->facts == NULL || self->facts_shown || !gtk_expander_get_expanded (self->facts_expander))
    return;
  self->facts_shown = TRUE;
  anning_fact_view_fill (self->facts_expander, self->facts_box, (const char *const *) self->facts);
}

static void
show_facts (AnningLetterView *self)
{
  const char *const *facts = anning_letter_draft_get_facts (self->draft);

  if (facts == NULL || (self->facts != NULL && g_strv_equal ((const char *const *) self->facts, facts)))
    return;
  g_strfreev (self->facts);
  self->facts = g_strdupv ((char **) facts);
  self->facts_shown = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->facts_expander), facts[0] != NULL);
  show_facts_cb (self);
}

static void
text_changed_cb (AnningLetterView *self)
{
  const AnningLetter *letter = anning_letter_draft_get_letter (self->draft);
  const char *text = anning_letter_draft_get_text (self->draft);

  self->showing = TRUE;
  anning_letter_paper_set_text (self->paper, text, letter->language);
  self->showing = FALSE;
  gtk_widget_set_visible (self->own_box, letter->edited == 1);
  anning_outgoing_set_enabled (GTK_WIDGET (self), *text != '\0');
  show_missing (self);
  show_facts (self);
}

static void
edited_cb (AnningLetterView *self)
{
  g_autofree char *text = NULL;

  if (self->showing || self->draft == NULL)
    return;
  text = anning_letter_paper_get_text (self->paper);
  anning_letter_draft_set_text (self->draft, text);
}

static void
edit_toggled_cb (AnningLetterView *self)
{
  anning_letter_paper_set_editable (self->paper, gtk_toggle_button_get_active (self->edit_toggle));
}

/* The user's wording, to be put back. */
typedef struct
{
  AnningLetterDraft *draft;
  char *text;
} Wording;

static void
wording_free (gpointer data)
{
  Wording *wording = data;

  g_object_unref (wording->draft);
  g_free (wording->text);
  g_free (wording);
}

static void
put_back (gpointer data)
{
  Wording *wording = data;

  anning_letter_draft_set_text (wording->draft, wording->text);
}

static void
anew_cb (AnningLetterView *self)
{
  Wording *wording = g_new0 (Wording, 1);

  wording->draft = g_object_ref (self->draft);
  wording->text = g_strdup (anning_letter_draft_get_text (self->draft));
  gtk_toggle_button_set_active (self->edit_toggle, FALSE);
  anning_letter_draft_fill_anew (self->draft);
  anning_toast_undo (GTK_WIDGET (self), _("Your wording is gone, the letter is filled in anew"), put_back, wording, wording_free);
}

static AnningOutgoing *
provide (GtkWidget         *widget,
         AnningOutgoingWay  way)
{
  AnningLetterView *self = ANNING_LETTER_VIEW (widget);

  return anning_letter_leave (widget, self->book, self->draft, way, ask_for_missing);
}

/* ---- the rest ---- */

static void
ticks_cb (AnningLetterView *self)
{
  const AnningLetterTemplate *template = anning_letter_draft_get_template (self->draft);
  g_autofree char *target = g_strdup_printf ("ticks:%s", template->tick_list);

  anning_target_activate (GTK_WIDGET (self), target);
}

static void
sent_cb (AnningLetterView *self)
{
  g_autofree char *day = NULL;
  g_autofree char *way = NULL;
  g_autofree char *answer = NULL;

  if (self->showing || self->draft == NULL)
    return;
  g_object_get (self->sent_day_row, "value", &day, NULL);
  g_object_get (self->sent_by_row, "value", &way, NULL);
  g_object_get (self->answer_row, "value", &answer, NULL);
  anning_letter_draft_set_sent (self->draft, "sent_day", day);
  anning_letter_draft_set_sent (self->draft, "sent_by", way != NULL && *way != '\0' ? way : NULL);
  anning_letter_draft_set_sent (self->draft, "answer_due_day", answer);
  show_deadline (self);
}

static void
stored_cb (AnningLetterView *self)
{
  gtk_widget_set_visible (self->delete_button, TRUE);
  show_deadline (self);
}

static void
failed_cb (AnningLetterView *self,
           const GError     *error)
{
  anning_toast_error (GTK_WIDGET (self), error);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningLetterView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error))
    {
      if (self->draft == NULL)
        return;
      anning_toast_error (GTK_WIDGET (self), error);
      gtk_widget_set_sensitive (self->delete_button, TRUE);
      return;
    }
  if (self->draft == NULL)
    return;
  anning_toast_deleted (GTK_WIDGET (self), _("Letter deleted"), ANNING_STORE (source), &anning_letter_type,
                        anning_letter_draft_get_letter (self->draft)->record.id);
  g_signal_emit (self, signals[DELETED], 0);
}

static void
delete_cb (AnningLetterView *self)
{
  /* What is typed at this moment comes back with an undo. */
  anning_letter_draft_flush (self->draft);
  gtk_widget_set_sensitive (self->delete_button, FALSE);
  anning_records_remove_async (self->store, &anning_letter_type,
                               anning_letter_draft_get_letter (self->draft)->record.id,
                               removed_cb, g_object_ref (self));
}

static void
toggled_cb (AnningLetterView *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet,
                                      gtk_toggle_button_get_active (self->fill_toggle) ? "fill" : "letter");
}

static gboolean
show_switcher_cb (gpointer user_data)
{
  AnningLetterView *self = user_data;

  self->fold_source = 0;
  gtk_widget_set_visible (self->switcher, adw_leaflet_get_folded (self->leaflet));
  return G_SOURCE_REMOVE;
}

/* The leaflet folds while sizes are given out: too late for a neighbour to appear. */
static void
folded_cb (AnningLetterView *self)
{
  if (self->fold_source == 0)
    self->fold_source = g_idle_add (show_switcher_cb, self);
}

static void
show_template (AnningLetterView *self)
{
  const AnningLetter *letter = anning_letter_draft_get_letter (self->draft);
  /* What is said about the letter is in the program's language, whatever its own is. */
  const AnningLetterTemplate *template = anning_letter_book_find (self->book, anning_ui_language (), letter->template);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_label_set_label (self->title_label, template != NULL ? template->title : letter->title);
  gtk_label_set_label (self->summary_label, template != NULL ? template->summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->debt_row), template != NULL && template->about_debt);
  gtk_widget_set_visible (GTK_WIDGET (self->contacts_row), template != NULL && template->about_contacts);
  gtk_widget_set_visible (self->send_group, template != NULL);
  gtk_label_set_label (self->send_label, template != NULL ? template->send : "");
  gtk_widget_set_visible (self->ticks_button, template != NULL && template->tick_list != NULL);
  gtk_widget_set_visible (self->delete_button, letter->record.id != 0);

  self->showing = TRUE;
  gtk_string_list_append (names, _("Chinese"));
  gtk_string_list_append (names, _("English, to read along"));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, g_strcmp0 (letter->language, "en") == 0 ? 1 : 0);
  g_object_set (self->sent_day_row, "value", letter->sent_day, NULL);
  g_object_set (self->sent_by_row, "value", letter->sent_by != NULL ? letter->sent_by : "", NULL);
  g_object_set (self->answer_row, "value", letter->answer_due_day, NULL);
  self->showing = FALSE;
  show_deadline (self);
}

static void
anning_letter_view_dispose (GObject *object)
{
  AnningLetterView *self = ANNING_LETTER_VIEW (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_object (&self->draft);
  g_clear_object (&self->debts);
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_LETTER_VIEW);
  G_OBJECT_CLASS (anning_letter_view_parent_class)->dispose (object);
}

static void
anning_letter_view_finalize (GObject *object)
{
  AnningLetterView *self = ANNING_LETTER_VIEW (object);

  g_array_unref (self->debt_ids);
  g_strfreev (self->facts);
  G_OBJECT_CLASS (anning_letter_view_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, switcher);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, fill_toggle);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, letter_toggle);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, title_label);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, summary_label);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, debt_row);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, contacts_row);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, language_row);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, questions);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, send_group);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, send_label);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, ticks_button);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, facts_expander);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, facts_box);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, sent_day_row);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, sent_by_row);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, answer_row);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, deadline_row);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, delete_button);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, paper_box);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, missing_label);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, own_box);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, edit_toggle);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterView, share_button);
}

static void
anning_letter_view_class_init (AnningLetterViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_letter_view_dispose;
  object_class->finalize = anning_letter_view_finalize;

  signals[DELETED] = g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_LETTER_DEADLINE_ROW);
  g_type_ensure (ANNING_TYPE_LETTER_QUESTIONS);
  g_type_ensure (ANNING_TYPE_DAY_ROW);
  g_type_ensure (ANNING_TYPE_WORD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/letters/anning-letter-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, debt_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, contacts_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_facts_cb);
  gtk_widget_class_bind_template_callback (widget_class, ticks_cb);
  gtk_widget_class_bind_template_callback (widget_class, sent_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, anew_cb);
}

/* With the largest text its words are wider than the window. */
static void
wrap_label (GtkWidget *button)
{
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
}

static void
anning_letter_view_init (AnningLetterView *self)
{
  g_autoptr (GMenuModel) menu = anning_outgoing_menu_new ();

  self->debt_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  wrap_label (self->ticks_button);
  wrap_label (self->delete_button);
  wrap_label (GTK_WIDGET (self->edit_toggle));
  anning_word_row_set_list (self->sent_by_row, ways);
  anning_outgoing_attach (GTK_WIDGET (self), provide);
  gtk_menu_button_set_menu_model (self->share_button, menu);
}

GtkWidget *
anning_letter_view_new (AnningStore       *store,
                        AnningLetterBook  *book,
                        AnningLetterDraft *draft,
                        AnningRecordList  *debts)
{
  AnningLetterView *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && ANNING_IS_LETTER_BOOK (book), NULL);
  g_return_val_if_fail (ANNING_IS_LETTER_DRAFT (draft) && ANNING_IS_RECORD_LIST (debts), NULL);

  self = g_object_new (ANNING_TYPE_LETTER_VIEW, NULL);
  self->store = g_object_ref (store);
  self->book = g_object_ref (book);
  self->draft = g_object_ref (draft);
  self->debts = g_object_ref (debts);

  self->paper = ANNING_LETTER_PAPER (anning_letter_paper_new (book));
  gtk_box_append (self->paper_box, GTK_WIDGET (self->paper));
  g_signal_connect_object (self->paper, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  anning_letter_questions_set_draft (self->questions, book, draft);
  show_template (self);
  show_debts (self);
  g_signal_connect_object (debts, "items-changed", G_CALLBACK (show_debts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "values-changed", G_CALLBACK (values_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "text-changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "stored", G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  anning_outgoing_set_enabled (GTK_WIDGET (self), FALSE);
  if (anning_letter_draft_get_values (draft) != NULL)
    values_changed_cb (self);
  text_changed_cb (self);
  return GTK_WIDGET (self);
}

AnningLetterDraft *
anning_letter_view_get_draft (AnningLetterView *self)
{
  g_return_val_if_fail (ANNING_IS_LETTER_VIEW (self), NULL);
  return self->draft;
}
