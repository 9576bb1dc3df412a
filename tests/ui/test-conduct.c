/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-conduct-book.h"
#include "anning-conduct-group.h"
#include "anning-date.h"
#include "anning-finding-row.h"
#include "anning-format.h"
#include "anning-incident.h"
#include "anning-incident-cell.h"
#include "anning-incident-list.h"
#include "anning-incidents-page.h"
#include "ui-fixture.h"

/* Follows the store after a moment, and works on a thread. */
#define SETTLED_MS 300
/* After this a form has saved. */
#define SAVED_MS 1000

static gint64
save_call_of (UiFixture  *fixture,
              const char *creditor,
              int         hour,
              int         minute,
              int         second,
              const char *party,
              const char *lender_type,
              const char *tags)
{
  const AnningCivil civil = { 2026, 3, 12, hour, minute, second };
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->utc_offset = ANNING_CHINA_OFFSET;
  incident->started_at = anning_civil_to_instant (&civil, ANNING_CHINA_OFFSET);
  incident->to_party = g_strdup (party);
  incident->direction = g_strdup ("in");
  incident->connected = g_strdup ("yes");
  incident->channel = g_strdup ("call");
  incident->creditor = g_strdup (creditor);
  incident->lender_type = g_strdup (lender_type);
  incident->product_type = g_strdup ("online_consumer");
  incident->purpose = g_strdup ("demand");
  incident->disclosed = g_strdup ("none");
  incident->identified_self = g_strdup ("yes");
  incident->claimed_identity = g_strdup ("lender_staff");
  incident->plan_status = g_strdup ("none");
  incident->tags = g_strdup (tags);
  return ui_save (fixture->store, &anning_incident_type, incident);
}

static gint64
save_call (UiFixture  *fixture,
           int         hour,
           int         minute,
           int         second,
           const char *party,
           const char *lender_type,
           const char *tags)
{
  return save_call_of (fixture, "某某银行", hour, minute, second, party, lender_type, tags);
}

static GtkWidget *
show (UiFixture *fixture,
      GtkWidget *page,
      gint64     id)
{
  ui_load_texts ();
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  anning_page_show_record (ANNING_PAGE (page), "incident", id, "");
  ui_wait (fixture->store, SETTLED_MS);
  return page;
}

static void
click (GtkWidget  *parent,
       const char *text)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static guint
count_rows (GtkWidget *page)
{
  GtkWidget *row = ui_find (page, ANNING_TYPE_FINDING_ROW, NULL);
  guint count = 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    count += ANNING_IS_FINDING_ROW (row);
  return count;
}

static GtkWidget *
open_row (GtkWidget  *page,
          const char *title)
{
  GtkWidget *row = ui_find (page, ANNING_TYPE_FINDING_ROW, title);

  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_settle (NULL);
  return row;
}

static GtkWidget *
find_popover (GtkWidget *row)
{
  GtkWidget *label = ui_find (row, GTK_TYPE_LABEL, "Set Aside…");

  g_assert_nonnull (label);
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_MENU_BUTTON))));
}

/* One night's call: on what it rests and what that is, what is missing; then set aside, undone, set aside for good. */
static void
test_hit (UiFixture     *fixture,
          gconstpointer  data)
{
  gint64 id = save_call (fixture, 22, 0, 0, "debtor", "bank_loan", NULL);
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present_in_window (page);
  g_autoptr (AnningConductBook) book = anning_conduct_book_for_store (fixture->store);
  g_autoptr (GPtrArray) aside = NULL;
  GtkWidget *row, *popover;

  show (fixture, page, id);
  g_assert_true (anning_conduct_book_get_loaded (book));
  g_assert_cmpuint (anning_conduct_book_get_mark (book, id).n_hits, ==, 1);
  g_assert_cmpint (anning_conduct_book_get_mark (book, id).severity, ==, ANNING_SEVERITY_MEDIUM);
  g_assert_cmpuint (count_rows (page), ==, 1);
  row = open_row (page, "Contact at night");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Medium");
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "Recommended standard, not law"));
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "Self-regulation, not law"));
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "Evidence that is missing"));
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "What you can do"));
  /* Nobody is in danger. */
  g_assert_null (ui_find (page, GTK_TYPE_LABEL, "Safety first"));

  popover = find_popover (row);
  g_assert_false (gtk_widget_get_sensitive (ui_find (popover, GTK_TYPE_BUTTON, "Set Aside")));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (popover, GTK_TYPE_ENTRY, NULL)), "  agreed by telephone ");
  g_assert_true (gtk_widget_get_sensitive (ui_find (popover, GTK_TYPE_BUTTON, "Set Aside")));
  click (popover, "Set Aside");
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_cmpuint (anning_conduct_book_get_mark (book, id).n_hits, ==, 0);
  g_assert_cmpuint (count_rows (page), ==, 0);
  g_assert_nonnull (ui_find (page, ADW_TYPE_EXPANDER_ROW, "Set aside (1)"));

  gtk_widget_activate_action (page, "win.undo", NULL);
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_cmpuint (anning_conduct_book_get_mark (book, id).n_hits, ==, 1);
  g_assert_cmpuint (count_rows (page), ==, 1);

  row = open_row (page, "Contact at night");
  popover = find_popover (row);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (popover, GTK_TYPE_ENTRY, NULL)), "agreed");
  click (popover, "Set Aside");
  ui_wait (fixture->store, SETTLED_MS);
  aside = ui_list (fixture->store, &anning_dismissal_type);
  g_assert_cmpuint (aside->len, ==, 1);
  g_assert_cmpstr (((AnningDismissal *) g_ptr_array_index (aside, 0))->reason, ==, "agreed");

  g_clear_object (&book);
  ui_destroy (fixture->store, window, page);
}

/* What was set aside stays so after a restart, and can be had back. */
static void
test_reload (UiFixture     *fixture,
             gconstpointer  data)
{
  gint64 id = save_call (fixture, 23, 0, 0, "debtor", "bank_loan", NULL);
  g_autoptr (AnningDismissal) dismissal = anning_dismissal_new ();
  GtkWidget *page, *window, *row;

  /* docs/rules.md §3.1, the contact's id behind it. */
  dismissal->finding = g_strdup_printf ("R-TIME-01|%" G_GINT64_FORMAT, id);
  dismissal->reason = g_strdup ("agreed");
  ui_save (fixture->store, &anning_dismissal_type, dismissal);
  ui_reopen (fixture);
  page = anning_incidents_page_new ();
  window = ui_present_in_window (page);
  show (fixture, page, id);
  g_assert_cmpuint (count_rows (page), ==, 0);
  row = ui_find (page, ADW_TYPE_EXPANDER_ROW, "Set aside (1)");
  g_assert_nonnull (row);
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "agreed"));
  g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_cmpuint (count_rows (page), ==, 1);
  ui_destroy (fixture->store, window, page);
}

/* The time is put right: the hint goes. One second before the night there was none. */
static void
test_edit (UiFixture     *fixture,
           gconstpointer  data)
{
  gint64 early = save_call (fixture, 21, 59, 59, "debtor", "bank_loan", NULL);
  gint64 id = save_call (fixture, 23, 0, 0, "debtor", "bank_loan", NULL);
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present_in_window (page);
  g_autoptr (AnningConductBook) book = anning_conduct_book_for_store (fixture->store);

  show (fixture, page, id);
  g_assert_cmpuint (anning_conduct_book_get_mark (book, early).n_hits, ==, 0);
  g_assert_cmpuint (anning_conduct_book_get_mark (book, id).n_hits, ==, 1);
  ui_type (page, "When it began", "2026-03-12 21:00");
  ui_wait (fixture->store, SAVED_MS + SETTLED_MS);
  g_assert_cmpuint (anning_conduct_book_get_mark (book, id).n_hits, ==, 0);
  g_assert_cmpuint (count_rows (page), ==, 0);
  /* In the order of time again. */
  g_assert_cmpint (g_array_index (anning_conduct_book_get_contacts (book), AnningContact, 0).id, ==, id);
  g_clear_object (&book);
  ui_destroy (fixture->store, window, page);
}

/* Nothing of institutions is named, and the way leads to the lender's field. */
static void
test_unknown_lender (UiFixture     *fixture,
                     gconstpointer  data)
{
  gint64 id = save_call (fixture, 23, 0, 0, "debtor", "unknown", NULL);
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present_in_window (page);
  g_autoptr (AnningConductBook) book = anning_conduct_book_for_store (fixture->store);
  GtkWidget *group, *row;

  show (fixture, page, id);
  group = ui_find (page, ANNING_TYPE_CONDUCT_GROUP, NULL);
  open_row (group, "Contact at night");
  g_assert_null (ui_find (group, GTK_TYPE_LABEL, "Recommended standard, not law"));
  g_assert_null (ui_find (group, GTK_TYPE_LABEL, "Self-regulation, not law"));
  row = ui_find (page, ADW_TYPE_ACTION_ROW, "First find out the lender");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  ui_settle (fixture->store);
  row = ui_find (page, ADW_TYPE_PREFERENCES_ROW, "Kind of lender");
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (page)), row)
                 || gtk_root_get_focus (gtk_widget_get_root (page)) == row);
  g_clear_object (&book);
  ui_destroy (fixture->store, window, page);
}

/* Who was called is not known: nothing counts, and it is told what to fill in. */
static void
test_insufficient (UiFixture     *fixture,
                   gconstpointer  data)
{
  gint64 id = save_call (fixture, 23, 0, 0, NULL, "bank_loan", NULL);
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present_in_window (page);
  g_autoptr (AnningConductBook) book = anning_conduct_book_for_store (fixture->store);

  show (fixture, page, id);
  g_assert_cmpuint (anning_conduct_book_get_mark (book, id).n_hits, ==, 0);
  g_assert_cmpuint (count_rows (page), ==, 0);
  g_assert_nonnull (ui_find (page, ADW_TYPE_ACTION_ROW, "Contact at night"));
  g_clear_object (&book);
  ui_destroy (fixture->store, window, page);
}

/* A threat: what to do for safety stands first of all. */
static void
test_urgent (UiFixture     *fixture,
             gconstpointer  data)
{
  gint64 id = save_call (fixture, 22, 30, 0, "debtor", "bank_loan", "threat_violence");
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present_in_window (page);
  g_autoptr (AnningConductBook) book = anning_conduct_book_for_store (fixture->store);
  g_autoptr (GPtrArray) findings = NULL;
  GtkWidget *row;

  show (fixture, page, id);
  findings = anning_conduct_book_find (book, id);
  g_assert_cmpint (((AnningFinding *) g_ptr_array_index (findings, 0))->rule, ==, ANNING_RULE_CON_01);
  g_assert_cmpint (anning_conduct_book_get_mark (book, id).severity, ==, ANNING_SEVERITY_URGENT);
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "Safety first"));
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "If it is happening now: call 110 first and leave the place."));
  row = ui_find (page, ANNING_TYPE_FINDING_ROW, NULL);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Urgent");
  g_clear_object (&book);
  ui_destroy (fixture->store, window, page);
}

/* Whether the call at that full hour stands below @row. */
static void
assert_listed (GtkWidget *row,
               int        hour,
               gboolean   listed)
{
  const AnningCivil civil = { 2026, 3, 12, hour, 0, 0 };
  gint64 instant = anning_civil_to_instant (&civil, ANNING_CHINA_OFFSET);
  g_autofree char *date = anning_format_date (instant, ANNING_CHINA_OFFSET);
  g_autofree char *time = anning_format_time_seconds (instant, ANNING_CHINA_OFFSET);
  g_autofree char *title = g_strdup_printf ("%s %s", date, time);

  g_assert_true ((ui_find (row, ADW_TYPE_ACTION_ROW, title) != NULL) == listed);
}

/* Four connected calls of a day: one hint, with each of them; the other three lead to their incidents. */
static void
test_counted (UiFixture     *fixture,
              gconstpointer  data)
{
  gint64 ids[4];
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present_in_window (page);
  g_autoptr (AnningConductBook) book = anning_conduct_book_for_store (fixture->store);
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = save_call (fixture, 10 + i, 0, 0, "debtor", "consumer_finance", NULL);
  show (fixture, page, ids[0]);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpuint (anning_conduct_book_get_mark (book, ids[i]).n_hits, ==, 1);
  row = ui_find (page, ANNING_TYPE_FINDING_ROW, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "How it is worked out"));
  assert_listed (row, 10, FALSE);
  assert_listed (row, 11, TRUE);
  assert_listed (row, 12, TRUE);
  assert_listed (row, 13, TRUE);
  g_clear_object (&book);
  ui_destroy (fixture->store, window, page);
}

/* The list tells how many hints a row has, and shows only such rows where that is wanted. */
static void
test_list (UiFixture     *fixture,
           gconstpointer  data)
{
  gint64 id = save_call (fixture, 23, 0, 0, "debtor", "bank_loan", NULL);
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present_in_window (page);
  g_autoptr (AnningDismissal) dismissal = anning_dismissal_new ();
  GtkWidget *label, *view, *check;
  g_autofree char *name = NULL;

  save_call (fixture, 12, 0, 0, "debtor", "bank_loan", NULL);
  show (fixture, page, id);
  label = ui_find (page, GTK_TYPE_LABEL, "1 hint");
  g_assert_nonnull (label);
  /* The row is told of as a whole; what is compared with is not its name, so that the name comes back. */
  name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_ancestor (label, ANNING_TYPE_INCIDENT_CELL)),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  g_assert_nonnull (strstr (name, "1 hint that something may not comply: Medium"));
  g_assert_true (gtk_widget_get_has_tooltip (label));
  view = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_VIEW);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)))), ==, 2);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (page, GTK_TYPE_TOGGLE_BUTTON, "Filter")), TRUE);
  check = gtk_widget_get_ancestor (ui_find (page, GTK_TYPE_LABEL, "Only with hints"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)))), ==, 1);

  dismissal->finding = g_strdup_printf ("R-TIME-01|%" G_GINT64_FORMAT, id);
  ui_save (fixture->store, &anning_dismissal_type, dismissal);
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)))), ==, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_null (ui_find (page, GTK_TYPE_LABEL, "1 hint"));
  ui_destroy (fixture->store, window, page);
}

/* The chip beside the day; NULL where none is shown. */
static const char *
get_note (GtkWidget *list)
{
  const AnningCivil civil = { 2026, 3, 12, 12, 0, 0 };
  /* In another year it is written with the year. */
  g_autofree char *text = anning_format_date (anning_civil_to_instant (&civil, ANNING_CHINA_OFFSET), ANNING_CHINA_OFFSET);
  GtkWidget *day = ui_find (list, GTK_TYPE_LABEL, text);
  GtkWidget *note;

  g_assert_nonnull (day);
  note = gtk_widget_get_next_sibling (day);
  return gtk_widget_get_mapped (note) ? gtk_label_get_text (GTK_LABEL (note)) : NULL;
}

/* R-FREQ-01: three answered calls of one creditor on a day are not too many, the fourth is; each creditor for itself. */
static void
test_day_heading (UiFixture     *fixture,
                  gconstpointer  data)
{
  const AnningIncidentFilter only = { .creditor = "甲小贷" };
  gint64 id = save_call_of (fixture, "甲小贷", 9, 0, 0, "debtor", "microloan", NULL);
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present_in_window (page);
  GtkWidget *list = ui_find (page, ANNING_TYPE_INCIDENT_LIST, NULL);
  g_autofree char *both = NULL;

  save_call_of (fixture, "甲小贷", 10, 0, 0, "debtor", "microloan", NULL);
  save_call_of (fixture, "甲小贷", 11, 0, 0, "debtor", "microloan", NULL);
  save_call_of (fixture, "乙消金", 12, 0, 0, "debtor", "consumer_finance", NULL);
  show (fixture, page, id);
  g_assert_null (get_note (list));

  save_call_of (fixture, "甲小贷", 13, 0, 0, "debtor", "microloan", NULL);
  save_call_of (fixture, "甲小贷", 14, 0, 0, "debtor", "microloan", NULL);
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_cmpstr (get_note (list), ==, "甲小贷: 5 calls answered (limit 3)");

  for (int hour = 15; hour < 18; hour++)
    save_call_of (fixture, "乙消金", hour, 0, 0, "debtor", "consumer_finance", NULL);
  ui_wait (fixture->store, SETTLED_MS);
  both = g_strdup (get_note (list));
  g_assert_nonnull (both);
  g_assert_nonnull (strstr (both, "甲小贷: 5 calls answered (limit 3)"));
  g_assert_nonnull (strstr (both, "乙消金: 4 calls answered (limit 3)"));

  /* Of one creditor alone the name says nothing. */
  anning_incident_list_show_filter (ANNING_INCIDENT_LIST (list), &only, "甲小贷");
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_cmpstr (get_note (list), ==, "5 calls answered (limit 3)");
  ui_destroy (fixture->store, window, page);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add ("/conduct/hit", UiFixture, NULL, ui_set_up, test_hit, ui_tear_down);
  g_test_add ("/conduct/reload", UiFixture, NULL, ui_set_up, test_reload, ui_tear_down);
  g_test_add ("/conduct/edit", UiFixture, NULL, ui_set_up, test_edit, ui_tear_down);
  g_test_add ("/conduct/unknown-lender", UiFixture, NULL, ui_set_up, test_unknown_lender, ui_tear_down);
  g_test_add ("/conduct/insufficient", UiFixture, NULL, ui_set_up, test_insufficient, ui_tear_down);
  g_test_add ("/conduct/urgent", UiFixture, NULL, ui_set_up, test_urgent, ui_tear_down);
  g_test_add ("/conduct/counted", UiFixture, NULL, ui_set_up, test_counted, ui_tear_down);
  g_test_add ("/conduct/day-heading", UiFixture, NULL, ui_set_up, test_day_heading, ui_tear_down);
  g_test_add ("/conduct/list", UiFixture, NULL, ui_set_up, test_list, ui_tear_down);
  return g_test_run ();
}
