/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-schedule-line-group.h"

#include <glib/gi18n.h>

#include "anning-figure-table.h"
#include "anning-form.h"
#include "anning-format.h"
#include "anning-loan.h"
#include "anning-planner-words.h"
#include "anning-rows.h"
#include "anning-table-import-sheet.h"
#include "anning-toasts.h"

#define NO_ROW G_MAXUINT

struct _AnningScheduleLineGroup
{
  AdwPreferencesGroup parent_instance;

  AnningStore *store;
  gint64 debt_id;
  GPtrArray *lines; /* AnningScheduleLine, as they stand in the file, by due day */

  GtkWidget *add_button;
  AdwActionRow *message;
  GtkWidget *table_row;
  AnningFigureTable *table;
  AdwExpanderRow *edit;
  GtkWidget *chooser; /* AnningCountRow */
  GPtrArray *field_rows; /* of the form, and one to delete the row */
  char *first_due_day;   /* of the debt: what a first row begins with */
  AnningForm *form; /* over the row that is being changed; NULL: none */

  guint choosing : 1; /* the chooser is being set from here */
};

G_DEFINE_FINAL_TYPE (AnningScheduleLineGroup, anning_schedule_line_group, ADW_TYPE_PREFERENCES_GROUP)

static const AnningFigureColumn columns[] = {
  { N_("No."), TRUE },
  { N_("Due"), TRUE },
  { N_("Payment"), TRUE },
  { N_("Principal"), TRUE },
  { N_("Interest"), TRUE },
  { N_("Fees"), TRUE },
  { N_("Still owed"), TRUE },
};

static char *
dup_sum (gint64 fen)
{
  return fen != ANNING_UNKNOWN ? anning_money_to_text (fen) : g_strdup ("—");
}

/* As it is worked out; as it was entered while that cannot be done. */
static void
show_table (AnningScheduleLineGroup *self,
            const GArray            *schedule)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const AnningScheduleLine *line = g_ptr_array_index (self->lines, i);
      const AnningInstalment *row = schedule != NULL ? &g_array_index (schedule, AnningInstalment, i) : NULL;
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = g_strdup_printf ("%u", i + 1);
      cells[1] = g_strdup (line->due_day != NULL ? line->due_day : "—");
      cells[2] = dup_sum (row != NULL ? row->payment : line->payment);
      cells[3] = dup_sum (row != NULL ? row->principal : line->principal);
      cells[4] = dup_sum (row != NULL ? row->interest : line->interest);
      cells[5] = dup_sum (row != NULL ? row->fee : line->fee);
      cells[6] = dup_sum (row != NULL ? row->balance : ANNING_UNKNOWN);
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (self->table, rows);
}

static guint
find_line (AnningScheduleLineGroup *self,
           gint64                   id)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      if (ANNING_RECORD (g_ptr_array_index (self->lines, i))->id == id)
        return i;
    }
  return NO_ROW;
}

static gint64
get_form_id (AnningScheduleLineGroup *self)
{
  return self->form != NULL ? ANNING_RECORD (anning_form_get_record (self->form))->id : 0;
}

static void
close_form (AnningScheduleLineGroup *self)
{
  g_clear_object (&self->form);
  for (guint i = 0; i < self->field_rows->len; i++)
    adw_expander_row_remove (self->edit, g_ptr_array_index (self->field_rows, i));
  g_ptr_array_set_size (self->field_rows, 0);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error))
    anning_toast_error (window, error);
}

static void
delete_clicked_cb (AnningScheduleLineGroup *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  gint64 id = get_form_id (self);

  if (self->form != NULL)
    anning_form_discard (self->form);
  close_form (self);
  adw_expander_row_set_expanded (self->edit, FALSE);
  if (id == 0)
    return;
  anning_records_remove_async (self->store, &anning_schedule_line_type, id, removed_cb, g_object_ref (window));
  anning_toast_deleted (GTK_WIDGET (self), _("Row deleted"), self->store, &anning_schedule_line_type, id);
}

static void
add_delete_button (AnningScheduleLineGroup *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Delete This Row"));
  GtkWidget *row = adw_preferences_row_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_set_margin_start (button, 6);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self, G_CONNECT_SWAPPED);
  anning_row_name (GTK_LIST_BOX_ROW (row), _("Delete This Row"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  adw_expander_row_add_row (self->edit, row);
  g_ptr_array_add (self->field_rows, row);
}

static void
add_field (AnningScheduleLineGroup *self,
           GType                    type,
           const char              *field,
           const char              *title)
{
  g_ptr_array_add (self->field_rows, anning_planner_add_row (self->edit, self->form, type, field, title));
}

static void
open_form (AnningScheduleLineGroup  *self,
           const AnningScheduleLine *line)
{
  close_form (self);
  self->form = anning_form_new (self->store, &anning_schedule_line_type, line);
  add_field (self, ANNING_TYPE_DAY_ROW, "due_day", _("Due day of this row"));
  add_field (self, ANNING_TYPE_MONEY_ROW, "payment", _("Payment in all (yuan)"));
  add_field (self, ANNING_TYPE_MONEY_ROW, "principal", _("Principal in it, if named (yuan)"));
  add_field (self, ANNING_TYPE_MONEY_ROW, "interest", _("Interest in it, if named (yuan)"));
  add_field (self, ANNING_TYPE_MONEY_ROW, "fee", _("Fees in it, if named (yuan)"));
  add_delete_button (self);
}

static void
show_chooser (AnningScheduleLineGroup *self)
{
  guint place = find_line (self, get_form_id (self));

  self->choosing = TRUE;
  gtk_widget_set_visible (self->chooser, self->lines->len > 0);
  g_object_set (self->chooser, "minimum", 1, "maximum", (int) MAX (self->lines->len, 1), NULL);
  if (place != NO_ROW)
    g_object_set (self->chooser, "value", (gint64) place + 1, NULL);
  self->choosing = FALSE;
}

/* The row that the chooser names. */
static void
open_chosen (AnningScheduleLineGroup *self)
{
  const AnningScheduleLine *line;
  gint64 number;

  if (self->choosing || self->lines->len == 0 || !adw_expander_row_get_expanded (self->edit))
    return;
  g_object_get (self->chooser, "value", &number, NULL);
  line = g_ptr_array_index (self->lines, CLAMP (number, 1, (gint64) self->lines->len) - 1);
  if (self->form == NULL || get_form_id (self) != line->record.id)
    open_form (self, line);
}

static void
edit_expanded_cb (AnningScheduleLineGroup *self)
{
  if (self->form == NULL)
    open_chosen (self);
}

static void
import_cb (AnningScheduleLineGroup *self)
{
  anning_schedule_line_group_flush (self);
  anning_table_import_sheet_present (GTK_WIDGET (self), self->store, self->debt_id);
}

static void
anning_schedule_line_group_dispose (GObject *object)
{
  AnningScheduleLineGroup *self = ANNING_SCHEDULE_LINE_GROUP (object);

  g_clear_object (&self->form);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_schedule_line_group_parent_class)->dispose (object);
}

static void
anning_schedule_line_group_finalize (GObject *object)
{
  AnningScheduleLineGroup *self = ANNING_SCHEDULE_LINE_GROUP (object);

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->field_rows);
  g_free (self->first_due_day);

  G_OBJECT_CLASS (anning_schedule_line_group_parent_class)->finalize (object);
}

static void
anning_schedule_line_group_class_init (AnningScheduleLineGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_schedule_line_group_dispose;
  object_class->finalize = anning_schedule_line_group_finalize;
}

static void
make_edit (AnningScheduleLineGroup *self)
{
  self->edit = ADW_EXPANDER_ROW (anning_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->edit), _("Change a row"));
  self->chooser = g_object_new (ANNING_TYPE_COUNT_ROW, "title", _("Number of the row"), NULL);
  adw_expander_row_add_row (self->edit, self->chooser);
  g_signal_connect_object (self->chooser, "notify::value", G_CALLBACK (open_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->edit, "notify::expanded", G_CALLBACK (edit_expanded_cb), self, G_CONNECT_SWAPPED);
}

static void
anning_schedule_line_group_init (AnningScheduleLineGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkWidget *import = adw_action_row_new ();

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_schedule_line_free);
  self->field_rows = g_ptr_array_new ();
  self->add_button = add;
  adw_preferences_group_set_title (group, _("Table of the Creditor"));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (add, _("Add a row to the table"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a row to the table"), -1);
  g_signal_connect_object (add, "clicked", G_CALLBACK (anning_schedule_line_group_add), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (group, add);

  self->message = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->message), FALSE);
  adw_action_row_set_title_lines (self->message, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
  adw_preferences_group_add (group, GTK_WIDGET (self->message));

  self->table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("Table of the Creditor"), columns, G_N_ELEMENTS (columns)));
  self->table_row = adw_preferences_row_new ();
  anning_row_name (GTK_LIST_BOX_ROW (self->table_row), _("Table of the Creditor"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->table_row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->table_row), GTK_WIDGET (self->table));
  adw_preferences_group_add (group, self->table_row);

  make_edit (self);
  adw_preferences_group_add (group, GTK_WIDGET (self->edit));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (import), _("Paste or import a table"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (import), _("what was copied from the app, CSV or XLSX"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (import), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (import), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (import),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (import), TRUE);
  g_signal_connect_object (import, "activated", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, import);
}

static void
show_message (AnningScheduleLineGroup *self,
              const char              *text)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->message), text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

/* Of the rows that are shown, the one that is being changed, if it is still there. */
static void
follow_form (AnningScheduleLineGroup *self)
{
  guint place = find_line (self, get_form_id (self));

  if (place != NO_ROW)
    anning_form_refresh (self->form, g_ptr_array_index (self->lines, place));
  else if (get_form_id (self) != 0)
    close_form (self);
  show_chooser (self);
  /* A row that is just being typed has no id yet, and stays. */
  if (self->form == NULL)
    open_chosen (self);
}

void
anning_schedule_line_group_show (AnningScheduleLineGroup *self,
                                 AnningStore             *store,
                                 const AnningDebtCase    *debt_case,
                                 gboolean                 own_table)
{
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (ANNING_IS_SCHEDULE_LINE_GROUP (self) && ANNING_IS_STORE (store) && debt_case != NULL);

  g_set_object (&self->store, store);
  self->debt_id = debt_case->debt->record.id;
  g_free (self->first_due_day);
  self->first_due_day = g_strdup (debt_case->debt->first_due_day);
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; own_table && i < debt_case->lines->len; i++)
    g_ptr_array_add (self->lines, anning_schedule_line_copy (g_ptr_array_index (debt_case->lines, i)));

  loan = anning_loan_from_debt (debt_case->debt, debt_case->fees, debt_case->lines, &error);
  if (loan != NULL && loan->method == ANNING_LOAN_OWN_TABLE)
    schedule = anning_loan_schedule (loan, &error);
  if (!own_table)
    show_message (self, NULL);
  else if (self->lines->len == 0)
    show_message (self, _("No row yet. Add the payments of the creditor’s table one by one, or paste it as a whole. What a row does not name is worked out."));
  else if (error != NULL)
    show_message (self, sentence = anning_planner_debt_sentence (error, debt_case->debt));
  else
    show_message (self, NULL);
  gtk_widget_set_visible (self->add_button, own_table);
  gtk_widget_set_visible (self->table_row, self->lines->len > 0);
  show_table (self, schedule != NULL && schedule->len == self->lines->len ? schedule : NULL);
  if (!own_table)
    close_form (self);
  follow_form (self);
  gtk_widget_set_visible (GTK_WIDGET (self->edit), self->lines->len > 0 || self->form != NULL);
}

void
anning_schedule_line_group_add (AnningScheduleLineGroup *self)
{
  g_autoptr (AnningScheduleLine) line = NULL;
  const AnningScheduleLine *last;
  GDate due;

  g_return_if_fail (ANNING_IS_SCHEDULE_LINE_GROUP (self));
  g_return_if_fail (self->store != NULL);

  anning_schedule_line_group_flush (self);
  line = anning_schedule_line_new ();
  line->debt_id = self->debt_id;
  last = self->lines->len > 0 ? g_ptr_array_index (self->lines, self->lines->len - 1) : NULL;
  if (last != NULL && anning_day_parse (last->due_day, &due))
    {
      GDate next;

      anning_day_add_months (&due, 1, &next);
      if (g_date_valid (&next))
        line->due_day = anning_day_format (&next);
    }
  else if (last == NULL)
    {
      line->due_day = g_strdup (self->first_due_day);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->edit), TRUE);
  open_form (self, line);
  adw_expander_row_set_expanded (self->edit, TRUE);
  gtk_widget_grab_focus (g_ptr_array_index (self->field_rows, line->due_day != NULL ? 1 : 0));
}

void
anning_schedule_line_group_flush (AnningScheduleLineGroup *self)
{
  g_return_if_fail (ANNING_IS_SCHEDULE_LINE_GROUP (self));

  if (self->form != NULL)
    anning_form_flush (self->form);
}
