/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-deadline-group.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-deadline-words.h"
#include "anning-debt.h"
#include "anning-link-row.h"
#include "anning-planner-words.h"
#include "anning-rows.h"
#include "anning-source-button.h"
#include "anning-toasts.h"

#define EDITOR "anning-deadline-editor"
#define CHIP "anning-deadline-chip"
#define DAY "anning-deadline-day"

struct _AnningDeadlineGroup
{
  AnningRecordGroup parent_instance;

  AnningStore *store; /* NULL until it is loaded */
  AnningTexts *texts;
  gboolean done;
  gint64 wanted;      /* to be opened once it is there; 0: none */
};

/* What an opened deadline shows beside its fields; hangs on its row. */
typedef struct
{
  GtkWidget *named;
  GtkWidget *extended;
  GtkWidget *specially;
  GtkWidget *small_claim;
  AdwActionRow *last;
  AdwBin *source;
  AnningDeadlineKind source_kind;
  AdwActionRow *wait;
  AdwActionRow *after;
  AdwActionRow *workings;
  AdwActionRow *reminders;
  GtkWidget *finish;
} Editor;

G_DEFINE_FINAL_TYPE (AnningDeadlineGroup, anning_deadline_group, ANNING_TYPE_RECORD_GROUP)

static const AnningRecordGroupTexts texts = {
  .add = N_("Add a deadline"),
  .empty = N_("No deadline runs. Add one when you handed in a complaint, or when a paper of a court arrived."),
  .remove = N_("Delete this deadline"),
  .removed = N_("Deadline deleted"),
};

static gpointer
anning_deadline_group_create (AnningRecordGroup *group)
{
  AnningDeadlineEntry *entry = anning_deadline_entry_new ();
  GDate today;

  anning_planner_today (&today);
  entry->kind = g_strdup (anning_deadline_rules[ANNING_DEADLINE_COMPLAINT].id);
  entry->trigger_day = anning_day_format (&today);
  entry->debt_id = ANNING_UNKNOWN;
  entry->incident_id = ANNING_UNKNOWN;
  entry->letter_id = ANNING_UNKNOWN;
  return entry;
}

static gboolean
anning_deadline_group_shows (AnningRecordGroup *group,
                             gconstpointer      record)
{
  const AnningDeadlineEntry *entry = record;

  return (entry->done_day != NULL) == ANNING_DEADLINE_GROUP (group)->done;
}

/* ---- the rows of one ---- */

static AdwActionRow *
add_text_row (AdwExpanderRow *parent,
              const char     *title)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  adw_expander_row_add_row (parent, GTK_WIDGET (row));
  return row;
}

static GtkWidget *
add_switch (AdwExpanderRow *parent,
            AnningForm     *form,
            const char     *field,
            const char     *title)
{
  AdwActionRow *row = add_text_row (parent, title);
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, toggle);
  adw_action_row_set_activatable_widget (row, toggle);
  anning_form_bind (form, field, toggle);
  return GTK_WIDGET (row);
}

static const char *
debt_name (gconstpointer record)
{
  const AnningDebt *debt = record;

  return debt->creditor != NULL ? debt->creditor : debt->product;
}

static void
add_debt (AnningDeadlineGroup *self,
          AdwExpanderRow      *parent,
          AnningForm          *form)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_LINK_ROW, "title", _("About the debt"), NULL);

  anning_link_row_set_type (ANNING_LINK_ROW (row), self->store, &anning_debt_type, debt_name, _("about none"));
  anning_form_bind (form, "debt_id", row);
  adw_expander_row_add_row (parent, row);
}

/* ---- where it comes from ---- */

static void
show_record_cb (AdwActionRow *row,
                const char   *table)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "anning-id");

  gtk_widget_activate_action (GTK_WIDGET (row), "app.show-record", "(sxs)", table, *id, "");
}

/* @table: not copied */
static void
add_origin (AdwExpanderRow *parent,
            const char     *title,
            const char     *table,
            gint64          id)
{
  AdwActionRow *row;

  if (id == ANNING_UNKNOWN || id == 0)
    return;
  row = add_text_row (parent, title);
  adw_action_row_add_suffix (row, g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "anning-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (show_record_cb), (gpointer) table);
}

static void
finish_cb (GtkButton  *button,
           AnningForm *form)
{
  AnningDeadlineEntry *entry = anning_form_get_record (form);
  GDate today;

  anning_planner_today (&today);
  g_free (entry->done_day);
  entry->done_day = anning_day_format (&today);
  anning_toast (GTK_WIDGET (button), _("Noted as done; it stands under “Done” now"));
  anning_form_show (form);
  anning_form_touch (form);
  anning_form_flush (form);
}

static void
add_done (AdwExpanderRow *parent,
          AnningForm     *form,
          Editor         *editor)
{
  GtkWidget *row = anning_planner_add_row (parent, form, ANNING_TYPE_DAY_ROW, "done_day", _("Done or answered on"));

  editor->finish = gtk_button_new_with_label (_("Done Today"));
  gtk_widget_set_valign (editor->finish, GTK_ALIGN_CENTER);
  g_signal_connect_object (editor->finish, "clicked", G_CALLBACK (finish_cb), form, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), editor->finish);
}

static void
add_workings (AdwExpanderRow *parent,
              Editor         *editor)
{
  GtkWidget *disclosure = anning_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (disclosure), _("How it is worked out"));
  editor->workings = add_text_row (ADW_EXPANDER_ROW (disclosure), "");
  editor->reminders = add_text_row (ADW_EXPANDER_ROW (disclosure), _("Reminders in the calendar file"));
  adw_expander_row_add_row (parent, disclosure);
}

static void
anning_deadline_group_fill (AnningRecordGroup *group,
                            AdwExpanderRow    *row,
                            AnningForm        *form)
{
  AnningDeadlineGroup *self = ANNING_DEADLINE_GROUP (group);
  const AnningDeadlineEntry *entry = anning_form_get_record (form);
  Editor *editor = g_new0 (Editor, 1);

  editor->source_kind = ANNING_N_DEADLINES;
  anning_planner_add_word_row (row, form, "kind", _("What it is about"), anning_deadline_words_kinds (self->texts));
  anning_planner_add_row (row, form, ANNING_TYPE_DAY_ROW, "trigger_day", _("Handed in or arrived on"));
  editor->named = anning_planner_add_row (row, form, ANNING_TYPE_DAY_ROW, "named_day", _("Last day that the paper names"));
  editor->extended = add_switch (row, form, "extended", _("They told that it will take longer"));
  editor->specially = add_switch (row, form, "specially", _("They told so once more"));
  editor->small_claim = add_switch (row, form, "small_claim", _("The judgment is of a small claim"));
  editor->last = add_text_row (row, _("Last day"));
  editor->source = ADW_BIN (adw_bin_new ());
  gtk_widget_set_valign (GTK_WIDGET (editor->source), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (editor->last, GTK_WIDGET (editor->source));
  editor->wait = add_text_row (row, _("Until then"));
  editor->after = add_text_row (row, _("When that day has come"));
  add_workings (row, editor);
  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "addressee", _("To whom it went, or from whom it came"));
  add_debt (self, row, form);
  add_origin (row, _("Open the letter"), "letter", entry->letter_id);
  add_origin (row, _("Open the incident"), "incident", entry->incident_id);
  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "remark", _("Remark on the deadline"));
  add_done (row, form, editor);
  g_object_set_data_full (G_OBJECT (row), EDITOR, editor, g_free);
}

/* ---- what it says ---- */

static void
anning_deadline_group_begin (AnningRecordGroup *group,
                             AdwExpanderRow    *row,
                             AnningForm        *form)
{
  GtkWidget *chip = gtk_label_new (NULL);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (row, chip);
  g_object_set_data (G_OBJECT (row), CHIP, chip);
}

static void
show_source (AnningDeadlineGroup *self,
             Editor              *editor,
             AnningDeadlineKind   kind)
{
  if (editor->source_kind == kind)
    return;
  editor->source_kind = kind;
  adw_bin_set_child (editor->source,
                     anning_source_button_new (anning_texts_get_facts (self->texts), anning_deadline_rules[kind].facts,
                                               anning_rule_texts_get_deadline (anning_texts_get_rules (self->texts), kind)));
}

static void
show_editor (AnningDeadlineGroup       *self,
             Editor                    *editor,
             const AnningDeadlineEntry *entry,
             const AnningDeadline      *deadline,
             AnningDeadlineState        state,
             const char                *state_text)
{
  const AnningRuleTexts *rules = anning_texts_get_rules (self->texts);
  gboolean known = state != ANNING_DEADLINE_STATE_UNKNOWN && entry->trigger_day != NULL;
  g_autofree char *wait = anning_rule_texts_tell_deadline (rules, deadline, FALSE);
  g_autofree char *after = anning_rule_texts_tell_deadline (rules, deadline, TRUE);
  g_autofree char *workings = anning_deadline_words_workings (deadline, entry);
  g_autofree char *reminders = anning_deadline_words_reminders (deadline);

  gtk_widget_set_visible (editor->named, anning_deadline_is_named (deadline->kind));
  gtk_widget_set_visible (editor->extended, anning_deadline_depends_on (deadline->kind, ANNING_DEADLINE_EXTENDED));
  gtk_widget_set_visible (editor->specially, anning_deadline_depends_on (deadline->kind, ANNING_DEADLINE_SPECIALLY));
  gtk_widget_set_visible (editor->small_claim, anning_deadline_depends_on (deadline->kind, ANNING_DEADLINE_SMALL_CLAIM));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (editor->last), state_text);
  adw_action_row_set_subtitle (editor->last, anning_deadline_rules[deadline->kind].own ? _("Up to then you have to act")
                                                                                       : _("Up to then others have to answer"));
  show_source (self, editor, deadline->kind);
  adw_action_row_set_subtitle (editor->wait, wait);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (editor->wait),
                                 deadline->none ? _("What to do") : _("Until then"));
  adw_action_row_set_subtitle (editor->after, after);
  gtk_widget_set_visible (GTK_WIDGET (editor->after), !deadline->none);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (editor->workings), workings);
  adw_action_row_set_subtitle (editor->reminders, reminders != NULL ? reminders : "");
  gtk_widget_set_visible (GTK_WIDGET (editor->reminders), reminders != NULL);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (editor->workings), ADW_TYPE_EXPANDER_ROW), known);
  gtk_widget_set_visible (editor->finish, entry->done_day == NULL);
}

static void
show_chip (GtkLabel            *chip,
           gboolean             own,
           AnningDeadlineState  state)
{
  gboolean open = state != ANNING_DEADLINE_STATE_DONE && state != ANNING_DEADLINE_STATE_NONE;
  gboolean soon = state == ANNING_DEADLINE_STATE_NEAR || state == ANNING_DEADLINE_STATE_PAST
                  || state == ANNING_DEADLINE_STATE_UNNAMED;

  gtk_label_set_label (chip, own ? C_("deadline", "Up to you") : C_("deadline", "Waiting"));
  gtk_widget_set_visible (GTK_WIDGET (chip), open);
  if (own && soon)
    gtk_widget_add_css_class (GTK_WIDGET (chip), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (chip), "warning");
}

static void
anning_deadline_group_describe (AnningRecordGroup *group,
                                AdwExpanderRow    *row,
                                gconstpointer      record)
{
  AnningDeadlineGroup *self = ANNING_DEADLINE_GROUP (group);
  const AnningDeadlineEntry *entry = record;
  Editor *editor = g_object_get_data (G_OBJECT (row), EDITOR);
  AnningDeadline deadline;
  AnningDeadlineState state;
  AnningDeadlineKind kind;
  GDate today;
  g_autofree char *text = NULL;
  g_autofree char *subtitle = NULL;

  if (self->texts == NULL)
    return;
  anning_planner_today (&today);
  state = anning_deadline_entry_find (entry, &today, &deadline);
  if (!anning_deadline_find_kind (entry->kind, &kind))
    kind = ANNING_DEADLINE_COMPLAINT;
  deadline.kind = kind;
  text = anning_deadline_words_state (&deadline, state, entry, &today);
  subtitle = entry->addressee != NULL ? g_strdup_printf ("%s · %s", text, entry->addressee) : g_strdup (text);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 anning_rule_texts_get_deadline (anning_texts_get_rules (self->texts), kind));
  adw_expander_row_set_subtitle (row, subtitle);
  show_chip (g_object_get_data (G_OBJECT (row), CHIP), anning_deadline_rules[kind].own, state);
  g_object_set_data (G_OBJECT (row), DAY,
                     GUINT_TO_POINTER (g_date_valid (&deadline.due) ? g_date_get_julian (&deadline.due) : 0));
  if (editor != NULL)
    show_editor (self, editor, entry, &deadline, state, text);
}

static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       user_data)
{
  guint day_a = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (a), DAY));
  guint day_b = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (b), DAY));

  return day_a < day_b ? -1 : day_a > day_b;
}

/* A row that is being filled in keeps its place until it is closed. */
static void
sort_rows (AnningDeadlineGroup *self)
{
  guint n = anning_record_group_get_n_rows (ANNING_RECORD_GROUP (self));

  for (guint i = 0; i < n; i++)
    {
      if (adw_expander_row_get_expanded (anning_record_group_get_row (ANNING_RECORD_GROUP (self), i)))
        return;
    }
  gtk_list_box_invalidate_sort (anning_record_group_get_list (ANNING_RECORD_GROUP (self)));
}

static gboolean
open_wanted (AnningDeadlineGroup *self)
{
  g_autoptr (GPtrArray) records = anning_record_group_get_records (ANNING_RECORD_GROUP (self));

  for (guint i = 0; self->wanted != 0 && i < records->len; i++)
    {
      AdwExpanderRow *row = anning_record_group_get_row (ANNING_RECORD_GROUP (self), i);

      if (ANNING_RECORD (g_ptr_array_index (records, i))->id != self->wanted)
        continue;
      self->wanted = 0;
      adw_expander_row_set_expanded (row, TRUE);
      gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
      return TRUE;
    }
  return FALSE;
}

static void
changed_cb (AnningDeadlineGroup *self)
{
  sort_rows (self);
  open_wanted (self);
}

/* ---- the object ---- */

static void
anning_deadline_group_dispose (GObject *object)
{
  g_clear_object (&ANNING_DEADLINE_GROUP (object)->store);
  g_clear_object (&ANNING_DEADLINE_GROUP (object)->texts);

  G_OBJECT_CLASS (anning_deadline_group_parent_class)->dispose (object);
}

static void
anning_deadline_group_class_init (AnningDeadlineGroupClass *klass)
{
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_deadline_group_dispose;

  group_class->type = &anning_deadline_entry_type;
  group_class->texts = &texts;
  group_class->create = anning_deadline_group_create;
  group_class->keeps_new = TRUE;
  group_class->begin = anning_deadline_group_begin;
  group_class->fill = anning_deadline_group_fill;
  group_class->describe = anning_deadline_group_describe;
  group_class->shows = anning_deadline_group_shows;
}

static void
anning_deadline_group_init (AnningDeadlineGroup *self)
{
  gtk_list_box_set_sort_func (anning_record_group_get_list (ANNING_RECORD_GROUP (self)), compare_rows, NULL, NULL);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

GtkWidget *
anning_deadline_group_new (gboolean done)
{
  AnningDeadlineGroup *self = g_object_new (ANNING_TYPE_DEADLINE_GROUP, NULL);

  self->done = done;
  /* What is done was running before. */
  if (done)
    gtk_widget_set_visible (adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (self)), FALSE);
  return GTK_WIDGET (self);
}

void
anning_deadline_group_load_all (AnningDeadlineGroup *self,
                                AnningStore         *store,
                                AnningTexts         *its)
{
  g_return_if_fail (ANNING_IS_DEADLINE_GROUP (self) && ANNING_IS_STORE (store) && its != NULL);

  self->store = g_object_ref (store);
  self->texts = g_object_ref (its);
  anning_record_group_load (ANNING_RECORD_GROUP (self), store, 0);
}

gboolean
anning_deadline_group_open (AnningDeadlineGroup *self,
                            gint64               id)
{
  g_return_val_if_fail (ANNING_IS_DEADLINE_GROUP (self), FALSE);

  self->wanted = id;
  return open_wanted (self);
}
