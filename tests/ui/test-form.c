/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "anning-amount-entry.h"
#include "anning-budget-line.h"
#include "anning-debt.h"
#include "anning-form.h"
#include "anning-incident.h"
#include "anning-refused-texts.h"
#include "anning-rows.h"
#include "anning-value-row.h"
#include "ui-fixture.h"

static void
count_signal (AnningForm *form,
              guint      *count)
{
  *count += 1;
}

static void
test_insert_once (UiFixture     *fixture,
                  gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  AnningForm *form = anning_form_new (fixture->store, &anning_debt_type, debt);
  GtkWidget *creditor = g_object_ref_sink (adw_entry_row_new ());
  GtkWidget *principal = g_object_ref_sink (g_object_new (ANNING_TYPE_MONEY_ROW, NULL));
  guint edited = 0, saved = 0;

  anning_form_bind (form, "creditor", creditor);
  anning_form_bind (form, "principal", principal);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (principal)), ==, "");
  g_signal_connect (form, "edited", G_CALLBACK (count_signal), &edited);
  g_signal_connect (form, "saved", G_CALLBACK (count_signal), &saved);

  /* Nothing was typed: nothing is stored. */
  anning_form_flush (form);
  ui_settle (fixture->store);
  {
    g_autoptr (GPtrArray) debts = ui_list (fixture->store, &anning_debt_type);

    g_assert_cmpuint (debts->len, ==, 0);
  }

  /* The second change comes while the insert is under way: still one row. */
  gtk_editable_set_text (GTK_EDITABLE (creditor), "Some Bank");
  anning_form_flush (form);
  gtk_editable_set_text (GTK_EDITABLE (principal), "30000");
  anning_form_flush (form);
  gtk_editable_set_text (GTK_EDITABLE (principal), "nonsense");
  ui_wait (fixture->store, 600);
  {
    g_autoptr (GPtrArray) debts = ui_list (fixture->store, &anning_debt_type);
    AnningDebt *stored;

    g_assert_cmpuint (debts->len, ==, 1);
    stored = g_ptr_array_index (debts, 0);
    g_assert_cmpstr (stored->creditor, ==, "Some Bank");
    g_assert_cmpint (stored->principal, ==, 3000000);
    g_assert_cmpint (stored->record.id, ==, ANNING_RECORD (anning_form_get_record (form))->id);
  }
  g_assert_cmpuint (edited, ==, 2);
  g_assert_cmpuint (saved, >=, 1);

  g_assert_finalize_object (form);
  g_assert_finalize_object (creditor);
  g_assert_finalize_object (principal);
}

static void
test_saves_when_it_goes (UiFixture     *fixture,
                         gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  AnningForm *form;
  GtkWidget *creditor = g_object_ref_sink (adw_entry_row_new ());
  g_autoptr (GPtrArray) debts = NULL;
  AnningDebt *stored;

  debt->creditor = g_strdup ("Before");
  ui_save (fixture->store, &anning_debt_type, debt);
  form = anning_form_new (fixture->store, &anning_debt_type, debt);
  anning_form_bind (form, "creditor", creditor);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (creditor)), ==, "Before");
  gtk_editable_set_text (GTK_EDITABLE (creditor), "After");
  g_assert_finalize_object (form);
  ui_settle (fixture->store);
  debts = ui_list (fixture->store, &anning_debt_type);
  g_assert_cmpuint (debts->len, ==, 1);
  stored = g_ptr_array_index (debts, 0);
  g_assert_cmpstr (stored->creditor, ==, "After");
  g_assert_finalize_object (creditor);
}

static AnningForm *
make_principal_form (UiFixture   *fixture,
                     AnningDebt  *debt,
                     GtkWidget  **principal)
{
  AnningForm *form = anning_form_new (fixture->store, &anning_debt_type, debt);

  *principal = g_object_ref_sink (g_object_new (ANNING_TYPE_MONEY_ROW, NULL));
  anning_form_bind (form, "principal", *principal);
  return form;
}

/* What is no sum stays where it was typed, for who looks elsewhere first; the sum in the file stays too. */
static void
test_keeps_refused (UiFixture     *fixture,
                    gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  AnningForm *form;
  GtkWidget *principal;

  debt->creditor = g_strdup ("Some Bank");
  debt->principal = 1200000;
  debt->record.id = ui_save (fixture->store, &anning_debt_type, debt);
  form = make_principal_form (fixture, debt, &principal);
  gtk_editable_set_text (GTK_EDITABLE (principal), "1,2万");
  g_assert_finalize_object (form);
  g_assert_finalize_object (principal);
  ui_settle (fixture->store);

  form = make_principal_form (fixture, debt, &principal);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (principal)), ==, "1,2万");
  g_assert_nonnull (anning_value_row_get_message (ANNING_VALUE_ROW (principal)));
  g_assert_cmpint (((AnningDebt *) anning_form_get_record (form))->principal, ==, 1200000);

  gtk_editable_set_text (GTK_EDITABLE (principal), "1.2万");
  g_assert_finalize_object (form);
  g_assert_finalize_object (principal);
  ui_settle (fixture->store);
  form = make_principal_form (fixture, debt, &principal);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (principal)), ==, "12,000.00");
  g_assert_finalize_object (form);
  g_assert_finalize_object (principal);
}

/* The file is closed and opened again, as after the program was ended in the middle of typing. */
static void
test_refused_survives_restart (UiFixture     *fixture,
                               gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  AnningForm *form;
  GtkWidget *principal;

  debt->creditor = g_strdup ("Some Bank");
  debt->principal = 1200000;
  debt->record.id = ui_save (fixture->store, &anning_debt_type, debt);
  form = make_principal_form (fixture, debt, &principal);
  gtk_editable_set_text (GTK_EDITABLE (principal), "1,2万");
  /* Nothing is flushed: it went into the file by itself. */
  ui_wait (fixture->store, 600);
  anning_form_discard (form);
  g_assert_finalize_object (form);
  g_assert_finalize_object (principal);
  ui_reopen (fixture);

  form = make_principal_form (fixture, debt, &principal);
  ui_settle (fixture->store);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (principal)), ==, "1,2万");
  g_assert_nonnull (anning_value_row_get_message (ANNING_VALUE_ROW (principal)));
  gtk_editable_set_text (GTK_EDITABLE (principal), "1.2万");
  g_assert_finalize_object (form);
  g_assert_finalize_object (principal);
  ui_settle (fixture->store);
  ui_reopen (fixture);

  form = make_principal_form (fixture, debt, &principal);
  ui_settle (fixture->store);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (principal)), ==, "12,000.00");
  g_assert_null (anning_value_row_get_message (ANNING_VALUE_ROW (principal)));
  g_assert_finalize_object (form);
  g_assert_finalize_object (principal);
}

/* Nothing of the record was understood yet: it is stored all the same, so that the text has a place. */
static void
test_refused_without_id (UiFixture     *fixture,
                         gconstpointer  data)
{
  g_autoptr (AnningDebt) nothing = anning_debt_new ();
  g_autoptr (GPtrArray) debts = NULL;
  AnningForm *form;
  GtkWidget *principal;

  form = make_principal_form (fixture, nothing, &principal);
  gtk_editable_set_text (GTK_EDITABLE (principal), "ten or so");
  if (data != NULL)
    ui_wait (fixture->store, 600);
  g_assert_finalize_object (form);
  g_assert_finalize_object (principal);
  ui_settle (fixture->store);
  ui_reopen (fixture);

  debts = ui_list (fixture->store, &anning_debt_type);
  g_assert_cmpuint (debts->len, ==, 1);
  form = make_principal_form (fixture, g_ptr_array_index (debts, 0), &principal);
  ui_settle (fixture->store);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (principal)), ==, "ten or so");
  g_assert_cmpint (((AnningDebt *) anning_form_get_record (form))->principal, ==, 0);
  g_assert_finalize_object (form);
  g_assert_finalize_object (principal);
}

/* One field in two places, as on a row of the budget: what is put right in one is right in both. */
static void
test_refused_in_two_places (UiFixture     *fixture,
                            gconstpointer  data)
{
  g_autoptr (AnningBudgetLine) line = anning_budget_line_new ();
  AnningForm *form;
  g_autoptr (GtkWidget) entry = NULL;
  g_autoptr (GtkWidget) row = NULL;

  line->amount = 1200000;
  line->record.id = ui_save (fixture->store, &anning_budget_line_type, line);
  form = anning_form_new (fixture->store, &anning_budget_line_type, line);
  entry = g_object_ref_sink (anning_amount_entry_new ());
  anning_form_bind (form, "amount", entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1,2万");
  g_assert_finalize_object (form);
  g_clear_object (&entry);
  ui_settle (fixture->store);
  ui_reopen (fixture);

  form = anning_form_new (fixture->store, &anning_budget_line_type, line);
  entry = g_object_ref_sink (anning_amount_entry_new ());
  anning_form_bind (form, "amount", entry);
  ui_settle (fixture->store);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1,2万");
  g_assert_nonnull (anning_amount_entry_get_message (ANNING_AMOUNT_ENTRY (entry)));
  row = g_object_ref_sink (g_object_new (ANNING_TYPE_MONEY_ROW, NULL));
  anning_form_bind (form, "amount", row);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "1,2万");

  /* The sum that stands in the file already: no value changes. */
  gtk_editable_set_text (GTK_EDITABLE (row), "12000");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "12,000.00");
  g_assert_null (anning_amount_entry_get_message (ANNING_AMOUNT_ENTRY (entry)));
  g_assert_null (anning_refused_texts_lookup (anning_refused_texts_of (fixture->store), "budget_line",
                                              line->record.id, "amount"));
  g_assert_finalize_object (form);
}

static void
test_discard (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  AnningForm *form = anning_form_new (fixture->store, &anning_debt_type, debt);
  GtkWidget *creditor = g_object_ref_sink (adw_entry_row_new ());
  g_autoptr (GPtrArray) debts = NULL;

  anning_form_bind (form, "creditor", creditor);
  gtk_editable_set_text (GTK_EDITABLE (creditor), "Never mind");
  anning_form_discard (form);
  gtk_editable_set_text (GTK_EDITABLE (creditor), "Not this either");
  g_assert_finalize_object (form);
  ui_wait (fixture->store, 600);
  debts = ui_list (fixture->store, &anning_debt_type);
  g_assert_cmpuint (debts->len, ==, 0);
  g_assert_finalize_object (creditor);
}

static void
test_refresh (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebt) newer = NULL;
  g_autoptr (AnningForm) form = NULL;
  g_autoptr (GtkWidget) creditor = g_object_ref_sink (adw_entry_row_new ());

  debt->creditor = g_strdup ("Old");
  ui_save (fixture->store, &anning_debt_type, debt);
  form = anning_form_new (fixture->store, &anning_debt_type, debt);
  anning_form_bind (form, "creditor", creditor);
  newer = anning_debt_copy (debt);
  g_free (newer->creditor);
  newer->creditor = g_strdup ("Newer");
  anning_form_refresh (form, newer);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (creditor)), ==, "Newer");

  /* What is being typed wins over what another page stored. */
  gtk_editable_set_text (GTK_EDITABLE (creditor), "Typed");
  anning_form_refresh (form, debt);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (creditor)), ==, "Typed");
  anning_form_discard (form);
}

/* A debt that is stored without its principal comes back with an empty row, not with nothing owed. */
static void
test_sum_not_entered (UiFixture     *fixture,
                      gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningForm) form = NULL;
  g_autoptr (GtkWidget) principal = g_object_ref_sink (g_object_new (ANNING_TYPE_MONEY_ROW, NULL));
  g_autoptr (GtkWidget) received = g_object_ref_sink (g_object_new (ANNING_TYPE_MONEY_ROW, NULL));

  debt->received = 0;
  ui_save (fixture->store, &anning_debt_type, debt);
  form = anning_form_new (fixture->store, &anning_debt_type, debt);
  anning_form_bind (form, "principal", principal);
  anning_form_bind (form, "received", received);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (principal)), ==, "");
  /* A sum that may be unknown was entered as nothing. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (received)), ==, "0.00");
  anning_form_discard (form);
}

static void
test_other_widgets (UiFixture     *fixture,
                    gconstpointer  data)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (AnningForm) form = anning_form_new (fixture->store, &anning_incident_type, incident);
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_text_view_new ());
  g_autoptr (GtkWidget) refusal = g_object_ref_sink (gtk_switch_new ());
  g_autoptr (GtkWidget) channel = g_object_ref_sink (g_object_new (ANNING_TYPE_WORD_ROW, NULL));
  g_autoptr (GtkWidget) visitors = g_object_ref_sink (g_object_new (ANNING_TYPE_COUNT_ROW, NULL));
  AnningIncident *shown = anning_form_get_record (form);

  anning_word_row_set_list (ANNING_WORD_ROW (channel), anning_channels);
  anning_form_bind (form, "words", view);
  anning_form_bind (form, "prior_refusal", refusal);
  anning_form_bind (form, "channel", channel);
  anning_form_bind (form, "visitors", visitors);
  g_assert_cmpstr (shown->channel, ==, "call");
  g_assert_cmpint (shown->visitors, ==, ANNING_UNKNOWN);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "two\nlines", -1);
  gtk_switch_set_active (GTK_SWITCH (refusal), TRUE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (channel), 6);
  g_object_set (visitors, "value", (gint64) 2, NULL);
  g_assert_cmpstr (shown->words, ==, "two\nlines");
  g_assert_cmpint (shown->prior_refusal, ==, 1);
  g_assert_cmpstr (shown->channel, ==, "visit");
  g_assert_cmpint (shown->visitors, ==, 2);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "", -1);
  g_assert_null (shown->words);
  anning_form_discard (form);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("/widgets/form/insert-once", test_insert_once);
  ADD ("/widgets/form/saves-when-it-goes", test_saves_when_it_goes);
  ADD ("/widgets/form/keeps-refused", test_keeps_refused);
  ADD ("/widgets/form/refused-survives-restart", test_refused_survives_restart);
  ADD ("/widgets/form/refused-without-id", test_refused_without_id);
  g_test_add ("/widgets/form/refused-without-id-rested", UiFixture, "rested", ui_set_up, test_refused_without_id,
              ui_tear_down);
  ADD ("/widgets/form/refused-in-two-places", test_refused_in_two_places);
  ADD ("/widgets/form/discard", test_discard);
  ADD ("/widgets/form/refresh", test_refresh);
  ADD ("/widgets/form/sum-not-entered", test_sum_not_entered);
  ADD ("/widgets/form/other-widgets", test_other_widgets);
  return g_test_run ();
}
