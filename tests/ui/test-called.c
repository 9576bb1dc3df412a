/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-called-form.h"
#include "anning-called-steps.h"
#include "anning-debt.h"
#include "anning-incident.h"
#include "anning-number.h"
#include "anning-relative.h"
#include "anning-said-chips.h"
#include "anning-undo-stack.h"
#include "ui-fixture.h"

static void
click (GtkWidget  *parent,
       const char *text)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
find_form (void)
{
  GListModel *tops = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (tops); i++)
    {
      g_autoptr (GtkWidget) top = g_list_model_get_item (tops, i);

      if (ANNING_IS_CALLED_FORM (top))
        return top;
    }
  return NULL;
}

/* ---- read aloud ---- */

/* The texts of @widget in the order in which they stand in its tree, which is that of a screen reader. */
static void
collect (GtkWidget *widget,
         GString   *read,
         GArray    *levels)
{
  /* What is marked as hidden is not read. */
  if (gtk_test_accessible_has_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN)
      && gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE) == NULL)
    return;
  if (GTK_IS_LABEL (widget))
    {
      g_string_append_printf (read, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
      if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_HEADING)
        {
          for (int level = 1; level <= 6; level++)
            {
              g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                                           GTK_ACCESSIBLE_PROPERTY_LEVEL, level);

              if (other == NULL)
                g_array_append_val (levels, level);
            }
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, read, levels);
}

static void
test_read_aloud (void)
{
  /* As the issue orders them: who, what to say, what not, writing down, telling; then the cases and the rest. */
  static const char *const order[] = {
    "If They Call You", "call 110 first", "Keep calm, ask who it is", "Say one sentence",
    "I am not the borrower and not a guarantor.", "Please contact the borrower directly and do not call me again.",
    "I am noting the time, and I am recording.", "Admit, pay, promise nothing", "Confirm nothing", "Pay nothing",
    "Sign nothing", "Promise nothing", "Give no numbers", "Tap nothing", "Write it down",
    "Write It Down in 30 Seconds", "Tell the agreed person", "Which One Are You", "I am a parent",
    "I am the husband or wife", "I signed a guarantee", "I am a colleague or from HR",
    "My number was someone else's before", "Elderly, or easily frightened", "Someone is at the door",
    "They say they are police or a court", "A child took the call", "What “I will pay for them” can mean",
    "When They May Contact You", "You signed the loan or a written guarantee",
  };
  GtkWidget *steps = anning_called_steps_new ();
  GtkWidget *window = ui_present (steps, 900);
  g_autoptr (GString) read = g_string_new (NULL);
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (int));
  const char *rest;
  guint count[4] = { 0 };

  ui_settle (NULL);
  collect (steps, read, levels);
  rest = read->str;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      rest = strstr (rest, order[i]);
      if (rest == NULL)
        g_error ("“%s” is not read after what comes before it: %s", order[i], read->str);
      rest += strlen (order[i]);
    }

  /* One title, below it the five steps and three parts, below these what belongs to them; no level is left out. */
  g_assert_cmpint (g_array_index (levels, int, 0), ==, 1);
  for (guint i = 0; i < levels->len; i++)
    {
      int level = g_array_index (levels, int, i);

      g_assert_cmpint (level, >=, 1);
      g_assert_cmpint (level, <=, 3);
      g_assert_true (i == 0 || level <= g_array_index (levels, int, i - 1) + 1);
      count[level]++;
    }
  g_assert_cmpuint (count[1], ==, 1);
  g_assert_cmpuint (count[2], ==, 8);
  g_assert_cmpuint (count[3], ==, 11);
  ui_destroy (NULL, window, steps);
}

/* ---- a sentence ---- */

static void
find_copy_buttons (GtkWidget *widget,
                   GPtrArray *buttons)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "edit-copy-symbolic") == 0)
    g_ptr_array_add (buttons, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    find_copy_buttons (child, buttons);
}

static void
test_copy (void)
{
  GtkWidget *steps = anning_called_steps_new ();
  GtkWidget *window = ui_present (steps, 900);
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  GdkContentProvider *content;
  g_auto (GValue) value = G_VALUE_INIT;

  ui_settle (NULL);
  find_copy_buttons (steps, buttons);
  /* Three sentences and one of each of the nine cases. */
  g_assert_cmpuint (buttons->len, ==, 12);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (buttons->pdata[1]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Copy: Please contact the borrower directly and do not call me again.");
  g_signal_emit_by_name (buttons->pdata[1], "clicked");
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (steps));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "Please contact the borrower directly and do not call me again.");
  ui_destroy (NULL, window, steps);
}

/* ---- the form ---- */

static gint64
save_relative (UiFixture  *fixture,
               const char *name,
               const char *relation)
{
  AnningRelative *relative = anning_relative_new ();

  relative->name = g_strdup (name);
  relative->relation = g_strdup (relation);
  return ui_save (fixture->store, &anning_relative_type, relative);
}

/* The steps, the case of a spouse, the form: the contact of the wife who is in the file, and back. */
static void
test_form (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *steps = anning_called_steps_new ();
  GtkWidget *window = ui_present_in_window (steps);
  gint64 mother = save_relative (fixture, "妈妈", "parent");
  gint64 wife = save_relative (fixture, "小林", "spouse");
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) left = NULL;
  const AnningIncident *incident;
  const AnningRelative *relative = NULL;
  GtkWidget *form;

  g_assert_cmpint (mother, !=, wife);
  ui_settle (fixture->store);
  g_assert_false (gtk_widget_get_sensitive (ui_find (steps, GTK_TYPE_BUTTON, "Write It Down in 30 Seconds")));
  anning_called_steps_set_store (ANNING_CALLED_STEPS (steps), fixture->store);
  ui_settle (fixture->store);
  g_assert_true (gtk_widget_activate_action (steps, "steps.write", "s", "spouse"));
  ui_settle (fixture->store);
  form = find_form ();
  g_assert_nonnull (form);
  ui_type (form, "From which number", "121 0000 3301");
  ui_type (form, "Who they said they were", "某某公司");
  ui_type (form, "In one line: what happened", "说我是他老婆就要还");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (form, GTK_TYPE_TOGGLE_BUTTON, "I was to pay")), TRUE);
  gtk_switch_set_active (GTK_SWITCH (ui_find (form, GTK_TYPE_SWITCH, NULL)), TRUE);
  ui_settle (fixture->store);
  click (form, "Add");
  ui_settle (fixture->store);
  g_assert_null (find_form ());

  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpint (incident->relative_id, ==, wife);
  g_assert_cmpstr (incident->to_party, ==, "spouse");
  g_assert_cmpstr (incident->direction, ==, "in");
  g_assert_cmpstr (incident->channel, ==, "call");
  g_assert_cmpstr (incident->from_number, ==, "12100003301");
  g_assert_cmpstr (incident->collector, ==, "某某公司");
  g_assert_cmpstr (incident->summary, ==, "说我是他老婆就要还");
  g_assert_cmpstr (incident->purpose, ==, "demand");
  people = ui_list (fixture->store, &anning_relative_type);
  for (guint i = 0; i < people->len; i++)
    {
      const AnningRelative *one = g_ptr_array_index (people, i);

      if (one->record.id == wife)
        relative = one;
    }
  g_assert_cmpint (relative->refused_at, ==, incident->started_at);

  g_assert_true (gtk_widget_activate_action (steps, "win.undo", NULL));
  ui_settle (fixture->store);
  left = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (left->len, ==, 0);
  ui_destroy (fixture->store, window, steps);
}

/* Nobody is taken for somebody before somebody says so; leaving without a word asks nothing. */
static void
test_form_open (UiFixture     *fixture,
                gconstpointer  data)
{
  GtkWidget *steps = anning_called_steps_new ();
  GtkWidget *window = ui_present_in_window (steps);
  GtkWidget *form, *who;

  save_relative (fixture, "妈妈", "parent");
  anning_called_steps_set_store (ANNING_CALLED_STEPS (steps), fixture->store);
  ui_settle (fixture->store);
  g_assert_true (gtk_widget_activate_action (steps, "steps.write", "s", ""));
  ui_settle (fixture->store);
  form = find_form ();
  who = ui_find (form, ADW_TYPE_COMBO_ROW, "Who answered");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (who)), ==, 0);
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (who))), ==, "Leave open");
  gtk_window_close (GTK_WINDOW (form));
  ui_settle (fixture->store);
  g_assert_null (find_form ());

  /* The case of a parent takes the one who is in the file. */
  g_assert_true (gtk_widget_activate_action (steps, "steps.write", "s", "parent"));
  ui_settle (fixture->store);
  form = find_form ();
  who = ui_find (form, ADW_TYPE_COMBO_ROW, "Who answered");
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (who))), ==, "妈妈 · Parent");
  gtk_window_close (GTK_WINDOW (form));
  ui_settle (fixture->store);
  ui_destroy (fixture->store, window, steps);
}

/* What the file knows of a number goes into the record, and is not shown to who writes it down. */
static void
test_form_private (UiFixture     *fixture,
                   gconstpointer  data)
{
  GtkWidget *steps = anning_called_steps_new ();
  GtkWidget *window = ui_present_in_window (steps);
  AnningDebt *debt = anning_debt_new ();
  AnningIncident *before = anning_incident_new ();
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GString) read = g_string_new (NULL);
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (int));
  GtkWidget *form;

  debt->creditor = g_strdup ("秘密银行");
  ui_save (fixture->store, &anning_debt_type, debt);
  before->from_number = g_strdup ("12100004401");
  before->creditor = g_strdup ("秘密银行");
  before->channel = g_strdup ("call");
  before->direction = g_strdup ("in");
  before->to_party = g_strdup ("debtor");
  before->started_at = 1772000000000;
  ui_save (fixture->store, &anning_incident_type, before);

  anning_called_steps_set_store (ANNING_CALLED_STEPS (steps), fixture->store);
  ui_settle (fixture->store);
  gtk_widget_activate_action (steps, "steps.write", "s", "reused-number");
  ui_settle (fixture->store);
  form = find_form ();
  ui_type (form, "From which number", "12100004401");
  ui_wait (fixture->store, 500);
  collect (form, read, levels);
  collect (steps, read, levels);
  g_assert_null (strstr (read->str, "秘密"));
  click (form, "Add");
  ui_settle (fixture->store);
  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 2);
  for (guint i = 0; i < incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (incidents, i);

      if (incident->started_at != 1772000000000)
        g_assert_cmpstr (incident->to_party, ==, "stranger");
    }
  ui_destroy (fixture->store, window, steps);
}

/* The agreed person is there again after a restart. */
static void
test_agreed (UiFixture     *fixture,
             gconstpointer  data)
{
  GtkWidget *steps = anning_called_steps_new ();
  GtkWidget *window = ui_present (steps, 900);

  anning_called_steps_set_store (ANNING_CALLED_STEPS (steps), fixture->store);
  ui_settle (fixture->store);
  ui_type (steps, "Who it is, and their number", "姐姐 12100009901");
  anning_called_steps_flush (ANNING_CALLED_STEPS (steps));
  ui_settle (fixture->store);
  ui_destroy (fixture->store, window, steps);

  ui_reopen (fixture);
  steps = anning_called_steps_new ();
  window = ui_present (steps, 900);
  anning_called_steps_set_store (ANNING_CALLED_STEPS (steps), fixture->store);
  ui_settle (fixture->store);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (steps, ADW_TYPE_ENTRY_ROW, "Who it is, and their number"))),
                   ==, "姐姐 12100009901");
  ui_destroy (fixture->store, window, steps);
}

/*
 * The form as well. 10 of its width are a frame that only a display like that of the tests draws; the Pango beside newer
 * GTK rounds the words in its header up by one.
 */
static void
test_form_narrow (UiFixture     *fixture,
                  gconstpointer  data)
{
  GtkWidget *form = GTK_WIDGET (anning_called_form_new (fixture->store));
  const int rounded = gtk_get_minor_version () >= 18 ? 1 : 0;
  int dpi, width;

  gtk_window_present (GTK_WINDOW (form));
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * dpi, NULL);
  ui_settle (fixture->store);
  gtk_widget_measure (form, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (width, <=, 360 + rounded);
  gtk_window_destroy (GTK_WINDOW (form));
  ui_settle (fixture->store);
}

/* No wider than the narrowest window, with the largest text too, and with the cases open. */
static void
test_narrow (void)
{
  GtkWidget *steps = anning_called_steps_new ();
  GtkWidget *window = ui_present (steps, 360);
  GtkWidget *row;
  int dpi, width;

  ui_settle (NULL);
  row = ui_find (steps, ADW_TYPE_EXPANDER_ROW, "They say they are police or a court");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * dpi, NULL);
  ui_settle (NULL);
  gtk_widget_measure (steps, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (width, <=, 360);
  ui_destroy (NULL, window, steps);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add_func ("/called/read-aloud", test_read_aloud);
  g_test_add_func ("/called/copy", test_copy);
  g_test_add_func ("/called/narrow", test_narrow);
  g_test_add ("/called/form", UiFixture, NULL, ui_set_up, test_form, ui_tear_down);
  g_test_add ("/called/form-open", UiFixture, NULL, ui_set_up, test_form_open, ui_tear_down);
  g_test_add ("/called/form-private", UiFixture, NULL, ui_set_up, test_form_private, ui_tear_down);
  g_test_add ("/called/form-narrow", UiFixture, NULL, ui_set_up, test_form_narrow, ui_tear_down);
  g_test_add ("/called/agreed", UiFixture, NULL, ui_set_up, test_agreed, ui_tear_down);
  return g_test_run ();
}
