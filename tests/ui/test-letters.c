/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "anning-debt.h"
#include "anning-demo.h"
#include "anning-letter-contacts.h"
#include "anning-letter-paper.h"
#include "anning-letter-view.h"
#include "anning-letters-list.h"
#include "anning-letters-view.h"
#include "anning-proposal.h"
#include "anning-reading.h"
#include "anning-rows.h"
#include "ui-fixture.h"

static GtkWidget *
show (UiFixture  *fixture,
      GtkWidget **window,
      int         width)
{
  GtkWidget *view = anning_letters_view_new ();

  anning_letters_view_set_store (ANNING_LETTERS_VIEW (view), fixture->store);
  *window = ui_present (view, width);
  ui_settle (fixture->store);
  /* A thread reads the texts: with sanitizers that takes a while. */
  for (guint i = 0; i < 100 && ui_find (view, ANNING_TYPE_LETTERS_LIST, NULL) == NULL; i++)
    ui_wait (fixture->store, 50);
  return view;
}

/* What stands on the paper. */
static char *
paper_text (GtkWidget *view)
{
  GtkWidget *paper = ui_find (view, ANNING_TYPE_LETTER_PAPER, NULL);

  g_assert_nonnull (paper);
  return anning_letter_paper_get_text (ANNING_LETTER_PAPER (paper));
}

static void
require_on_paper (GtkWidget  *view,
                  const char *needle)
{
  g_autofree char *text = paper_text (view);

  if (g_strstr_len (text, -1, needle) == NULL)
    g_test_message ("%s", text);
  g_assert_nonnull (g_strstr_len (text, -1, needle));
}

static void
fill_demo (UiFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 20, G_DATE_NOVEMBER, 2026);
  anning_demo_fill (fixture->store, "zh", &today, &error);
  g_assert_no_error (error);
}

static AnningLetter *
only_letter (UiFixture *fixture)
{
  g_autoptr (GPtrArray) letters = ui_list (fixture->store, &anning_letter_type);

  g_assert_cmpuint (letters->len, ==, 1);
  return anning_letter_copy (g_ptr_array_index (letters, 0));
}

/* Looking is not writing; the first answer is. */
static void
test_answer_edit_reopen (UiFixture     *fixture,
                         gconstpointer  data)
{
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (AnningLetter) letter = NULL;
  g_autoptr (AnningLetter) edited = NULL;
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  GtkWidget *window, *view, *text_view, *toggle, *anew;
  GtkTextBuffer *buffer;
  GtkTextIter end;

  view = show (fixture, &window, 1000);
  anning_letters_view_show_template (ANNING_LETTERS_VIEW (view), "payorder-objection", ANNING_UNKNOWN);
  ui_settle (fixture->store);
  require_on_paper (view, "〔请填写：Case number〕");
  none = ui_list (fixture->store, &anning_letter_type);
  g_assert_cmpuint (none->len, ==, 0);

  ui_type (view, "Case number", "（2026）某0101民督12号");
  ui_wait (fixture->store, 700);
  require_on_paper (view, "案号：（2026）某0101民督12号");
  letter = only_letter (fixture);
  text = paper_text (view);
  g_assert_cmpstr (letter->body, ==, text);
  g_assert_cmpstr (letter->template, ==, "payorder-objection");
  g_assert_cmpint (letter->edited, ==, 0);

  toggle = ui_find (view, GTK_TYPE_TOGGLE_BUTTON, "Edit the Text");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  text_view = ui_find (ui_find (view, ANNING_TYPE_LETTER_PAPER, NULL), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (text_view)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text_view));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "\n附注：另附一页。", -1);
  ui_wait (fixture->store, 700);
  edited = only_letter (fixture);
  g_assert_cmpint (edited->edited, ==, 1);
  g_assert_true (g_str_has_suffix (edited->body, "附注：另附一页。"));
  ui_destroy (fixture->store, window, view);

  ui_reopen (fixture);
  view = show (fixture, &window, 1000);
  anning_letters_view_show_letter (ANNING_LETTERS_VIEW (view), edited->record.id);
  ui_settle (fixture->store);
  require_on_paper (view, "附注：另附一页。");
  /* The answer is still there, and filling in anew uses it. */
  anew = ui_find (view, GTK_TYPE_BUTTON, "Fill In Anew");
  g_signal_emit_by_name (anew, "clicked");
  ui_wait (fixture->store, 700);
  changed = paper_text (view);
  g_assert_null (strstr (changed, "附注"));
  g_assert_nonnull (strstr (changed, "案号：（2026）某0101民督12号"));
  ui_destroy (fixture->store, window, view);
}

/* Debt, proposal and budget stand in the letter; the writer's name is typed once. */
static void
test_demo (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) debts = NULL;
  const AnningDebt *debt = NULL;
  GtkWidget *window, *view, *row;

  fill_demo (fixture);
  debts = ui_list (fixture->store, &anning_debt_type);
  for (guint i = 0; i < debts->len; i++)
    {
      debt = g_ptr_array_index (debts, i);
      if (g_str_equal (debt->lender_type, "bank_card"))
        break;
    }
  view = show (fixture, &window, 1000);
  anning_letters_view_show_template (ANNING_LETTERS_VIEW (view), "hardship-instalments", debt->record.id);
  ui_settle (fixture->store);
  require_on_paper (view, "某某银行信用卡中心");
  /* 3 720 720 fen less 34 320 fen, in 36 parts without interest: 1 024.00 each. */
  require_on_paper (view, "1,024.00 元");
  ui_type (view, "Your name", "王小明");
  ui_wait (fixture->store, 700);
  /* What is filled in can be changed: 1 024.00 a month becomes 900. */
  row = ui_find (view, ADW_TYPE_EXPANDER_ROW, "Filled in from your file");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_settle (fixture->store);
  g_object_set (ui_find (view, ANNING_TYPE_MONEY_ROW, "You offer each month"), "value", (gint64) 90000, NULL);
  ui_settle (fixture->store);
  require_on_paper (view, "每月偿还 900.00 元");

  /* A letter about no debt yet, then about one: its name is asked for, then known. */
  anning_letters_view_show_template (ANNING_LETTERS_VIEW (view), "deferral", ANNING_UNKNOWN);
  ui_settle (fixture->store);
  require_on_paper (view, "本人王小明，在〔请填写：Lender in the contract〕");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (view, ADW_TYPE_COMBO_ROW, "About which debt")), 1);
  ui_settle (fixture->store);
  require_on_paper (view, "本人王小明，在某某银行信用卡中心");
  /* Coming back finds it as it was. */
  anning_letters_view_show_template (ANNING_LETTERS_VIEW (view), "deferral", ANNING_UNKNOWN);
  ui_settle (fixture->store);
  require_on_paper (view, "本人王小明，在某某银行信用卡中心");
  /* What changes on another page changes here. */
  {
    g_autoptr (AnningDebt) changed = anning_debt_copy (debt);

    g_free (changed->creditor);
    changed->creditor = g_strdup ("改名银行");
    ui_save (fixture->store, &anning_debt_type, changed);
  }
  ui_wait (fixture->store, 500);
  require_on_paper (view, "在改名银行有一笔欠款");
  /* A person who was called is somebody else. */
  anning_letters_view_show_template (ANNING_LETTERS_VIEW (view), "third-party-refusal", debt->record.id);
  ui_settle (fixture->store);
  require_on_paper (view, "本人〔请填写：Your name〕");
  ui_destroy (fixture->store, window, view);
}

/* What is to be checked is told until it is switched off, and offered only where there is something. */
static void
test_hint (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningProposal) theirs = anning_proposal_new ();
  g_autoptr (AnningLetter) letter = NULL;
  GtkWidget *window, *view, *row;

  debt->creditor = g_strdup ("某某银行");
  debt->lender_type = g_strdup ("bank_loan");
  debt->stage = g_strdup ("overdue");
  debt->claimed_principal = 1050000;
  ui_save (fixture->store, &anning_debt_type, debt);
  theirs->debt_id = debt->record.id;
  theirs->author = g_strdup ("theirs");
  theirs->role = g_strdup ("offer");
  theirs->kind = g_strdup ("settlement");
  theirs->status = g_strdup ("sent");
  theirs->base_amount = 1200000;
  ui_save (fixture->store, &anning_proposal_type, theirs);

  view = show (fixture, &window, 1000);
  anning_letters_view_show_template (ANNING_LETTERS_VIEW (view), "contract-statement", debt->record.id);
  ui_settle (fixture->store);
  require_on_paper (view, "- 多出 1,500.00 元。");
  row = ui_find (view, ADW_TYPE_EXPANDER_ROW, "Filled in from your file");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_settle (fixture->store);
  g_assert_null (ui_find (view, ADW_TYPE_ACTION_ROW, "Say that the whole cost may be above the line"));
  row = ui_find (view, ADW_TYPE_ACTION_ROW, "Say that the sums do not agree");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (ui_find (row, GTK_TYPE_SWITCH, NULL))));
  gtk_switch_set_active (GTK_SWITCH (ui_find (row, GTK_TYPE_SWITCH, NULL)), FALSE);
  ui_wait (fixture->store, 700);
  letter = only_letter (fixture);
  g_assert_null (strstr (letter->body, "1,500.00"));
  ui_destroy (fixture->store, window, view);
}

/* Every letter and the list fit into the narrowest window. */
static void
test_widths (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningLetterBook) book = anning_letter_book_new (NULL, NULL, &error);
  GPtrArray *groups = anning_letter_book_get_groups (book, "zh");
  GtkWidget *window, *view;
  int wanted;

  fill_demo (fixture);
  view = show (fixture, &window, 360);
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
  g_assert_cmpint (wanted, <=, 360);
  for (guint i = 0; i < groups->len; i++)
    {
      const AnningLetterGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->templates->len; j++)
        {
          const AnningLetterTemplate *template = g_ptr_array_index (group->templates, j);

          anning_letters_view_show_template (ANNING_LETTERS_VIEW (view), template->key, ANNING_UNKNOWN);
          ui_settle (fixture->store);
          gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
          g_test_message ("%s wants %d", template->key, wanted);
          g_assert_cmpint (wanted, <=, 360);
        }
    }
  ui_destroy (fixture->store, window, view);
}

/* The contacts of the letter are chosen in a sheet of their own. */
static void
test_contacts (UiFixture     *fixture,
               gconstpointer  data)
{
  g_autoptr (AnningLetter) letter = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GList) windows = NULL;
  GtkWidget *window, *view, *row, *check, *sheet = NULL;
  g_autofree char *before = NULL;

  fill_demo (fixture);
  view = show (fixture, &window, 1000);
  anning_letters_view_show_template (ANNING_LETTERS_VIEW (view), "police-report", ANNING_UNKNOWN);
  ui_settle (fixture->store);
  row = ui_find (view, ADW_TYPE_ACTION_ROW, "Contacts from the log");
  before = g_strdup (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  g_signal_emit_by_name (row, "activated");
  ui_settle (fixture->store);

  windows = gtk_window_list_toplevels ();
  for (GList *link = windows; link != NULL; link = link->next)
    {
      if (ANNING_IS_LETTER_CONTACTS (link->data))
        sheet = link->data;
    }
  g_assert_nonnull (sheet);
  check = ui_find (sheet, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_signal_emit_by_name (ui_find (sheet, GTK_TYPE_BUTTON, "Use These"), "clicked");
  ui_wait (fixture->store, 700);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), !=, before);

  letter = only_letter (fixture);
  values = ui_list (fixture->store, &anning_letter_value_type);
  g_assert_cmpuint (values->len, ==, 1);
  g_assert_cmpstr (((AnningLetterValue *) g_ptr_array_index (values, 0))->field, ==, "incidents");
  ui_destroy (fixture->store, window, view);
}

static char *
clipboard_text (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto (GValue) value = G_VALUE_INIT;

  if (content == NULL)
    return NULL;
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

/* A letter with gaps does not leave without a question; then they are lines to write on. */
static void
test_gaps (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) letters = NULL;
  g_autofree char *copied = NULL;
  GtkWidget *window, *view, *letter;
  AdwMessageDialog *dialog = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  view = show (fixture, &window, 1000);
  anning_letters_view_show_template (ANNING_LETTERS_VIEW (view), "payorder-objection", ANNING_UNKNOWN);
  ui_settle (fixture->store);
  letter = ui_find (view, ANNING_TYPE_LETTER_VIEW, NULL);
  g_assert_true (gtk_widget_activate_action (letter, "outgoing.copy", NULL));
  ui_settle (fixture->store);
  g_assert_null (clipboard_text (view));

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel))
        dialog = ADW_MESSAGE_DIALOG (toplevel);
    }
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "• Case number"));
  adw_message_dialog_response (dialog, "leave");
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_settle (fixture->store);

  copied = clipboard_text (view);
  g_assert_nonnull (strstr (copied, "案号：＿＿＿＿＿＿"));
  g_assert_null (strstr (copied, "〔"));
  /* What left the program is kept. */
  letters = ui_list (fixture->store, &anning_letter_type);
  g_assert_cmpuint (letters->len, ==, 1);
  ui_destroy (fixture->store, window, view);
}

static void
test_sent_and_deleted (UiFixture     *fixture,
                       gconstpointer  data)
{
  g_autoptr (AnningLetter) letter = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autofree char *place = NULL;
  GtkWidget *window, *view;

  view = show (fixture, &window, 360);
  anning_letters_view_show_template (ANNING_LETTERS_VIEW (view), "credit-dispute", ANNING_UNKNOWN);
  ui_settle (fixture->store);
  ui_type (view, "Sent on", "2026-11-21");
  ui_wait (fixture->store, 700);
  letter = only_letter (fixture);
  g_assert_cmpstr (letter->sent_day, ==, "2026-11-21");
  g_assert_null (letter->sent_by);

  g_signal_emit_by_name (ui_find (view, GTK_TYPE_BUTTON, "Delete This Letter"), "clicked");
  ui_settle (fixture->store);
  rest = ui_list (fixture->store, &anning_letter_type);
  g_assert_cmpuint (rest->len, ==, 0);
  g_object_get (view, "place", &place, NULL);
  g_assert_cmpstr (place, ==, "list");
  ui_destroy (fixture->store, window, view);
}

/* An unknown key, a letter that is gone: the list, and nothing breaks. */
static void
test_nothing_there (UiFixture     *fixture,
                    gconstpointer  data)
{
  g_autofree char *place = NULL;
  GtkWidget *window, *view;

  view = show (fixture, &window, 360);
  anning_letters_view_show_template (ANNING_LETTERS_VIEW (view), "no-such-letter", ANNING_UNKNOWN);
  ui_settle (fixture->store);
  anning_letters_view_show_letter (ANNING_LETTERS_VIEW (view), 4711);
  ui_settle (fixture->store);
  g_object_get (view, "place", &place, NULL);
  g_assert_cmpstr (place, ==, "list");
  ui_destroy (fixture->store, window, view);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add ("/letters/answer-edit-reopen", UiFixture, NULL, ui_set_up, test_answer_edit_reopen, ui_tear_down);
  g_test_add ("/letters/demo", UiFixture, NULL, ui_set_up, test_demo, ui_tear_down);
  g_test_add ("/letters/contacts", UiFixture, NULL, ui_set_up, test_contacts, ui_tear_down);
  g_test_add ("/letters/hint", UiFixture, NULL, ui_set_up, test_hint, ui_tear_down);
  g_test_add ("/letters/widths", UiFixture, NULL, ui_set_up, test_widths, ui_tear_down);
  g_test_add ("/letters/gaps", UiFixture, NULL, ui_set_up, test_gaps, ui_tear_down);
  g_test_add ("/letters/sent-and-deleted", UiFixture, NULL, ui_set_up, test_sent_and_deleted, ui_tear_down);
  g_test_add ("/letters/nothing-there", UiFixture, NULL, ui_set_up, test_nothing_there, ui_tear_down);
  return g_test_run ();
}
