/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-date.h"
#include "anning-debt.h"
#include "anning-incident-cell.h"
#include "anning-incident-detail.h"
#include "anning-incident-list.h"
#include "anning-incident.h"
#include "anning-incidents-page.h"
#include "anning-link-row.h"
#include "anning-moment-row.h"
#include "anning-new-incident.h"
#include "anning-record-diff.h"
#include "anning-rows.h"
#include "anning-tag-chooser.h"
#include "ui-fixture.h"

/* 2026-03-12 21:14:09 in China. */
#define STARTED G_GINT64_CONSTANT (1773321249000)

static gint64
add_incident (UiFixture  *fixture,
              gint64      started_at,
              const char *creditor,
              const char *summary)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->started_at = started_at;
  incident->utc_offset = 480;
  incident->channel = g_strdup ("call");
  incident->direction = g_strdup ("in");
  incident->connected = g_strdup ("yes");
  incident->to_party = g_strdup ("debtor");
  incident->from_number = g_strdup ("12100003301");
  incident->creditor = g_strdup (creditor);
  incident->summary = g_strdup (summary);
  return ui_save (fixture->store, &anning_incident_type, incident);
}

static void
click (GtkWidget  *parent,
       const char *label)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Until it stands there; a sanitizer makes everything slow. */
static void
wait_for_label (GtkWidget  *parent,
                const char *text)
{
  for (guint i = 0; i < 1000 && ui_find (parent, GTK_TYPE_LABEL, text) == NULL; i++)
    ui_wait (NULL, 10);
  g_assert_nonnull (ui_find (parent, GTK_TYPE_LABEL, text));
}

/* What the stack shows that has a page called @page. */
static const char *
visible_page (GtkWidget  *parent,
              const char *page)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *found;

      /* Its own inside has a stack as well. */
      if (GTK_IS_DROP_DOWN (child))
        continue;
      if (GTK_IS_STACK (child) && gtk_stack_get_child_by_name (GTK_STACK (child), page) != NULL)
        return gtk_stack_get_visible_child_name (GTK_STACK (child));
      found = visible_page (child, page);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Beside the "+" stands what else can be begun here: first of all a recording. */
static void
assert_begins_recorder (GMenuModel *menu)
{
  g_autoptr (GMenuModel) section = NULL;
  g_autofree char *action = NULL;
  g_autofree char *table = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_nonnull (menu);
  section = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_assert_true (g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_ACTION, "s", &action));
  g_assert_cmpstr (action, ==, "app.show-record");
  target = g_menu_model_get_item_attribute_value (section, 0, G_MENU_ATTRIBUTE_TARGET, NULL);
  g_variant_get_child (target, 0, "s", &table);
  g_assert_cmpstr (table, ==, "recorder");
}

/* Nothing there yet: an empty page that leads on; then the first contact makes it a list. */
static void
test_page (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present (page, 1100);
  GtkWidget *list = ui_find (page, ANNING_TYPE_INCIDENT_LIST, NULL);
  GtkWidget *detail = ui_find (page, ANNING_TYPE_INCIDENT_DETAIL, NULL);
  gint64 id;

  g_assert_cmpstr (anning_page_get_create_label (ANNING_PAGE (page)), ==, "Write Down a Contact");
  assert_begins_recorder (anning_page_get_create_menu (ANNING_PAGE (page)));
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  g_assert_cmpstr (visible_page (list, "empty"), ==, "empty");
  /* There is nothing to search, and no empty place beside it. */
  g_assert_cmpint (gtk_widget_get_width (list), ==, gtk_widget_get_width (page));
  g_assert_false (gtk_widget_get_mapped (ui_find (list, GTK_TYPE_SEARCH_ENTRY, NULL)));

  id = add_incident (fixture, STARTED, "某某银行", "说明天上门");
  wait_for_label (list, "21:14");
  g_assert_cmpstr (visible_page (list, "list"), ==, "list");
  ui_settle (fixture->store);
  g_assert_cmpint (gtk_widget_get_width (list), <, gtk_widget_get_width (page) / 2);
  g_assert_true (gtk_widget_get_mapped (ui_find (list, GTK_TYPE_SEARCH_ENTRY, NULL)));
  g_assert_nonnull (ui_find (list, GTK_TYPE_LABEL, "某某银行"));
  g_assert_nonnull (ui_find (list, GTK_TYPE_LABEL, "12100003301 · 说明天上门"));

  g_assert_false (anning_page_show_record (ANNING_PAGE (page), "debt", 1, ""));
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "incident", id, ""));
  ui_settle (fixture->store);
  g_assert_cmpint (anning_incident_detail_get_id (ANNING_INCIDENT_DETAIL (detail)), ==, id);
  g_assert_cmpstr (visible_page (detail, "detail"), ==, "detail");
  anning_page_quiet (ANNING_PAGE (page));

  ui_destroy (fixture->store, window, page);
}

/* Deleted and taken back, it can be opened again by a click on its row. */
static void
test_taken_back (UiFixture     *fixture,
                 gconstpointer  data)
{
  gint64 id = add_incident (fixture, STARTED, "某某银行", NULL);
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present (page, 1100);
  GtkWidget *list = ui_find (page, ANNING_TYPE_INCIDENT_LIST, NULL);
  GtkWidget *detail = ui_find (page, ANNING_TYPE_INCIDENT_DETAIL, NULL);
  GtkSelectionModel *rows;
  GtkWidget *view;

  add_incident (fixture, STARTED - 2 * 3600 * 1000, "某某银行", NULL);
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  wait_for_label (list, "21:14");
  view = gtk_widget_get_ancestor (ui_find (list, GTK_TYPE_LABEL, "21:14"), GTK_TYPE_LIST_VIEW);
  rows = gtk_list_view_get_model (GTK_LIST_VIEW (view));
  gtk_selection_model_select_item (rows, 0, TRUE);
  ui_settle (fixture->store);
  g_assert_cmpint (anning_incident_detail_get_id (ANNING_INCIDENT_DETAIL (detail)), ==, id);

  gtk_widget_grab_focus (ui_find (detail, GTK_TYPE_BUTTON, "Delete This Incident"));
  click (detail, "Delete This Incident");
  ui_settle (fixture->store);
  /* Where one goes on by keys: in the row that came in its place. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), view));
  g_assert_cmpint (anning_incident_detail_get_id (ANNING_INCIDENT_DETAIL (detail)), ==, 0);
  anning_records_restore_async (fixture->store, &anning_incident_type, id, NULL, NULL);
  ui_settle (fixture->store);
  wait_for_label (list, "21:14");
  gtk_selection_model_select_item (rows, 0, TRUE);
  ui_settle (fixture->store);
  g_assert_cmpint (anning_incident_detail_get_id (ANNING_INCIDENT_DETAIL (detail)), ==, id);

  ui_destroy (fixture->store, window, page);
}

/* Typed into the detail: in the file, and in the list. Words that nobody chose stay open. */
static void
test_detail (UiFixture     *fixture,
             gconstpointer  data)
{
  gint64 id = add_incident (fixture, STARTED, "某某银行", NULL);
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present (page, 1100);
  GtkWidget *list = ui_find (page, ANNING_TYPE_INCIDENT_LIST, NULL);
  GtkWidget *detail = ui_find (page, ANNING_TYPE_INCIDENT_DETAIL, NULL);
  GtkWidget *expander, *tag;
  g_autoptr (GPtrArray) incidents = NULL;
  const AnningIncident *incident;

  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  anning_page_show_record (ANNING_PAGE (page), "incident", id, "");
  ui_settle (fixture->store);

  ui_type (detail, "In one line", "说要告诉单位");
  ui_type (detail, "When it began", "2026-03-12 20:30");
  tag = ui_find (detail, GTK_TYPE_TOGGLE_BUTTON, "Threat against family");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tag), TRUE);
  expander = ui_find (detail, ADW_TYPE_EXPANDER_ROW, "More for the record");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  wait_for_label (list, "12100003301 · 说要告诉单位");

  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpstr (incident->summary, ==, "说要告诉单位");
  g_assert_cmpstr (incident->tags, ==, "threat_family");
  g_assert_cmpint (incident->started_at, ==, STARTED - 44 * ANNING_MS_PER_MINUTE - 9000);
  g_assert_null (incident->purpose);
  g_assert_null (incident->product_type);
  g_assert_null (incident->words_are);
  wait_for_label (list, "20:30");

  /* What cannot be read is marked, and the file keeps the old value. */
  ui_type (detail, "When it began", "yesterday");
  ui_wait (fixture->store, 700);
  g_clear_pointer (&incidents, g_ptr_array_unref);
  incidents = ui_list (fixture->store, &anning_incident_type);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpint (incident->started_at, ==, STARTED - 44 * ANNING_MS_PER_MINUTE - 9000);
  g_assert_nonnull (ui_find (detail, GTK_TYPE_LABEL, "Enter a day and a time, such as 2026-03-12 21:14."));

  click (detail, "Delete This Incident");
  ui_wait (fixture->store, 300);
  g_clear_pointer (&incidents, g_ptr_array_unref);
  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 0);
  g_assert_cmpstr (visible_page (detail, "none"), ==, "none");
  g_assert_cmpstr (visible_page (list, "empty"), ==, "empty");

  ui_destroy (fixture->store, window, page);
}

/* From one to the next while something is typed: each text goes to its own record. */
static void
test_hurry (UiFixture     *fixture,
            gconstpointer  data)
{
  gint64 first = add_incident (fixture, STARTED, "甲", NULL);
  gint64 second = add_incident (fixture, STARTED - 1000, "乙", NULL);
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present (page, 1100);
  GtkWidget *detail = ui_find (page, ANNING_TYPE_INCIDENT_DETAIL, NULL);
  g_autoptr (GPtrArray) incidents = NULL;

  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  anning_page_show_record (ANNING_PAGE (page), "incident", first, "");
  ui_settle (fixture->store);
  ui_type (detail, "In one line", "一");
  anning_page_show_record (ANNING_PAGE (page), "incident", second, "");
  ui_settle (fixture->store);
  ui_type (detail, "In one line", "二");
  anning_page_show_record (ANNING_PAGE (page), "incident", first, "");
  ui_wait (fixture->store, 700);

  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpstr (((AnningIncident *) incidents->pdata[0])->summary, ==, "一");
  g_assert_cmpstr (((AnningIncident *) incidents->pdata[1])->summary, ==, "二");
  ui_destroy (fixture->store, window, page);
}

/* What a form shows of fields that nobody filled in is not written into them with the first key. */
static void
test_untouched (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (AnningIncident) expected = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present_in_window (page);
  GtkWidget *detail;

  incident->started_at = STARTED;
  incident->utc_offset = ANNING_CHINA_OFFSET;
  incident->channel = g_strdup ("sms");
  ui_save (fixture->store, &anning_incident_type, incident);
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  anning_page_show_record (ANNING_PAGE (page), "incident", incident->record.id, "");
  ui_settle (fixture->store);

  detail = ui_find (page, ANNING_TYPE_INCIDENT_DETAIL, NULL);
  g_assert_nonnull (ui_find (detail, ANNING_TYPE_WORD_ROW, "Direction"));
  g_assert_nonnull (ui_find (detail, ADW_TYPE_ENTRY_ROW, "Number it was sent from"));
  ui_type (detail, "In one line", "催款");
  ui_wait (fixture->store, 800);
  stored = ui_list (fixture->store, &anning_incident_type);
  expected = anning_incident_copy (incident);
  expected->summary = g_strdup ("催款");
  changed = anning_record_diff (&anning_incident_type, expected, g_ptr_array_index (stored, 0));
  g_assert_cmpuint (changed->len, ==, 0);
  g_assert_null (((AnningIncident *) stored->pdata[0])->identified_self);
  g_assert_null (((AnningIncident *) stored->pdata[0])->claimed_identity);
  ui_destroy (fixture->store, window, page);
}

/* Half a minute: one line, a number, one chip. */
static void
test_new_incident (UiFixture     *fixture,
                   gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (GPtrArray) incidents = NULL;
  AnningNewIncident *sheet;
  const AnningIncident *incident;
  gpointer weak;
  gint64 now = g_get_real_time () / 1000;

  debt->creditor = g_strdup ("某某消金");
  debt->lender_type = g_strdup ("consumer_finance");
  ui_save (fixture->store, &anning_debt_type, debt);

  sheet = anning_new_incident_new (fixture->store);
  weak = sheet;
  g_object_add_weak_pointer (G_OBJECT (sheet), &weak);
  gtk_window_present (GTK_WINDOW (sheet));
  ui_settle (fixture->store);

  ui_type (GTK_WIDGET (sheet), "In one line: what happened", "说要来家里");
  ui_type (GTK_WIDGET (sheet), "Number", "121 0000 3301");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (GTK_WIDGET (sheet), ANNING_TYPE_LINK_ROW, NULL)), 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (GTK_WIDGET (sheet), GTK_TYPE_TOGGLE_BUTTON,
                                                            "Threat of violence")), TRUE);
  click (GTK_WIDGET (sheet), "Add");
  ui_wait (fixture->store, 200);
  g_assert_null (weak);

  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpstr (incident->summary, ==, "说要来家里");
  g_assert_cmpstr (incident->from_number, ==, "12100003301");
  g_assert_cmpstr (incident->creditor, ==, "某某消金");
  g_assert_cmpstr (incident->lender_type, ==, "consumer_finance");
  g_assert_cmpint (incident->debt_id, ==, debt->record.id);
  g_assert_cmpstr (incident->tags, ==, "threat_violence");
  g_assert_cmpstr (incident->channel, ==, "call");
  g_assert_cmpstr (incident->to_party, ==, "debtor");
  g_assert_cmpstr (incident->time_source, ==, "typed");
  g_assert_null (incident->purpose);
  g_assert_cmpint (ABS (incident->started_at - now), <, 2 * ANNING_MS_PER_MINUTE);
  g_assert_cmpint (ABS (incident->written_at - now), <, ANNING_MS_PER_MINUTE);
}

/* Of a chip with a number that called before only the name gives way, once; what tells the number apart is whole. */
static void
test_recent_chip (UiFixture     *fixture,
                  gconstpointer  data)
{
  AnningNewIncident *sheet;
  GtkWidget *name, *digits, *chip;

  add_incident (fixture, STARTED, "某某小额贷款(重庆)有限责任公司的委托调解服务中心", NULL);
  sheet = anning_new_incident_new (fixture->store);
  gtk_window_present (GTK_WINDOW (sheet));
  ui_settle (fixture->store);

  digits = ui_find (GTK_WIDGET (sheet), GTK_TYPE_LABEL, "3301");
  g_assert_nonnull (digits);
  chip = gtk_widget_get_ancestor (digits, GTK_TYPE_BUTTON);
  name = gtk_widget_get_prev_sibling (digits);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (name)), ==, "某某小额贷款(重庆)有限责任公司的委托调解服务中心");
  g_assert_true (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (name))));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (digits))));
  g_assert_null (gtk_widget_get_next_sibling (digits));
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "某某小额贷款(重庆)有限责任公司的委托调解服务中心 · 12100003301");
  gtk_window_destroy (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
}

/* Long names go to lines of their own before a number is cut. */
static void
test_narrow_head (UiFixture     *fixture,
                  gconstpointer  data)
{
  gint64 id = add_incident (fixture, STARTED, "某某小额贷款(重庆)有限责任公司的委托调解服务中心", NULL);
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present (page, 360);
  GtkWidget *detail = ui_find (page, ANNING_TYPE_INCIDENT_DETAIL, NULL);
  GtkWidget *number;

  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "incident", id, ""));
  wait_for_label (detail, "12100003301");
  ui_settle (fixture->store);
  number = ui_find (detail, GTK_TYPE_LABEL, "12100003301");
  g_assert_true (gtk_widget_get_mapped (number));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (number))));
  ui_destroy (fixture->store, window, page);
}

/* A number that called before brings its creditor along; closed, nothing is written. */
static void
test_known_number (UiFixture     *fixture,
                   gconstpointer  data)
{
  AnningNewIncident *sheet;
  g_autoptr (GPtrArray) incidents = NULL;
  gpointer weak;

  add_incident (fixture, STARTED, "某某小贷", NULL);
  sheet = anning_new_incident_new (fixture->store);
  weak = sheet;
  g_object_add_weak_pointer (G_OBJECT (sheet), &weak);
  gtk_window_present (GTK_WINDOW (sheet));
  ui_settle (fixture->store);

  ui_type (GTK_WIDGET (sheet), "Number", "121 0000 3301");
  ui_settle (fixture->store);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (GTK_WIDGET (sheet), ADW_TYPE_ENTRY_ROW, "Creditor"))),
                   ==, "某某小贷");
  ui_type (GTK_WIDGET (sheet), "Number", "");
  ui_settle (fixture->store);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (GTK_WIDGET (sheet), ADW_TYPE_ENTRY_ROW, "Creditor"))),
                   ==, "");
  click (GTK_WIDGET (sheet), "Cancel");
  ui_settle (fixture->store);
  g_assert_null (weak);
  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
}

/* The one of @type that is the newest on the screen. */
static GtkWidget *
find_top (GType type)
{
  GListModel *tops = gtk_window_get_toplevels ();
  guint n_tops = g_list_model_get_n_items (tops);

  for (guint i = 0; i < n_tops; i++)
    {
      g_autoptr (GtkWidget) top = g_list_model_get_item (tops, i);

      if (g_type_is_a (G_OBJECT_TYPE (top), type))
        return top;
    }
  return NULL;
}

static AnningNewIncident *
open_sheet (UiFixture *fixture)
{
  AnningNewIncident *sheet = anning_new_incident_new (fixture->store);

  gtk_window_present (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
  return sheet;
}

static void
press (GtkWidget  *parent,
       const char *label)
{
  GtkWidget *chip = ui_find (parent, GTK_TYPE_TOGGLE_BUTTON, label);

  g_assert_nonnull (chip);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
}

static AnningIncident *
take_only (UiFixture *fixture)
{
  g_autoptr (GPtrArray) incidents = ui_list (fixture->store, &anning_incident_type);
  AnningIncident *incident;

  g_assert_cmpuint (incidents->len, ==, 1);
  incident = anning_incident_copy (g_ptr_array_index (incidents, 0));
  anning_records_remove_async (fixture->store, &anning_incident_type, incident->record.id, NULL, NULL);
  ui_settle (fixture->store);
  return incident;
}

static void
type_words (GtkWidget  *sheet,
            const char *text)
{
  GtkWidget *view = ui_find (sheet, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static gboolean
row_seen (GtkWidget  *sheet,
          GType       type,
          const char *title)
{
  GtkWidget *row = ui_find (sheet, type, title);

  return row != NULL && gtk_widget_get_mapped (row);
}

/* Each kind of contact asks for its own, and writes what that means. */
static void
test_templates (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr (AnningIncident) call = NULL;
  g_autoptr (AnningIncident) text = NULL;
  g_autoptr (AnningIncident) visit = NULL;
  g_autoptr (AnningIncident) post = NULL;
  g_autoptr (AnningIncident) letter = NULL;
  GtkWidget *sheet;

  sheet = GTK_WIDGET (open_sheet (fixture));
  ui_type (sheet, "Number", "10690001");
  press (sheet, "Demanded payment");
  press (sheet, "Only informed");
  press (sheet, "Said they were police");
  press (sheet, "Insult");
  g_object_set (ui_find (sheet, ANNING_TYPE_COUNT_ROW, "Minutes it took"), "value", (gint64) 12, NULL);
  click (sheet, "Add");
  ui_settle (fixture->store);
  call = take_only (fixture);
  g_assert_cmpstr (call->channel, ==, "call");
  g_assert_cmpstr (call->connected, ==, "yes");
  g_assert_cmpstr (call->purpose, ==, "inform");
  g_assert_cmpstr (call->claimed_identity, ==, "police");
  g_assert_cmpstr (call->tags, ==, "insult");
  g_assert_cmpint (call->ended_at - call->started_at, ==, 12 * ANNING_MS_PER_MINUTE);
  /* It has just ended. */
  g_assert_cmpint (call->written_at - call->ended_at, >=, 0);
  g_assert_cmpint (call->written_at - call->ended_at, <, 2 * ANNING_MS_PER_MINUTE);
  g_assert_cmpstr (call->words_are, ==, "summary");

  sheet = GTK_WIDGET (open_sheet (fixture));
  press (sheet, "Text");
  ui_settle (fixture->store);
  g_assert_false (row_seen (sheet, ANNING_TYPE_COUNT_ROW, "Minutes it took"));
  g_assert_false (row_seen (sheet, ANNING_TYPE_WORD_ROW, "Was it answered"));
  ui_type (sheet, "Number or account", "10690002");
  type_words (sheet, "今天不还，明天上门");
  click (sheet, "Add");
  ui_settle (fixture->store);
  text = take_only (fixture);
  g_assert_cmpstr (text->channel, ==, "sms");
  g_assert_cmpstr (text->from_number, ==, "10690002");
  g_assert_cmpstr (text->words, ==, "今天不还，明天上门");
  g_assert_cmpstr (text->words_are, ==, "exact");
  g_assert_null (text->connected);

  sheet = GTK_WIDGET (open_sheet (fixture));
  press (sheet, "Visit");
  ui_settle (fixture->store);
  g_assert_false (row_seen (sheet, ADW_TYPE_ENTRY_ROW, "Number"));
  ui_type (sheet, "Where it was", "单位门口");
  ui_type (sheet, "Name or staff number they gave", "007号");
  g_object_set (ui_find (sheet, ANNING_TYPE_COUNT_ROW, "Visitors at the door"), "value", (gint64) 1, NULL);
  g_object_set (ui_find (sheet, ANNING_TYPE_WORD_ROW, "Did they come in"), "value", "yes", NULL);
  g_object_set (ui_find (sheet, ANNING_TYPE_WORD_ROW, "Were they allowed in"), "value", "no", NULL);
  press (sheet, "Showed no identification");
  click (sheet, "Add");
  ui_settle (fixture->store);
  visit = take_only (fixture);
  g_assert_cmpstr (visit->channel, ==, "visit");
  g_assert_cmpstr (visit->place, ==, "单位门口");
  g_assert_cmpstr (visit->person, ==, "007号");
  g_assert_cmpint (visit->visitors, ==, 1);
  g_assert_cmpstr (visit->entered, ==, "yes");
  g_assert_cmpstr (visit->entry_consent, ==, "no");
  g_assert_cmpstr (visit->tags, ==, "no_id");
  g_assert_null (visit->from_number);

  sheet = GTK_WIDGET (open_sheet (fixture));
  press (sheet, "Online Post");
  ui_settle (fixture->store);
  ui_type (sheet, "Address of the page, or where it stands", "https://example.org/p/1");
  type_words (sheet, "老赖照片");
  press (sheet, "Published a photo");
  click (sheet, "Add");
  ui_settle (fixture->store);
  post = take_only (fixture);
  g_assert_cmpstr (post->channel, ==, "social_post");
  g_assert_cmpstr (post->place, ==, "https://example.org/p/1");
  g_assert_cmpstr (post->words, ==, "老赖照片");
  g_assert_cmpstr (post->tags, ==, "photo_publish");
  g_assert_cmpint (post->visitors, ==, ANNING_UNKNOWN);

  sheet = GTK_WIDGET (open_sheet (fixture));
  press (sheet, "Letter");
  ui_settle (fixture->store);
  press (sheet, "Claimed summons");
  ui_type (sheet, "In one line: what happened", "门上贴的");
  click (sheet, "Add");
  ui_settle (fixture->store);
  letter = take_only (fixture);
  g_assert_cmpstr (letter->channel, ==, "letter");
  g_assert_cmpstr (letter->tags, ==, "fake_summons");
  g_assert_cmpstr (letter->summary, ==, "门上贴的");
}

/* What was typed waits in the file, also when nobody closes the sheet in an orderly way. */
static void
test_draft (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *sheet = GTK_WIDGET (open_sheet (fixture));
  GtkWidget *again, *question;
  g_autoptr (AnningIncident) incident = NULL;
  g_autoptr (GPtrArray) none = NULL;

  press (sheet, "Visit");
  ui_type (sheet, "Where it was", "家里");
  ui_type (sheet, "In one line: what happened", "来了两个人");
  press (sheet, "Would not leave");
  ui_wait (fixture->store, 700);
  gtk_window_destroy (GTK_WINDOW (sheet));
  ui_reopen (fixture);

  again = GTK_WIDGET (open_sheet (fixture));
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (again, GTK_TYPE_LABEL, "What you had begun to write down is here again."));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (again, ADW_TYPE_ENTRY_ROW, "Where it was"))), ==, "家里");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ui_find (again, GTK_TYPE_TOGGLE_BUTTON, "Would not leave"))));

  /* Leaving asks; staying leaves all as it is. */
  gtk_window_close (GTK_WINDOW (again));
  ui_settle (fixture->store);
  question = find_top (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "stay");
  ui_settle (fixture->store);
  g_assert_true (find_top (ANNING_TYPE_NEW_INCIDENT) == again);
  click (again, "Add");
  ui_settle (fixture->store);
  incident = take_only (fixture);
  g_assert_cmpstr (incident->channel, ==, "visit");
  g_assert_cmpstr (incident->summary, ==, "来了两个人");
  g_assert_cmpstr (incident->tags, ==, "refuse_leave");

  /* Written down, it waits no more; discarded, neither. */
  again = GTK_WIDGET (open_sheet (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (again, ADW_TYPE_ENTRY_ROW, "In one line: what happened"))),
                   ==, "");
  ui_type (again, "In one line: what happened", "不要了");
  ui_wait (fixture->store, 700);
  gtk_window_close (GTK_WINDOW (again));
  ui_settle (fixture->store);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_top (ADW_TYPE_MESSAGE_DIALOG)), "discard");
  ui_settle (fixture->store);
  g_assert_null (find_top (ANNING_TYPE_NEW_INCIDENT));
  again = GTK_WIDGET (open_sheet (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (again, ADW_TYPE_ENTRY_ROW, "In one line: what happened"))),
                   ==, "");
  gtk_window_close (GTK_WINDOW (again));
  ui_settle (fixture->store);
  none = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (none->len, ==, 0);
}

/* The moment in a text, at the offset of the place; the seconds are not lost by looking. */
static void
test_moment_row (UiFixture     *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *text;
    gint64 value;
  } texts[] = {
    { "2026-03-12 21:14:09", STARTED },
    { "2026/3/12 21:14:9", STARTED },
    { "2026年3月12日 21:14:09", STARTED },
    { "2026-03-12 21:14", STARTED - 9000 },
    { "2026-02-30 21:14", STARTED - 9000 },
    { "2026-03-12 24:14", STARTED - 9000 },
    { "2026-03-12", STARTED - 9000 },
    { "soon", STARTED - 9000 },
    { "", ANNING_UNKNOWN },
  };
  GtkWidget *row = g_object_new (ANNING_TYPE_MOMENT_ROW, "title", "When", NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = ui_present (list, 400);
  anning_moment_row_set_utc_offset (ANNING_MOMENT_ROW (row), 480);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), texts[i].text);
      /* An emptied row is read when the typing rests. */
      ui_wait (NULL, 20);
      g_assert_cmpint (anning_moment_row_get_value (ANNING_MOMENT_ROW (row)), ==, texts[i].value);
    }

  anning_moment_row_set_value (ANNING_MOMENT_ROW (row), STARTED + 123);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "2026-03-12 21:14:09");
  gtk_editable_set_text (GTK_EDITABLE (row), "2026-03-12 21:14:09 ");
  g_assert_cmpint (anning_moment_row_get_value (ANNING_MOMENT_ROW (row)), ==, STARTED + 123);

  anning_moment_row_set_required (ANNING_MOMENT_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  ui_wait (NULL, 20);
  g_assert_cmpint (anning_moment_row_get_value (ANNING_MOMENT_ROW (row)), ==, STARTED + 123);
  ui_destroy (NULL, window, list);
}

/* Order does not matter, and a word from a newer program stays. */
static void
test_tag_chooser (UiFixture     *fixture,
                  gconstpointer  data)
{
  GtkWidget *chooser = anning_tag_chooser_new ();
  GtkWidget *window = ui_present (chooser, 400);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *none = NULL;

  anning_tag_chooser_set_value (ANNING_TAG_CHOOSER (chooser), "insult hologram");
  before = anning_tag_chooser_dup_value (ANNING_TAG_CHOOSER (chooser));
  g_assert_cmpstr (before, ==, "insult hologram");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (chooser, GTK_TYPE_TOGGLE_BUTTON, "Threat of violence")),
                                TRUE);
  after = anning_tag_chooser_dup_value (ANNING_TAG_CHOOSER (chooser));
  g_assert_cmpstr (after, ==, "threat_violence insult hologram");
  anning_tag_chooser_set_value (ANNING_TAG_CHOOSER (chooser), NULL);
  none = anning_tag_chooser_dup_value (ANNING_TAG_CHOOSER (chooser));
  g_assert_null (none);
  ui_destroy (NULL, window, chooser);
}

/* 360 px: one pane at a time, and no wider than that. */
static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  gint64 id = add_incident (fixture, STARTED, "一家名字非常非常长的消费金融有限责任公司上海分公司",
                            "一句很长很长的话,长到在窄窗口里一定放不下,需要省略号");
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present (page, 360);
  GtkWidget *leaflet = ui_find (page, ADW_TYPE_LEAFLET, NULL);
  int minimum;

  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  g_assert_true (adw_leaflet_get_folded (ADW_LEAFLET (leaflet)));
  anning_page_show_record (ANNING_PAGE (page), "incident", id, "");
  ui_settle (fixture->store);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_BUTTON, "Back to the list")));
  /* One bar is enough: the views are chosen in the list. */
  g_assert_false (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_TOGGLE_BUTTON, "Overview")));

  /* What is deleted leaves no empty place. */
  click (page, "Delete This Incident");
  ui_settle (fixture->store);
  g_assert_true (GTK_WIDGET (adw_leaflet_get_visible_child (ADW_LEAFLET (leaflet)))
                 == ui_find (page, ANNING_TYPE_INCIDENT_LIST, NULL));
  g_assert_false (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_BUTTON, "Back to the list")));
  g_assert_true (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_TOGGLE_BUTTON, "Overview")));
  ui_destroy (fixture->store, window, page);
}

static void
get_place (GtkWidget       *list,
           GType            type,
           const char      *label,
           graphene_rect_t *place)
{
  GtkWidget *widget = ui_find (list, type, label);

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, list, place));
}

/* Search, filter and import share a line up to the edge; with the largest text the search has one of its own. */
static void
test_search_line (UiFixture     *fixture,
                  gconstpointer  data)
{
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present (page, 360);
  GtkWidget *list = ui_find (page, ANNING_TYPE_INCIDENT_LIST, NULL);
  graphene_rect_t search, filter, import;

  add_incident (fixture, STARTED, "某某银行", "说明天上门");
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  get_place (list, GTK_TYPE_SEARCH_ENTRY, NULL, &search);
  get_place (list, GTK_TYPE_TOGGLE_BUTTON, "Filter", &filter);
  get_place (list, GTK_TYPE_BUTTON, "Import…", &import);
  g_assert_cmpfloat (filter.origin.y, <, search.origin.y + search.size.height);
  g_assert_cmpfloat_with_epsilon (search.origin.x + search.size.width + 6, filter.origin.x, 1);
  g_assert_cmpfloat_with_epsilon (import.origin.x + import.size.width, gtk_widget_get_width (list) - 12, 1);

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_settle (fixture->store);
  get_place (list, GTK_TYPE_SEARCH_ENTRY, NULL, &search);
  get_place (list, GTK_TYPE_TOGGLE_BUTTON, "Filter", &filter);
  get_place (list, GTK_TYPE_BUTTON, "Import…", &import);
  g_assert_cmpfloat_with_epsilon (search.origin.x + search.size.width, gtk_widget_get_width (list) - 12, 1);
  g_assert_cmpfloat (filter.origin.y, >=, search.origin.y + search.size.height);
  g_assert_cmpfloat (import.origin.x + import.size.width, <=, gtk_widget_get_width (list) - 12);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  ui_destroy (fixture->store, window, page);
}

/* Beside a contact the list leaves it the larger part, also with the largest text. */
static void
test_beside (UiFixture     *fixture,
             gconstpointer  data)
{
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present (page, 1100);
  GtkWidget *list = ui_find (page, ANNING_TYPE_INCIDENT_LIST, NULL);

  add_incident (fixture, STARTED, "某某银行", "说明天上门");
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  g_assert_cmpint (gtk_widget_get_width (list), ==, 420);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_settle (fixture->store);
  g_assert_cmpint (gtk_widget_get_width (list), ==, 420);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  ui_destroy (fixture->store, window, page);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *registry = g_build_filename (g_getenv ("ANNING_BUILD_ROOT"), "gstreamer-registry.bin", NULL);

  g_setenv ("GST_REGISTRY", registry, TRUE);
  g_setenv ("ANNING_AUDIO_SINK", "fakesink", TRUE);
  if (!ui_init (&argc, &argv))
    return 77;

#define ADD(name, function) \
  g_test_add ("/ui/incidents/" name, UiFixture, NULL, ui_set_up, function, ui_tear_down)
  ADD ("page", test_page);
  ADD ("taken-back", test_taken_back);
  ADD ("detail", test_detail);
  ADD ("hurry", test_hurry);
  ADD ("untouched", test_untouched);
  ADD ("new-incident", test_new_incident);
  ADD ("templates", test_templates);
  ADD ("draft", test_draft);
  ADD ("recent-chip", test_recent_chip);
  ADD ("narrow-head", test_narrow_head);
  ADD ("known-number", test_known_number);
  ADD ("moment-row", test_moment_row);
  ADD ("tag-chooser", test_tag_chooser);
  ADD ("narrow", test_narrow);
  ADD ("search-line", test_search_line);
  ADD ("beside", test_beside);

  return g_test_run ();
}
