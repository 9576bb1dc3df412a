/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "anning-format.h"
#include "anning-record.h"
#include "anning-rows.h"
#include "ui-fixture.h"

static gint64
value_of (GtkWidget *row)
{
  gint64 value;

  g_object_get (row, "value", &value, NULL);
  return value;
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              guint      *count)
{
  *count += 1;
}

static void
check_gone (GtkWidget *row)
{
  g_object_ref_sink (row);
  g_assert_finalize_object (row);
}

static void
test_money (void)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_MONEY_ROW, "title", "Principal", NULL);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  guint count = 0;

  g_signal_connect (row, "notify::value", G_CALLBACK (count_notify), &count);
  g_assert_cmpint (value_of (row), ==, ANNING_UNKNOWN);

  gtk_editable_set_text (GTK_EDITABLE (row), "1,234.5");
  g_assert_cmpint (value_of (row), ==, 123450);
  g_assert_null (anning_value_row_get_message (ANNING_VALUE_ROW (row)));

  gtk_editable_set_text (GTK_EDITABLE (row), "twelve");
  g_assert_cmpint (value_of (row), ==, 123450);
  g_assert_nonnull (anning_value_row_get_message (ANNING_VALUE_ROW (row)));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  /* The text inside has the focus. GTK 4.8 would call it no valid object, of which a screen reader says nothing. */
  if (gtk_check_version (4, 18, 0) == NULL)
    gtk_test_accessible_assert_state (text, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  else
    g_assert_false (gtk_test_accessible_has_state (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_INVALID));
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       anning_value_row_get_message (ANNING_VALUE_ROW (row)));

  gtk_editable_set_text (GTK_EDITABLE (row), "12");
  g_assert_cmpint (value_of (row), ==, 1200);
  g_assert_null (anning_value_row_get_message (ANNING_VALUE_ROW (row)));
  g_assert_false (gtk_widget_has_css_class (row, "error"));

  gtk_editable_set_text (GTK_EDITABLE (row), "");
  ui_settle (NULL);
  g_assert_cmpint (value_of (row), ==, ANNING_UNKNOWN);
  count = 0;
  g_object_set (row, "value", (gint64) 2311840, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "23,118.40");
  g_object_set (row, "value", (gint64) 2311840, NULL);
  g_assert_cmpuint (count, ==, 1);
  check_gone (row);
}

static void
test_rate (void)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_RATE_ROW, "title", "Rate", NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), "35.6 %");
  g_assert_cmpint (value_of (row), ==, 356000);
  gtk_editable_set_text (GTK_EDITABLE (row), "-1");
  g_assert_cmpint (value_of (row), ==, 356000);
  g_assert_nonnull (anning_value_row_get_message (ANNING_VALUE_ROW (row)));
  /* A rate is exact to a millionth: four digits of a percentage. */
  gtk_editable_set_text (GTK_EDITABLE (row), "24.12345");
  g_assert_cmpstr (anning_value_row_get_message (ANNING_VALUE_ROW (row)), ==, "At most 4 digits after the point.");
  g_object_set (row, "value", (gint64) 43500, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "4.35");
  g_assert_null (anning_value_row_get_message (ANNING_VALUE_ROW (row)));
  g_object_set (row, "value", (gint64) 240000, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "24");
  g_object_set (row, "value", (gint64) 200000, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "20");
  g_object_set (row, "value", (gint64) 0, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "0");
  check_gone (row);
}

/* As people type it; what is refused stays as it was typed, with its own reason. */
static void
test_words_of_money (void)
{
  GtkWidget *money = g_object_new (ANNING_TYPE_MONEY_ROW, "title", "Principal", NULL);
  GtkWidget *rate = g_object_new (ANNING_TYPE_RATE_ROW, "title", "Rate", NULL);

  gtk_editable_set_text (GTK_EDITABLE (money), "1.2万");
  g_assert_cmpint (value_of (money), ==, 1200000);
  g_assert_null (anning_value_row_get_message (ANNING_VALUE_ROW (money)));
  gtk_editable_set_text (GTK_EDITABLE (money), "1,2万");
  g_assert_cmpint (value_of (money), ==, 1200000);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (money)), ==, "1,2万");
  g_assert_nonnull (strstr (anning_value_row_get_message (ANNING_VALUE_ROW (money)), "two ways"));

  gtk_editable_set_text (GTK_EDITABLE (rate), "月息1.5%");
  g_assert_cmpint (value_of (rate), ==, ANNING_UNKNOWN);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rate)), ==, "月息1.5%");
  g_assert_nonnull (strstr (anning_value_row_get_message (ANNING_VALUE_ROW (rate)), "per month"));
  check_gone (money);
  check_gone (rate);
}

static void
check_day (GtkWidget  *row,
           const char *typed,
           const char *expected,
           gboolean    readable)
{
  g_autofree char *value = NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), typed);
  ui_settle (NULL);
  g_object_get (row, "value", &value, NULL);
  g_assert_cmpstr (value, ==, expected);
  g_assert_cmpint (anning_value_row_get_message (ANNING_VALUE_ROW (row)) == NULL, ==, readable);
}

static void
test_day (void)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_DAY_ROW, "title", "First due day", NULL);
  GtkWidget *button = ui_find (row, GTK_TYPE_MENU_BUTTON, NULL);

  check_day (row, "2026-03-12", "2026-03-12", TRUE);
  check_day (row, "2026年4月5日", "2026-04-05", TRUE);
  check_day (row, "20260630", "2026-06-30", TRUE);
  check_day (row, " 2024/2/29 ", "2024-02-29", TRUE);
  check_day (row, "2026.12.1", "2026-12-01", TRUE);
  check_day (row, "2026-02-29", "2026-12-01", FALSE);
  check_day (row, "20261301", "2026-12-01", FALSE);
  check_day (row, "12", "2026-12-01", FALSE);
  check_day (row, "2026-1-2-3", "2026-12-01", FALSE);
  check_day (row, "tomorrow", "2026-12-01", FALSE);
  check_day (row, "", NULL, TRUE);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "First due day: choose from a calendar");
  check_gone (row);
}

static void
test_count (void)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_COUNT_ROW, "title", "Months", "maximum", 600, NULL);
  GtkWidget *spin = ui_find (row, GTK_TYPE_SPIN_BUTTON, NULL);

  g_assert_cmpint (value_of (row), ==, 0);
  g_object_set (row, "value", (gint64) 24, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "24");
  gtk_editable_set_text (GTK_EDITABLE (spin), "36");
  g_assert_cmpint (value_of (row), ==, 36);
  gtk_editable_set_text (GTK_EDITABLE (spin), "601");
  g_assert_cmpint (value_of (row), ==, 36);
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "36");
  gtk_spin_button_spin (GTK_SPIN_BUTTON (spin), GTK_SPIN_STEP_FORWARD, 1);
  g_assert_cmpint (value_of (row), ==, 37);
  g_object_set (row, "value", (gint64) 5000, NULL);
  g_assert_cmpint (value_of (row), ==, 600);

  /* An optional count can be empty, and be emptied again. */
  g_object_set (row, "value", ANNING_UNKNOWN, NULL);
  g_assert_cmpint (value_of (row), ==, ANNING_UNKNOWN);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (spin), "0");
  g_assert_cmpint (value_of (row), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (spin), "");
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  g_assert_cmpint (value_of (row), ==, ANNING_UNKNOWN);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  check_gone (row);
}

static void
test_word (void)
{
  static const AnningWord two_methods[] = { { "flat_rate", "Flat" }, { "bullet", "At the end" }, { NULL, NULL } };
  GtkWidget *row = g_object_new (ANNING_TYPE_WORD_ROW, "title", "How it is repaid", NULL);
  g_autofree char *first = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *other = NULL;

  anning_word_row_set_list (ANNING_WORD_ROW (row), anning_loan_methods);
  g_object_get (row, "value", &first, NULL);
  g_assert_cmpstr (first, ==, "level_payment");
  g_object_set (row, "value", "flat_rate", NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 4);
  g_object_get (row, "value", &chosen, NULL);
  g_assert_cmpstr (chosen, ==, "bullet");
  /* Another list that has it too keeps it, one that has not begins anew. */
  anning_word_row_set_list (ANNING_WORD_ROW (row), two_methods);
  g_object_get (row, "value", &kept, NULL);
  g_assert_cmpstr (kept, ==, "bullet");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 1);
  anning_word_row_set_list (ANNING_WORD_ROW (row), anning_answers);
  g_object_get (row, "value", &other, NULL);
  g_assert_cmpstr (other, ==, "unknown");
  anning_word_row_set_list (ANNING_WORD_ROW (row), anning_loan_methods);
  /* A word that only a newer program knows must not turn into another one. */
  g_object_set (row, "value", "balloon", NULL);
  g_object_get (row, "value", &newer, NULL);
  g_assert_cmpstr (newer, ==, "balloon");
  check_gone (row);
}

static void
test_name (void)
{
  GtkWidget *row = g_object_ref_sink (adw_preferences_row_new ());

  anning_row_name (GTK_LIST_BOX_ROW (row), "Progress");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Progress");
  g_object_unref (row);
}

static void
test_format (void)
{
  struct
  {
    char *text;
    const char *expected;
  } cases[] = {
    { anning_format_money (123450), "¥1,234.50" },
    { anning_format_money (-5), "−¥0.05" },
    { anning_format_money (ANNING_UNKNOWN), "—" },
    { anning_format_rate (356000), "35.6%" },
    { anning_format_rate (43500), "4.35%" },
    { anning_format_rate (200000), "20%" },
    { anning_format_rate (ANNING_UNKNOWN), "—" },
    { anning_format_day ("2026-03-12"), "12 March 2026" },
    { anning_format_day (NULL), "—" },
    { anning_format_months (1), "1 month" },
    { anning_format_months (24), "24 months" },
    /* 2001-09-09 01:46:40 UTC was a Sunday; in China it was 09:46. */
    { anning_format_date (G_GINT64_CONSTANT (1000000000000), 480), "Sun 9 September 2001" },
    { anning_format_time (G_GINT64_CONSTANT (1000000000000), 480), "09:46" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (cases[i].text, ==, cases[i].expected);
      g_free (cases[i].text);
    }
  g_assert_cmpstr (anning_format_word (anning_debt_stages, "overdue"), ==, "Overdue");
  g_assert_cmpstr (anning_format_word (anning_debt_stages, NULL), ==, "");
}

/* Each is read once: by its title, by what is said instead of it, and a row that unfolds also as a whole. */
static void
test_names (void)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", "Still owed", NULL);
  GtkWidget *expander = anning_expander_row_new ();

  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  anning_action_row_name_figure (ADW_ACTION_ROW (row), "¥6,356.01");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Still owed ¥6,356.01");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), "Round 1");
  gtk_test_accessible_assert_property (expander, GTK_ACCESSIBLE_PROPERTY_LABEL, "Round 1");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), "Round 2");
  gtk_test_accessible_assert_property (expander, GTK_ACCESSIBLE_PROPERTY_LABEL, "Round 2");
  check_gone (row);
  check_gone (expander);
}

/* A hint is no message: nothing is wrong with the row, and what is wrong stands below it. */
static void
test_hint (void)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_DAY_ROW, "title", "When it comes", NULL);
  GtkWidget *hint;

  g_assert_null (ui_find (row, GTK_TYPE_LABEL, "Empty: this month"));
  anning_value_row_set_hint (ANNING_VALUE_ROW (row), "Empty: this month");
  hint = ui_find (row, GTK_TYPE_LABEL, "Empty: this month");
  g_assert_true (gtk_widget_get_visible (hint));
  g_assert_true (gtk_label_get_wrap (GTK_LABEL (hint)));
  g_assert_null (anning_value_row_get_message (ANNING_VALUE_ROW (row)));
  gtk_editable_set_text (GTK_EDITABLE (row), "tomorrow");
  g_assert_nonnull (anning_value_row_get_message (ANNING_VALUE_ROW (row)));
  g_assert_true (gtk_widget_get_visible (hint));
  check_gone (row);
}

/* Its height follows from its width, but its width from no height: see anning_width_first_init(). */
static void
test_width_first (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *label = gtk_label_new ("a text of some words that finds room in one line only where there is much of it");
  GtkWidget *widgets[] = { label, box };
  int line, narrow;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, 2000, &line, NULL, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, 100, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, >=, 3 * line);

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      int minimum, natural, minimum_for_line, natural_for_line;

      gtk_widget_measure (widgets[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      gtk_widget_measure (widgets[i], GTK_ORIENTATION_HORIZONTAL, line, &minimum_for_line, &natural_for_line, NULL, NULL);
      g_assert_cmpint (minimum, <, 200);
      g_assert_cmpint (natural, >, 300);
      g_assert_cmpint (minimum_for_line, ==, minimum);
      g_assert_cmpint (natural_for_line, ==, natural);
    }
  g_object_unref (box);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/widgets/rows/money", test_money);
  g_test_add_func ("/widgets/rows/rate", test_rate);
  g_test_add_func ("/widgets/rows/words-of-money", test_words_of_money);
  g_test_add_func ("/widgets/rows/day", test_day);
  g_test_add_func ("/widgets/rows/count", test_count);
  g_test_add_func ("/widgets/rows/word", test_word);
  g_test_add_func ("/widgets/rows/name", test_name);
  g_test_add_func ("/widgets/rows/names", test_names);
  g_test_add_func ("/widgets/rows/hint", test_hint);
  g_test_add_func ("/widgets/format", test_format);
  g_test_add_func ("/rows/width-first", test_width_first);
  return g_test_run ();
}
