/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-papers-view.h"

#include <glib/gi18n.h>

#include "anning-budget-compare.h"
#include "anning-budgets.h"
#include "anning-file-name.h"
#include "anning-language.h"
#include "anning-offer-warning-group.h"
#include "anning-offer-warnings.h"
#include "anning-outgoing.h"
#include "anning-paper-check-group.h"
#include "anning-paper-missing.h"
#include "anning-paper-parts-group.h"
#include "anning-paper-sheet.h"
#include "anning-planner-words.h"
#include "anning-setting.h"
#include "anning-toasts.h"
#include "anning-ui-texts.h"

/* The name that stands in the documents, in the file. */
#define SETTING_NAME "papers-name"
#define KEEP_MS 500

static const char *const kind_titles[] = {
  [ANNING_PAPER_MEANS] = N_("Statement of Means"),
  [ANNING_PAPER_DEBTS] = N_("List of Debts"),
  [ANNING_PAPER_PROPOSAL] = N_("Proposal with Schedule"),
  [ANNING_PAPER_COMPARISON] = N_("Comparison Sheet"),
};

static const char *const languages[] = { "zh", "en" };

struct _AnningPapersView
{
  AnningPlannerView parent_instance;

  AnningPaperWords *words;
  AnningPaper *paper; /* NULL: something is missing */
  AnningTexts *texts; /* NULL until they are loaded */
  gint64 debt_id;     /* 0: for nobody in particular */
  GArray *ids;        /* gint64, of the rows of for_row */
  guint keep_id;      /* source: the name is kept once typing rests */

  AdwComboRow *kind_row;
  AdwComboRow *for_row;
  AdwComboRow *language_row;
  GtkLabel *language_hint;
  AdwEntryRow *name_row;
  AnningPaperPartsGroup *parts;
  AnningPaperCheckGroup *check;
  AnningOfferWarningGroup *warnings;
  AnningPaperMissing *missing;
  GtkWidget *hand_out;
  GtkLabel *kept_hint;
  AnningPaperSheet *sheet;

  guint showing : 1;
  guint name_typed : 1;
};

G_DEFINE_FINAL_TYPE (AnningPapersView, anning_papers_view, ANNING_TYPE_PLANNER_VIEW)

static AnningPlannerBook *
get_book (AnningPapersView *self)
{
  return anning_planner_view_get_book (ANNING_PLANNER_VIEW (self));
}

/* TRUE in the place of one debt, where everything is for its creditor. */
static gboolean
is_of_debt (AnningPapersView *self)
{
  return anning_planner_view_get_debt_id (ANNING_PLANNER_VIEW (self)) != 0;
}

static AnningPaperKind
get_kind (AnningPapersView *self)
{
  return (AnningPaperKind) MIN (adw_combo_row_get_selected (self->kind_row), ANNING_PAPER_N_KINDS - 1);
}

/* ---- for whom ---- */

/* Whether a document of @kind about that debt has something to say. */
static gboolean
has_matter (const AnningDebtCase *its,
            AnningPaperKind       kind)
{
  return anning_paper_find_offer (its) != NULL || (kind == ANNING_PAPER_COMPARISON && its->rounds->len > 0);
}

/* The debt that was chosen, or where a document wants one and none was: the first with something to say. */
static const AnningDebtCase *
find_debt (AnningPapersView *self)
{
  GPtrArray *cases = anning_planner_book_get_cases (get_book (self));
  const AnningDebtCase *its = NULL;

  if (self->debt_id != 0)
    its = anning_planner_book_get_case (get_book (self), self->debt_id);
  if (its != NULL || is_of_debt (self) || !anning_paper_wants_debt (get_kind (self)) || cases->len == 0)
    return its;
  for (guint i = 0; i < cases->len; i++)
    {
      if (has_matter (g_ptr_array_index (cases, i), get_kind (self)))
        return g_ptr_array_index (cases, i);
    }
  return g_ptr_array_index (cases, 0);
}

static void
add_choice (AnningPapersView *self,
            GtkStringList    *list,
            gint64            id,
            const char       *text)
{
  gtk_string_list_append (list, text);
  g_array_append_val (self->ids, id);
}

static gboolean
same_choices (GListModel    *before,
              GtkStringList *list)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (before == NULL || g_list_model_get_n_items (before) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (before), i), gtk_string_list_get_string (list, i)))
        return FALSE;
    }
  return TRUE;
}

static void
show_for (AnningPapersView     *self,
          const AnningDebtCase *chosen)
{
  GPtrArray *cases = anning_planner_book_get_cases (get_book (self));
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->ids, 0);
  if (!anning_paper_wants_debt (get_kind (self)))
    add_choice (self, list, 0, _("No one in particular"));
  for (guint i = 0; i < cases->len; i++)
    {
      const AnningDebtCase *its = g_ptr_array_index (cases, i);
      const AnningDebt *debt = its->debt;
      g_autofree char *text = debt->creditor != NULL && debt->product != NULL
                                ? g_strdup_printf ("%s · %s", debt->creditor, debt->product)
                                : g_strdup (debt->creditor != NULL ? debt->creditor : _("The debt"));

      if (its == chosen)
        selected = self->ids->len;
      add_choice (self, list, debt->record.id, text);
    }
  if (!same_choices (adw_combo_row_get_model (self->for_row), list))
    adw_combo_row_set_model (self->for_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->for_row, self->ids->len > 0 ? selected : GTK_INVALID_LIST_POSITION);
  gtk_widget_set_visible (GTK_WIDGET (self->for_row), cases->len > 0 && !is_of_debt (self));
}

/* ---- the document ---- */

/* What to look at before an offer is handed out. */
static void
show_warnings (AnningPapersView     *self,
               const AnningDebtCase *its)
{
  g_autoptr (GArray) warnings = NULL;
  guint card_months = self->texts != NULL ? anning_texts_get_limits (self->texts)->card_instalments : G_MAXUINT;
  GDate today;

  anning_planner_today (&today);
  if (get_kind (self) == ANNING_PAPER_PROPOSAL && its != NULL)
    warnings = anning_offer_warnings (its, anning_paper_find_offer (its), NULL, card_months, &today);
  else
    warnings = g_array_new (FALSE, FALSE, sizeof (AnningOfferWarning));
  anning_offer_warning_group_show (self->warnings, warnings, card_months);
}

static void
show (AnningPapersView *self)
{
  const AnningDebtCase *its = find_debt (self);
  const AnningPaperKind kind = get_kind (self);
  g_autoptr (GError) error = NULL;
  AnningPaperRequest request = {
    .kind = kind,
    .language = languages[MIN (adw_combo_row_get_selected (self->language_row), G_N_ELEMENTS (languages) - 1)],
    .cases = anning_planner_book_get_cases (get_book (self)),
    .budget = anning_planner_book_get_budget (get_book (self)),
    .debt = its,
    .name = gtk_editable_get_text (GTK_EDITABLE (self->name_row)),
  };

  self->showing = TRUE;
  show_for (self, its);
  self->showing = FALSE;
  anning_paper_parts_group_show (self->parts, kind, its != NULL);
  request.parts = anning_paper_parts_group_get (self->parts);
  anning_planner_today (&request.today);

  g_clear_pointer (&self->paper, anning_paper_free);
  self->paper = anning_paper_new (self->words, &request, &error);
  if (self->paper != NULL)
    {
      anning_paper_sheet_show (self->sheet, self->paper->blocks);
      anning_paper_check_group_show (self->check, &self->paper->contents, its != NULL);
    }
  else
    {
      /* Without a debt the list beside it suggests the first one. */
      anning_paper_missing_show (self->missing, error, its, request.cases->len > 0);
      gtk_widget_set_visible (GTK_WIDGET (self->parts), FALSE);
    }
  /* Where program and document are both in Chinese nobody asks why. */
  gtk_widget_set_visible (GTK_WIDGET (self->language_hint),
                          !g_str_equal (request.language, "zh") || !g_str_equal (anning_ui_language (), "zh"));
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), self->paper != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->check), self->paper != NULL);
  gtk_widget_set_visible (self->hand_out, self->paper != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->kept_hint), self->paper != NULL && kind == ANNING_PAPER_MEANS);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), self->paper == NULL);
  anning_outgoing_set_enabled (GTK_WIDGET (self), self->paper != NULL);
  show_warnings (self, its);
}

static void
show_if_read (AnningPapersView *self)
{
  if (!self->showing)
    anning_planner_view_update (ANNING_PLANNER_VIEW (self));
}

static void
for_selected_cb (AnningPapersView *self)
{
  const guint selected = adw_combo_row_get_selected (self->for_row);

  if (self->showing || selected >= self->ids->len)
    return;
  self->debt_id = g_array_index (self->ids, gint64, selected);
  show_if_read (self);
}

static void
texts_ready_cb (gpointer     object,
                AnningTexts *texts)
{
  AnningPapersView *self = object;

  g_set_object (&self->texts, texts);
  show_if_read (self);
}

/* ---- the name ---- */

static void
keep_name (AnningPapersView *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));

  g_clear_handle_id (&self->keep_id, g_source_remove);
  anning_setting_set_later (anning_planner_view_get_store (ANNING_PLANNER_VIEW (self)), SETTING_NAME,
                            *name != '\0' ? name : NULL);
}

static gboolean
rested_cb (gpointer user_data)
{
  AnningPapersView *self = user_data;

  keep_name (self);
  show_if_read (self);
  return G_SOURCE_REMOVE;
}

static void
name_changed_cb (AnningPapersView *self)
{
  if (self->showing)
    return;
  self->name_typed = TRUE;
  g_clear_handle_id (&self->keep_id, g_source_remove);
  self->keep_id = g_timeout_add (KEEP_MS, rested_cb, self);
}

static gpointer
load_name_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return anning_setting_get (db, SETTING_NAME, error);
}

static void
name_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AnningPapersView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = anning_store_call_finish (ANNING_STORE (source), result, &error);

  if (error != NULL)
    g_message ("The name for the documents could not be read: %s", error->message);
  /* What was typed while it was being read is newer. */
  if (name == NULL || self->name_typed || self->words == NULL)
    return;
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  self->showing = FALSE;
  show_if_read (self);
}

/* ---- handing it out ---- */

static void
version_kept_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AnningPapersView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (anning_budgets_keep_finish (ANNING_STORE (source), result, &error) == 0
      && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
}

/* The version that was kept last; 0: none. */
static gint64
find_last_version (AnningPapersView *self)
{
  AnningRecordList *list = anning_planner_book_get_list (get_book (self), &anning_budget_version_type);
  gint64 id = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    id = MAX (id, ((const AnningRecord *) anning_record_list_get (list, i))->id);
  return id;
}

/* TRUE when the budget as it stands is kept already. */
static gboolean
is_kept (AnningPapersView *self)
{
  AnningRecordList *list = anning_planner_book_get_list (get_book (self), &anning_budget_version_line_type);
  const gint64 id = find_last_version (self);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (AnningBudgetComparison) comparison = NULL;

  if (id == 0)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (all, (gpointer) anning_record_list_get (list, i));
  then = anning_budget_lines_of_version (all, id);
  comparison = anning_budget_compare (then, anning_planner_book_get_budget (get_book (self)));
  return comparison->n_changed == 0;
}

static void
left_cb (GtkWidget         *widget,
         AnningOutgoingWay  way)
{
  AnningPapersView *self = ANNING_PAPERS_VIEW (widget);
  g_autoptr (AnningBudgetVersion) version = NULL;
  const AnningDebtCase *its;
  GDate today;

  /* It may have been closed, or emptied, behind a chooser. */
  if (get_book (self) == NULL || anning_planner_book_get_budget (get_book (self))->len == 0 || is_kept (self))
    return;
  anning_planner_today (&today);
  its = find_debt (self);
  version = anning_budget_version_new ();
  version->day = anning_day_format (&today);
  if (its != NULL && its->debt->creditor != NULL)
    /* Translators: the name of a budget that was kept; %s is a creditor */
    version->title = g_strdup_printf (_("Handed out to %s"), its->debt->creditor);
  else
    /* Translators: the name of a budget that was kept */
    version->title = g_strdup (_("Handed out"));
  anning_budgets_keep_async (anning_planner_view_get_store (ANNING_PLANNER_VIEW (self)), version, version_kept_cb,
                             g_object_ref (self));
}

static AnningOutgoing *
provide (GtkWidget         *widget,
         AnningOutgoingWay  way)
{
  AnningPapersView *self = ANNING_PAPERS_VIEW (widget);
  g_autofree char *name = NULL;
  AnningOutgoing *outgoing;

  /* A name that is still being typed belongs into it. */
  if (self->keep_id != 0)
    rested_cb (self);
  if (self->paper == NULL)
    return NULL;
  /* Translators: the beginning of the name of a file, before the date; shows nothing of the matter */
  name = anning_file_name_new (C_("file", "document"), "");
  outgoing = anning_outgoing_new (g_ptr_array_ref (self->paper->blocks), g_strdup (self->paper->text),
                                  name,
                                  languages[MIN (adw_combo_row_get_selected (self->language_row),
                                                 G_N_ELEMENTS (languages) - 1)],
                                  ANNING_PAGE_SIZE_NORMAL);
  anning_outgoing_set_tables (outgoing, g_ptr_array_ref (self->paper->tables));
  if (get_kind (self) == ANNING_PAPER_MEANS)
    outgoing->left = left_cb;
  return outgoing;
}

/* ---- the object ---- */

static void
anning_papers_view_update (AnningPlannerView *view)
{
  AnningPapersView *self = ANNING_PAPERS_VIEW (view);

  /* Its debt may have been deleted. */
  if (self->words != NULL && (!is_of_debt (self) || anning_planner_view_get_case (view) != NULL))
    show (self);
}

static void
anning_papers_view_flush (AnningPlannerView *view)
{
  AnningPapersView *self = ANNING_PAPERS_VIEW (view);

  if (self->keep_id != 0)
    keep_name (self);
}

static void
anning_papers_view_constructed (GObject *object)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_papers_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) == NULL)
    return;
  if (is_of_debt (ANNING_PAPERS_VIEW (view)))
    anning_papers_view_choose (ANNING_PAPERS_VIEW (view), ANNING_PAPER_PROPOSAL, anning_planner_view_get_debt_id (view));
  anning_ui_texts_hand_to (object, texts_ready_cb);
  anning_store_read_async (anning_planner_view_get_store (view), load_name_job, NULL, NULL, g_free, NULL,
                           name_loaded_cb, g_object_ref (object));
}

static void
anning_papers_view_dispose (GObject *object)
{
  AnningPapersView *self = ANNING_PAPERS_VIEW (object);

  g_clear_handle_id (&self->keep_id, g_source_remove);
  g_clear_object (&self->texts);

  G_OBJECT_CLASS (anning_papers_view_parent_class)->dispose (object);
}

static void
anning_papers_view_finalize (GObject *object)
{
  AnningPapersView *self = ANNING_PAPERS_VIEW (object);

  g_clear_pointer (&self->words, anning_paper_words_free);
  g_clear_pointer (&self->paper, anning_paper_free);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (anning_papers_view_parent_class)->finalize (object);
}

static void
anning_papers_view_class_init (AnningPapersViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AnningPlannerViewClass *view_class = ANNING_PLANNER_VIEW_CLASS (klass);

  object_class->constructed = anning_papers_view_constructed;
  object_class->dispose = anning_papers_view_dispose;
  object_class->finalize = anning_papers_view_finalize;
  view_class->update = anning_papers_view_update;
  view_class->flush = anning_papers_view_flush;
}

/* @titles: (array length=n_titles): msgids */
static AdwComboRow *
new_combo_row (const char        *title,
               const char *const *titles,
               guint              n_titles)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; i < n_titles; i++)
    gtk_string_list_append (list, _(titles[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  /* Beside the title there would be no room for a creditor's name. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  return ADW_COMBO_ROW (row);
}

static GtkWidget *
make_choices (AnningPapersView *self)
{
  static const char *const language_titles[] = { N_("Chinese"), N_("English") };
  GtkWidget *group = adw_preferences_group_new ();

  self->kind_row = new_combo_row (_("Document"), kind_titles, G_N_ELEMENTS (kind_titles));
  self->for_row = new_combo_row (_("For whom"), NULL, 0);
  self->language_row = new_combo_row (_("Language of the document"), language_titles, G_N_ELEMENTS (language_titles));
  self->name_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row), _("Your name, if it is to stand in it"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->kind_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->for_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->name_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->language_row));
  g_signal_connect_object (self->kind_row, "notify::selected", G_CALLBACK (show_if_read), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->for_row, "notify::selected", G_CALLBACK (for_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->language_row, "notify::selected", G_CALLBACK (show_if_read), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_row, "changed", G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
  return group;
}

static GtkLabel *
new_hint (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  return GTK_LABEL (label);
}

static GtkWidget *
make_hand_out (void)
{
  g_autoptr (GMenuModel) menu = anning_outgoing_menu_new_with_tables ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Send or Print"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Send or Print"), -1);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static void
anning_papers_view_init (AnningPapersView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);
  g_autoptr (GError) error = NULL;

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->words = anning_paper_words_new (NULL, NULL, &error);
  if (self->words == NULL)
    g_warning ("The words of the documents cannot be read: %s", error->message);

  anning_planner_view_set_title (view, _("Papers"));
  anning_planner_view_set_intro (view, _("To hand out, or to keep. Nothing leaves this computer before you send or print it."));
  anning_planner_view_add (view, make_choices (self));
  self->language_hint = new_hint (_("Documents are in Chinese at first, because that is what the creditor reads. English is "
                                    "for your own helpers."));
  anning_planner_view_add (view, GTK_WIDGET (self->language_hint));
  self->missing = ANNING_PAPER_MISSING (anning_paper_missing_new ());
  anning_planner_view_add (view, GTK_WIDGET (self->missing));
  self->parts = ANNING_PAPER_PARTS_GROUP (anning_paper_parts_group_new ());
  anning_planner_view_add (view, GTK_WIDGET (self->parts));
  self->warnings = ANNING_OFFER_WARNING_GROUP (anning_offer_warning_group_new ());
  anning_planner_view_add (view, GTK_WIDGET (self->warnings));
  self->check = ANNING_PAPER_CHECK_GROUP (anning_paper_check_group_new ());
  anning_planner_view_add (view, GTK_WIDGET (self->check));
  self->hand_out = make_hand_out ();
  anning_planner_view_add (view, self->hand_out);
  self->kept_hint = new_hint (_("What you hand out is kept with the budget, so that you see later what has changed since."));
  anning_planner_view_add (view, GTK_WIDGET (self->kept_hint));
  self->sheet = ANNING_PAPER_SHEET (anning_paper_sheet_new ());
  anning_planner_view_add (view, GTK_WIDGET (self->sheet));

  anning_outgoing_attach (GTK_WIDGET (self), provide);
  g_signal_connect_object (self->parts, "changed", G_CALLBACK (show_if_read), self, G_CONNECT_SWAPPED);
}

void
anning_papers_view_choose (AnningPapersView *self,
                           AnningPaperKind   kind,
                           gint64            debt_id)
{
  g_return_if_fail (ANNING_IS_PAPERS_VIEW (self) && kind < ANNING_PAPER_N_KINDS);

  self->debt_id = debt_id;
  adw_combo_row_set_selected (self->kind_row, kind);
  show_if_read (self);
}

const AnningPaper *
anning_papers_view_get_paper (AnningPapersView *self)
{
  g_return_val_if_fail (ANNING_IS_PAPERS_VIEW (self), NULL);

  return self->paper;
}

char *
anning_papers_view_summary (AnningPlannerBook *book,
                            gint64             debt_id,
                            const GDate       *today)
{
  if (debt_id != 0)
    return g_strdup (_("Proposal with its schedule, comparison, statement of means"));
  return g_strdup (_("Statement of means, list of debts, proposal, comparison"));
}
