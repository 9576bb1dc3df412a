/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-date.h"
#include "anning-finding-row.h"
#include "anning-format.h"
#include "anning-incident-form.h"
#include "anning-incident.h"
#include "anning-leaving-sheet.h"
#include "anning-relative-advice.h"
#include "anning-relative-findings.h"
#include "anning-number.h"
#include "anning-relative-log.h"
#include "anning-relative-numbers.h"
#include "anning-relative-refusal.h"
#include "anning-relative-shares.h"
#include "anning-relative-view.h"
#include "anning-relatives-entry.h"
#include "anning-relatives-list.h"
#include "ui-fixture.h"
#include "../wait-until.h"

/* Follows the store after a moment, and works on a thread. */
#define SETTLED_MS 400

static gint64
instant (int day,
         int hour,
         int minute)
{
  const AnningCivil civil = { 2026, 3, day, hour, minute, 0 };

  return anning_civil_to_instant (&civil, ANNING_CHINA_OFFSET);
}

static gint64
save_call (UiFixture  *fixture,
           int         day,
           int         hour,
           const char *creditor,
           gint64      relative)
{
  g_autoptr (AnningIncident) call = anning_incident_new ();

  call->started_at = instant (day, hour, 0);
  call->utc_offset = ANNING_CHINA_OFFSET;
  call->channel = g_strdup ("call");
  call->direction = g_strdup ("in");
  call->connected = g_strdup ("yes");
  call->to_number = g_strdup ("125 0000 7788");
  call->to_party = g_strdup (relative != ANNING_UNKNOWN ? "contact" : "debtor");
  call->relative_id = relative;
  call->creditor = g_strdup (creditor);
  call->lender_type = g_strdup ("consumer_finance");
  call->product_type = g_strdup ("online_consumer");
  call->purpose = g_strdup ("demand");
  call->disclosed = g_strdup ("none");
  call->summary = g_strdup_printf ("%d日那次", day);
  return ui_save (fixture->store, &anning_incident_type, call);
}

/* Called on the tenth, the twelfth and the fourteenth by one lender, on the fifteenth by another; refused on the twelfth. */
static AnningRelative *
save_mother (UiFixture *fixture)
{
  AnningRelative *mother = anning_relative_new ();

  mother->name = g_strdup ("妈妈");
  mother->relation = g_strdup ("parent");
  mother->phone = g_strdup ("12500007788");
  mother->liability = g_strdup ("none");
  mother->told = g_strdup ("yes");
  mother->refused_at = instant (12, 9, 2);
  mother->refusal_words = g_strdup ("不要再打");
  ui_save (fixture->store, &anning_relative_type, mother);
  save_call (fixture, 10, 9, "甲消金", mother->record.id);
  save_call (fixture, 12, 9, "甲消金", mother->record.id);
  save_call (fixture, 14, 9, "甲消金", mother->record.id);
  save_call (fixture, 15, 9, "乙小贷", mother->record.id);
  return mother;
}

static GtkWidget *
find_below (GtkWidget  *view,
            GType       type,
            GType       row_type,
            const char *title)
{
  GtkWidget *group = ui_find (view, type, NULL);

  g_assert_nonnull (group);
  return ui_find (group, row_type, title);
}

static const char *
get_subtitle (GtkWidget *row)
{
  g_assert_nonnull (row);
  return ADW_IS_EXPANDER_ROW (row) ? adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row))
                                   : adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

/* Whether the row, and all that it stands in, is to be seen. */
static gboolean
is_seen (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

static guint
count_rows (GtkWidget *parent,
            GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (parent), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child, type);
  return n;
}

/* What the log and the rules tell of her. */
static void
test_told (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = save_mother (fixture);
  GtkWidget *view, *window, *row;

  ui_load_texts ();
  view = anning_relative_view_new (fixture->store, mother);
  window = ui_present (view, 900);
  ui_wait (fixture->store, SETTLED_MS);

  row = find_below (view, ANNING_TYPE_RELATIVE_LOG, ADW_TYPE_ACTION_ROW, "甲消金");
  g_assert_nonnull (strstr (get_subtitle (row), "3 times"));
  g_assert_nonnull (strstr (get_subtitle (row), "1 of them after the refusal"));
  row = find_below (view, ANNING_TYPE_RELATIVE_LOG, ADW_TYPE_ACTION_ROW, "乙小贷");
  g_assert_nonnull (strstr (get_subtitle (row), "Once"));
  g_assert_null (strstr (get_subtitle (row), "refusal"));

  row = find_below (view, ANNING_TYPE_RELATIVE_FINDINGS, ANNING_TYPE_FINDING_ROW, "Went on after a refusal");
  g_assert_nonnull (strstr (get_subtitle (row), "甲消金"));
  g_assert_nonnull (strstr (get_subtitle (row), "1 contact"));
  row = find_below (view, ANNING_TYPE_RELATIVE_FINDINGS, ANNING_TYPE_FINDING_ROW, "Demanded payment from somebody unconnected");
  g_assert_nonnull (row);
  g_assert_cmpuint (count_rows (ui_find (view, ANNING_TYPE_RELATIVE_FINDINGS, NULL), ANNING_TYPE_FINDING_ROW), ==, 3);

  row = find_below (view, ANNING_TYPE_RELATIVE_REFUSAL, ADW_TYPE_ACTION_ROW, "Said to");
  g_assert_nonnull (strstr (get_subtitle (row), "甲消金"));
  g_assert_true (is_seen (find_below (view, ANNING_TYPE_RELATIVE_REFUSAL, ADW_TYPE_ACTION_ROW, "Contacted all the same")));
  ui_destroy (fixture->store, window, view);
}

/* The day and the time of the refusal can be put right, and what follows from it is put right with it. */
static void
test_refusal (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = save_mother (fixture);
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) again = NULL;
  GtkWidget *view, *window, *toggle;

  view = anning_relative_view_new (fixture->store, mother);
  window = ui_present (view, 900);
  ui_wait (fixture->store, SETTLED_MS);

  ui_type (view, "On, at", "2026-03-15 09:30");
  anning_relative_view_flush (ANNING_RELATIVE_VIEW (view));
  ui_wait (fixture->store, SETTLED_MS);
  stored = ui_list (fixture->store, &anning_relative_type);
  g_assert_cmpint (((const AnningRelative *) g_ptr_array_index (stored, 0))->refused_at, ==, instant (15, 9, 30));
  g_assert_nonnull (strstr (get_subtitle (find_below (view, ANNING_TYPE_RELATIVE_REFUSAL, ADW_TYPE_ACTION_ROW, "Said to")),
                            "乙小贷"));
  g_assert_false (is_seen (find_below (view, ANNING_TYPE_RELATIVE_REFUSAL, ADW_TYPE_ACTION_ROW, "Contacted all the same")));

  /* On a day without a contact nobody knows to whom it was said. */
  ui_type (view, "On, at", "2026-03-13 09:30");
  anning_relative_view_flush (ANNING_RELATIVE_VIEW (view));
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_true (g_str_has_prefix (get_subtitle (find_below (view, ANNING_TYPE_RELATIVE_REFUSAL, ADW_TYPE_ACTION_ROW,
                                                             "Said to")), "Not known"));

  toggle = find_below (view, ANNING_TYPE_RELATIVE_REFUSAL, GTK_TYPE_SWITCH, NULL);
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  anning_relative_view_flush (ANNING_RELATIVE_VIEW (view));
  ui_wait (fixture->store, SETTLED_MS);
  again = ui_list (fixture->store, &anning_relative_type);
  g_assert_cmpint (((const AnningRelative *) g_ptr_array_index (again, 0))->refused_at, ==, ANNING_UNKNOWN);
  g_assert_false (is_seen (find_below (view, ANNING_TYPE_RELATIVE_REFUSAL, ADW_TYPE_ACTION_ROW, "Said to")));
  ui_destroy (fixture->store, window, view);
}

/* Ticked, it has today's date; a date that was written elsewhere is shown. */
static void
test_consent (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = save_mother (fixture);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (AnningRelative) changed = NULL;
  GtkWidget *view, *window, *row, *toggle, *day;

  view = anning_relative_view_new (fixture->store, mother);
  window = ui_present (view, 900);
  ui_wait (fixture->store, SETTLED_MS);
  row = ui_find (view, ADW_TYPE_ACTION_ROW, "Agreed to be named");
  toggle = ui_find (row, GTK_TYPE_SWITCH, NULL);
  day = ui_find (view, ADW_TYPE_ENTRY_ROW, "Agreed on");
  g_assert_false (gtk_widget_get_visible (day));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_true (gtk_widget_get_visible (day));
  anning_relative_view_flush (ANNING_RELATIVE_VIEW (view));
  ui_wait (fixture->store, SETTLED_MS);
  stored = ui_list (fixture->store, &anning_relative_type);
  g_assert_cmpstr (((const AnningRelative *) g_ptr_array_index (stored, 0))->consent_day, ==, today);

  changed = anning_relative_copy (g_ptr_array_index (stored, 0));
  g_free (changed->consent_day);
  changed->consent_day = NULL;
  ui_save (fixture->store, &anning_relative_type, changed);
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  g_assert_false (gtk_widget_get_visible (day));
  ui_destroy (fixture->store, window, view);
}

/* What somebody signed changes what they are told. */
static void
test_advice (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningRelative) relative = anning_relative_new ();
  GtkWidget *advice = anning_relative_advice_new ();
  GtkWidget *window = ui_present (advice, 700);
  g_autofree char *parent = NULL;

  ui_load_texts ();
  relative->relation = g_strdup ("parent");
  relative->liability = g_strdup ("none");
  anning_relative_advice_show (ANNING_RELATIVE_ADVICE (advice), relative);
  ui_wait (fixture->store, SETTLED_MS);
  parent = g_strdup (get_subtitle (ui_find (advice, ADW_TYPE_ACTION_ROW, "What they can say")));
  g_assert_nonnull (strstr (parent, "not a guarantor"));
  g_assert_nonnull (ui_find (advice, GTK_TYPE_MENU_BUTTON, NULL));

  relative->liability = (g_free (relative->liability), g_strdup ("guarantor"));
  anning_relative_advice_show (ANNING_RELATIVE_ADVICE (advice), relative);
  g_assert_null (strstr (get_subtitle (ui_find (advice, ADW_TYPE_ACTION_ROW, "What they can say")), "not a guarantor"));
  relative->liability = (g_free (relative->liability), g_strdup ("co_signer"));
  anning_relative_advice_show (ANNING_RELATIVE_ADVICE (advice), relative);
  g_assert_null (strstr (get_subtitle (ui_find (advice, ADW_TYPE_ACTION_ROW, "What they can say")), "not a guarantor"));
  g_assert_null (strstr (get_subtitle (ui_find (advice, ADW_TYPE_ACTION_ROW, "What they can say")), "I am not the borrower"));
  ui_destroy (fixture->store, window, advice);
}

/* A further number goes into the number book as hers, and its calls are offered. */
static void
test_numbers (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = anning_relative_new ();
  g_autoptr (GPtrArray) stored = NULL;
  const AnningNumber *number;
  GtkWidget *view, *window, *entry;

  mother->name = g_strdup ("妈妈");
  ui_save (fixture->store, &anning_relative_type, mother);
  save_call (fixture, 10, 9, "甲消金", ANNING_UNKNOWN);
  view = anning_relative_view_new (fixture->store, mother);
  window = ui_present (view, 900);
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_false (gtk_widget_get_visible (ui_find (view, ADW_TYPE_ACTION_ROW, "Contacts with their number")));
  entry = ui_find (ui_find (view, ANNING_TYPE_RELATIVE_NUMBERS, NULL), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "125 0000 7788");
  g_signal_emit_by_name (entry, "apply");
  ui_wait (fixture->store, SETTLED_MS);
  stored = ui_list (fixture->store, &anning_number_type);
  g_assert_cmpuint (stored->len, ==, 1);
  number = g_ptr_array_index (stored, 0);
  g_assert_cmpstr (number->number, ==, "12500007788");
  g_assert_cmpint (number->relative_id, ==, mother->record.id);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (gtk_widget_get_visible (ui_find (view, ADW_TYPE_ACTION_ROW, "Contacts with their number")));
  ui_destroy (fixture->store, window, view);
}

/* Calls to her number that stand with nobody are offered, tied, and let go again with Undo. */
static void
test_ties (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = anning_relative_new ();
  g_autoptr (GPtrArray) tied = NULL;
  const AnningIncident *incident;
  GtkWidget *view, *window, *row;

  mother->name = g_strdup ("妈妈");
  mother->relation = g_strdup ("parent");
  mother->phone = g_strdup ("12500007788");
  ui_save (fixture->store, &anning_relative_type, mother);
  save_call (fixture, 10, 9, "甲消金", ANNING_UNKNOWN);
  view = anning_relative_view_new (fixture->store, mother);
  window = ui_present (view, 900);
  ui_wait (fixture->store, SETTLED_MS);
  row = ui_find (view, ADW_TYPE_ACTION_ROW, "Contacts with their number");
  g_assert_true (gtk_widget_get_visible (row));
  g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON, "They Are Theirs"), "clicked");
  ui_wait (fixture->store, SETTLED_MS);
  tied = ui_list (fixture->store, &anning_incident_type);
  incident = g_ptr_array_index (tied, 0);
  g_assert_cmpint (incident->relative_id, ==, mother->record.id);
  g_assert_cmpstr (incident->to_party, ==, "contact");
  g_assert_false (gtk_widget_get_visible (row));
  g_assert_nonnull (find_below (view, ANNING_TYPE_RELATIVE_LOG, ADW_TYPE_ACTION_ROW, "甲消金"));
  ui_destroy (fixture->store, window, view);
}

static void
test_shares (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = save_mother (fixture);
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (AnningNoteShare) share = anning_note_share_new ();
  g_autoptr (AnningNoteShare) page_given = anning_note_share_new ();
  g_autoptr (AnningKit) kit = anning_kit_new ();
  GtkWidget *shares = anning_relative_shares_new (fixture->store);
  GtkWidget *window = ui_present (shares, 700);

  note->title = g_strdup ("给妈妈");
  ui_save (fixture->store, &anning_note_type, note);
  share->note_id = note->record.id;
  share->relative_id = mother->record.id;
  share->at = instant (16, 9, 0);
  share->way = g_strdup ("picture");
  ui_save (fixture->store, &anning_note_share_type, share);
  page_given->note_id = note->record.id;
  page_given->relative_id = mother->record.id;
  page_given->at = instant (17, 9, 0);
  page_given->way = g_strdup ("kit");
  ui_save (fixture->store, &anning_note_share_type, page_given);
  kit->note_id = note->record.id;
  kit->relative_id = mother->record.id;
  kit->made_at = instant (17, 9, 0);
  kit->key = g_strdup ("00000000000000000000000000000001");
  ui_save (fixture->store, &anning_kit_type, kit);
  anning_relative_shares_load (ANNING_RELATIVE_SHARES (shares), mother->record.id);
  ui_wait (fixture->store, SETTLED_MS);
  /* The page is told once, though it was made and given. */
  g_assert_cmpuint (count_rows (shares, ADW_TYPE_ACTION_ROW), ==, 2);
  g_assert_true (g_str_has_prefix (get_subtitle (ui_find (shares, ADW_TYPE_ACTION_ROW, "给妈妈")), "Page for the phone"));
  ui_destroy (fixture->store, window, shares);
}

/* The list: how often, and amber after a refusal. */
static void
test_list (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningRelative) mother G_GNUC_UNUSED = save_mother (fixture);
  GtkWidget *list = g_object_new (ANNING_TYPE_RELATIVES_LIST, NULL);
  GtkWidget *window = ui_present (list, 320);
  GtkWidget *chip;

  anning_relatives_list_set_store (ANNING_RELATIVES_LIST (list), fixture->store);
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_nonnull (ui_find (list, GTK_TYPE_LABEL, "Parent · Told · Asked not to be called · contacted 4 times"));
  chip = ui_find (list, GTK_TYPE_LABEL, "1 time after the refusal");
  g_assert_nonnull (chip);
  g_assert_true (gtk_widget_has_css_class (chip, "warning"));
  ui_destroy (fixture->store, window, list);
}

/* Whoever wrote it themselves is named where the contact is shown. */
static void
test_written (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = save_mother (fixture);
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autofree char *date = anning_format_date (instant (16, 9, 20), ANNING_CHINA_OFFSET);
  g_autofree char *time = anning_format_time (instant (16, 9, 20), ANNING_CHINA_OFFSET);
  g_autofree char *text = g_strdup_printf ("妈妈 wrote this on their own phone, on %s %s.", date, time);
  GtkWidget *form, *window;

  incident->started_at = instant (16, 9, 0);
  incident->utc_offset = ANNING_CHINA_OFFSET;
  incident->relative_id = mother->record.id;
  incident->written_by = g_strdup ("relative");
  incident->written_at = instant (16, 9, 20);
  ui_save (fixture->store, &anning_incident_type, incident);
  form = anning_incident_form_new (fixture->store, incident);
  window = ui_present (form, 700);
  ui_wait (fixture->store, SETTLED_MS);
  g_assert_nonnull (ui_find (form, GTK_TYPE_LABEL, text));
  ui_destroy (fixture->store, window, form);
}

/* Her paper: no switch for private notes, one for her own number alone. */
static void
test_paper (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = save_mother (fixture);
  g_autoptr (AnningIncidentPaperRequest) request = NULL;
  const AnningIncidentPaper *paper;
  AnningLeavingSheet *sheet;

  request = anning_incident_paper_request_new (ANNING_INCIDENT_PAPER_RELATIVE, "zh");
  request->relative_id = mother->record.id;
  g_date_set_dmy (&request->today, 22, G_DATE_NOVEMBER, 2026);
  sheet = g_object_ref_sink (anning_leaving_sheet_new (fixture->store, request));
  gtk_window_present (GTK_WINDOW (sheet));
  ui_wait (fixture->store, SETTLED_MS);
  paper = anning_leaving_sheet_get_paper (sheet);
  g_assert_nonnull (paper);
  g_assert_cmpuint (paper->n_contacts, ==, 4);
  g_assert_null (strstr (paper->text, "妈妈"));
  g_assert_nonnull (ui_find (GTK_WIDGET (sheet), ADW_TYPE_ACTION_ROW, "Replace their own number"));
  g_assert_false (is_seen (ui_find (GTK_WIDGET (sheet), ADW_TYPE_ACTION_ROW, "Private notes")));
  gtk_window_destroy (GTK_WINDOW (sheet));
  g_object_unref (sheet);
  ui_settle (fixture->store);
}

/* Whether the last letter of @text lies within it, on another line than the first. */
static gboolean
is_whole (GtkTextView *text)
{
  GtkTextIter end;
  GdkRectangle last;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (text), &end);
  gtk_text_view_get_iter_location (text, &end, &last);
  return last.y > 0 && last.x + last.width <= gtk_widget_get_width (GTK_WIDGET (text))
         && last.y + last.height <= gtk_widget_get_height (GTK_WIDGET (text));
}

static void
require_whole (GtkWidget *parent,
               GPtrArray *texts)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_TEXT_VIEW (child))
        {
          GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (child));
          g_autofree char *text = NULL;

          wait_until (is_whole (GTK_TEXT_VIEW (child)));
          g_object_get (buffer, "text", &text, NULL);
          g_ptr_array_add (texts, g_steal_pointer (&text));
        }
      else
        {
          require_whole (child, texts);
        }
    }
}

/* All of what she was told, may be said, was said by her and is only for oneself is to be read, also in the narrowest
 * window. */
static void
test_long (UiFixture     *fixture,
           gconstpointer  data)
{
  static const char *const long_texts[] = {
    "说了有几笔贷款在协商，可能会有人打给她；她不是借款人，也没有担保，接到电话不用解释，也不用还钱。",
    "可以说：他在和每一家商量怎么还，请直接联系他本人；别的什么都不说，也不答应任何事，更不转账。",
    "我不是借款人，也没有担保，请不要再打这个电话；再打一次我就记一次，连同录音一起交给监管部门。",
    "她血压高，晚上不要跟她说这些；月底回家再当面把那两笔网贷的事讲清楚，别让她从别人那里听到。",
  };
  g_autoptr (AnningRelative) mother = save_mother (fixture);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *view, *window;

  mother->told_what = g_strdup (long_texts[0]);
  mother->may_be_said = g_strdup (long_texts[1]);
  mother->refused_at = 1772000000000;
  mother->refusal_words = g_strdup (long_texts[2]);
  mother->remark = g_strdup (long_texts[3]);
  ui_save (fixture->store, &anning_relative_type, mother);
  view = anning_relative_view_new (fixture->store, mother);
  window = ui_present (view, 360);
  ui_wait (fixture->store, SETTLED_MS);

  require_whole (view, texts);
  g_assert_cmpuint (texts->len, ==, G_N_ELEMENTS (long_texts));
  for (guint i = 0; i < texts->len; i++)
    g_assert_cmpstr (g_ptr_array_index (texts, i), ==, long_texts[i]);
  ui_destroy (fixture->store, window, view);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

#define ADD(path, test) g_test_add ("/people/" path, UiFixture, NULL, ui_set_up, test, ui_tear_down)
  ADD ("told", test_told);
  ADD ("refusal", test_refusal);
  ADD ("consent", test_consent);
  ADD ("advice", test_advice);
  ADD ("numbers", test_numbers);
  ADD ("ties", test_ties);
  ADD ("shares", test_shares);
  ADD ("list", test_list);
  ADD ("written", test_written);
  ADD ("paper", test_paper);
  ADD ("long", test_long);
#undef ADD
  return g_test_run ();
}
