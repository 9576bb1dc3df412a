/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-page.h"

#include <glib/gi18n.h>

#include "anning-bar-lists.h"
#include "anning-conduct-book.h"
#include "anning-contact-counts.h"
#include "anning-heading.h"
#include "anning-hour-card.h"
#include "anning-incidents.h"
#include "anning-joined-toast.h"
#include "anning-leaving-sheet.h"
#include "anning-number-hints.h"
#include "anning-number-who.h"
#include "anning-number-words.h"
#include "anning-overview-card.h"
#include "anning-phone.h"
#include "anning-toasts.h"

/* More siblings than can be read through are told by their number. */
#define MOST_SIBLINGS 50

struct _AnningNumberPage
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningConductBook *book;
  GCancellable *cancellable;
  guint read_id;          /* what changed in one turn is read once */
  char *number;
  AnningNumberAbout *about;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkLabel *about_line; /* whose it is */
  AdwBin *who_bin;
  GtkWidget *offer;
  GtkLabel *offer_text;
  AdwActionRow *counts;
  AdwActionRow *days;
  GtkWidget *show_button;
  GtkWidget *print_button;
  AnningNumberHints *hints;
  AnningHourCard *hours;
  AnningBarLists *lists;
  AdwBin *siblings;
};

enum
{
  OPEN,
  OPEN_NUMBER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNumberPage, anning_number_page, ADW_TYPE_BIN)

/* ---- counts ---- */

typedef struct
{
  GArray *contacts;
  GHashTable *incidents; /* set of gint64 *, in ids */
  GArray *ids;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_array_unref (work->contacts);
  g_hash_table_unref (work->incidents);
  g_array_unref (work->ids);
  g_free (work);
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Work *work = data;
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (AnningContact));

  for (guint i = 0; i < work->contacts->len; i++)
    {
      const AnningContact *contact = &g_array_index (work->contacts, AnningContact, i);

      if (g_hash_table_contains (work->incidents, &contact->id))
        g_array_append_vals (own, contact, 1);
    }
  g_task_return_pointer (task, anning_contact_counts_new ((gconstpointer) own->data, own->len),
                         (GDestroyNotify) anning_contact_counts_free);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  AnningNumberPage *self = ANNING_NUMBER_PAGE (source);
  const Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (AnningContactCounts) counts = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean any;

  /* Cancelled, or the names of these contacts are gone. */
  if (counts == NULL || self->book == NULL || anning_conduct_book_get_contacts (self->book) != work->contacts)
    return;
  any = counts->total > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->hours), any);
  gtk_widget_set_visible (GTK_WIDGET (self->lists), any);
  if (!any)
    return;
  anning_hour_card_set_counts (self->hours, counts);
  anning_bar_lists_set_counts (self->lists, counts, anning_conduct_book_get_names (self->book));
}

static void
count (AnningNumberPage *self)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (self->about == NULL || self->book == NULL || !anning_conduct_book_get_loaded (self->book))
    return;
  work = g_new0 (Work, 1);
  work->contacts = g_array_ref (anning_conduct_book_get_contacts (self->book));
  work->ids = g_array_ref (self->about->incidents);
  work->incidents = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < work->ids->len; i++)
    g_hash_table_add (work->incidents, &g_array_index (work->ids, gint64, i));
  task = g_task_new (self, self->cancellable, counted_cb, NULL);
  g_task_set_source_tag (task, count);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, count_thread);
  anning_number_hints_show (self->hints, self->book, self->about->incidents);
}

/* ---- asked for ---- */

static void
open_filter (AnningNumberPage           *self,
             const AnningIncidentFilter *filter,
             const char                 *what)
{
  AnningIncidentFilter own = *filter;
  g_autofree char *title = NULL;

  own.number = self->number;
  title = what != NULL ? g_strdup_printf ("%s · %s", self->number, what) : g_strdup (self->number);
  g_signal_emit (self, signals[OPEN], 0, &own, title);
}

static void
open_cb (AnningNumberPage           *self,
         const AnningIncidentFilter *filter,
         const char                 *what)
{
  open_filter (self, filter, what);
}

static void
show_clicked_cb (AnningNumberPage *self)
{
  AnningIncidentFilter all = { NULL };

  open_filter (self, &all, NULL);
}

static void
print_clicked_cb (AnningNumberPage *self)
{
  anning_leaving_sheet_present_number (GTK_WIDGET (self), self->store, self->number);
}

static void
sibling_activated_cb (AnningNumberPage *self,
                      GtkWidget        *row)
{
  g_autofree char *number = g_strdup (g_object_get_data (G_OBJECT (row), "number"));

  g_signal_emit (self, signals[OPEN_NUMBER], 0, number);
}

static void
spread_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningNumberPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningNumbersGrouped) grouped = anning_numbers_group_finish (ANNING_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (grouped == NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  text = g_strdup_printf (ngettext ("Written into %u contact", "Written into %u contacts", grouped->n_incidents),
                          grouped->n_incidents);
  anning_joined_toast (GTK_WIDGET (self), text, ANNING_STORE (source), grouped->changes);
}

static void
spread_clicked_cb (AnningNumberPage *self)
{
  GtkWidget *who = adw_bin_get_child (self->who_bin);

  if (who != NULL)
    anning_number_who_flush (ANNING_NUMBER_WHO (who));
  anning_numbers_spread_async (self->store, self->number, spread_cb, g_object_ref (self));
}

/* ---- shows what was read ---- */

static void
show_who (AnningNumberPage *self)
{
  GtkWidget *who = adw_bin_get_child (self->who_bin);
  g_autofree char *words = anning_number_tie_words (self->about->tie);

  gtk_label_set_label (self->about_line, words);
  if (who == NULL || !anning_number_who_refresh (ANNING_NUMBER_WHO (who), self->about))
    adw_bin_set_child (self->who_bin, anning_number_who_new (self->store, self->about));
}

static void
show_offer (AnningNumberPage *self)
{
  gboolean offers = self->about->n_open > 0 && anning_number_tie_is_known (self->about->tie);
  g_autofree char *who = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->offer, offers);
  if (!offers)
    return;
  who = anning_number_tie_words (self->about->tie);
  /* Translators: %1$u: how many contacts, %2$s: whose the number is */
  text = g_strdup_printf (ngettext ("%1$u contact with this number names neither a creditor nor an agency. What is known of the number: %2$s.",
                                    "%1$u contacts with this number name neither a creditor nor an agency. What is known of the number: %2$s.",
                                    self->about->n_open), self->about->n_open, who);
  gtk_label_set_label (self->offer_text, text);
}

static void
show_counts (AnningNumberPage *self)
{
  const AnningNumberRow *row = self->about->row;
  g_autofree char *counts = row != NULL ? anning_number_counts (row) : NULL;
  g_autofree char *total = row != NULL ? anning_number_count (row) : NULL;
  g_autofree char *days = row != NULL ? anning_number_days (row) : NULL;
  gboolean any = self->about->incidents->len > 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->counts), any && total != NULL ? total : _("No contact of its own"));
  adw_action_row_set_subtitle (self->counts, counts != NULL ? counts : "");
  adw_action_row_set_subtitle (self->days, days != NULL ? days : "");
  gtk_widget_set_visible (GTK_WIDGET (self->days), days != NULL);
  gtk_widget_set_visible (self->show_button, any);
  gtk_widget_set_visible (self->print_button, any);
}

static GtkWidget *
new_sibling_row (AnningNumberPage      *self,
                 const AnningNumberRow *sibling)
{
  g_autofree char *who = anning_number_tie_words (sibling->tie);
  g_autofree char *count = anning_number_count (sibling);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", sibling->tie->number, "subtitle", who, "use-markup", FALSE,
                                 "subtitle-lines", 0, "activatable", TRUE, NULL);
  GtkWidget *label = gtk_label_new (count);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (row, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data_full (G_OBJECT (row), "number", g_strdup (sibling->tie->number), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (sibling_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_siblings (AnningNumberPage *self,
               GPtrArray        *siblings)
{
  const AnningNumberTie *tie = self->about->tie;
  g_autofree char *title = NULL;
  g_autofree char *more = NULL;
  GtkWidget *group;

  adw_bin_set_child (self->siblings, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->siblings), siblings->len > 0);
  if (siblings->len == 0)
    return;
  group = adw_preferences_group_new ();
  /* Translators: %s is an agency or a creditor */
  title = g_markup_printf_escaped (_("Other Numbers of %s"), tie->collector != NULL ? tie->collector : tie->creditor);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (siblings->len > MOST_SIBLINGS)
    {
      more = g_strdup_printf (ngettext ("There is %u, those with most contacts stand here.", "There are %u, those with most contacts stand here.",
                                        siblings->len), siblings->len);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), more);
    }
  for (guint i = 0; i < MIN (siblings->len, MOST_SIBLINGS); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_sibling_row (self, g_ptr_array_index (siblings, i)));
  adw_bin_set_child (self->siblings, group);
}

/* ---- reading ---- */

static void
show_error (AnningNumberPage *self,
            const GError     *error)
{
  g_autofree char *sentence = anning_error_sentence (error);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failed, markup);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
siblings_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningNumberPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) siblings = anning_number_siblings_read_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (siblings == NULL)
    {
      show_error (self, error);
      return;
    }
  if (self->about != NULL)
    show_siblings (self, siblings);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningNumberPage) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningNumberAbout *about = anning_number_about_read_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      anning_number_about_free (about);
      return;
    }
  if (about == NULL)
    {
      show_error (self, error);
      return;
    }
  anning_number_about_free (self->about);
  self->about = about;
  show_who (self);
  show_offer (self);
  show_counts (self);
  count (self);
  gtk_stack_set_visible_child_name (self->stack, "page");
  anning_number_siblings_read_async (self->store, self->number, self->cancellable, siblings_cb, g_object_ref (self));
}

static gboolean
read_now (gpointer user_data)
{
  AnningNumberPage *self = ANNING_NUMBER_PAGE (user_data);

  self->read_id = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  anning_number_about_read_async (self->store, self->number, self->cancellable, read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningNumberPage *self)
{
  if (self->number != NULL && self->read_id == 0)
    self->read_id = g_idle_add (read_now, self);
}

static void
retry_cb (AnningNumberPage *self)
{
  read_now (self);
}

/* ---- the widget ---- */

static GtkWidget *
new_button (AnningNumberPage *self,
            const char       *label,
            GCallback         clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_offer (AnningNumberPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->offer_text = GTK_LABEL (anning_overview_label_new (NULL, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->offer_text));
  gtk_box_append (GTK_BOX (box), new_button (self, _("Write It Into Them"), G_CALLBACK (spread_clicked_cb)));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "anning-callout");
  gtk_widget_set_visible (box, FALSE);
  self->offer = box;
  return box;
}

static GtkWidget *
new_counts (AnningNumberPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *how = anning_overview_disclosure_new (_("How it is worked out"));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What This Number Did"));
  self->counts = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, NULL);
  self->days = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("First and last"), "use-markup", FALSE, "subtitle-lines", 0, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->counts), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->days), "numeric");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->counts));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->days));
  gtk_expander_set_child (GTK_EXPANDER (how),
                          anning_overview_caption_new (_("Here every contact with this number counts. The map and the bars below leave out calls that you made yourself, codes, and notices of payments, as the rules do.")));
  self->show_button = new_button (self, _("Show Its Contacts"), G_CALLBACK (show_clicked_cb));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->show_button);
  gtk_box_append (GTK_BOX (box), how);
  return box;
}

static GtkWidget *
new_content (AnningNumberPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *clamp = adw_clamp_new ();

  self->title = GTK_LABEL (anning_heading_set_level (anning_overview_label_new (NULL, "title-1"), 1));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "numeric");
  gtk_label_set_selectable (self->title, TRUE);
  self->about_line = GTK_LABEL (anning_overview_caption_new (NULL));
  self->who_bin = ADW_BIN (adw_bin_new ());
  self->hints = ANNING_NUMBER_HINTS (anning_number_hints_new ());
  self->hours = ANNING_HOUR_CARD (anning_hour_card_new ());
  self->lists = ANNING_BAR_LISTS (anning_bar_lists_new ());
  self->siblings = ADW_BIN (adw_bin_new ());
  self->print_button = new_button (self, _("Print or Save…"), G_CALLBACK (print_clicked_cb));
  gtk_widget_set_visible (GTK_WIDGET (self->hours), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->lists), FALSE);
  g_signal_connect_object (self->hours, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lists, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->about_line));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), new_offer (self));
  gtk_box_append (GTK_BOX (box), new_counts (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hints));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->who_bin));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hours));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lists));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->siblings));
  gtk_box_append (GTK_BOX (box), self->print_button);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  g_object_set (self->scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
  return GTK_WIDGET (self->scroller);
}

static GtkWidget *
new_failed (AnningNumberPage *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Try Again"));

  self->failed = ADW_STATUS_PAGE (g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "dialog-warning-symbolic",
                                                "title", _("This Number Could Not Be Read"), NULL));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (self->failed, button);
  return GTK_WIDGET (self->failed);
}

static void
anning_number_page_dispose (GObject *object)
{
  AnningNumberPage *self = ANNING_NUMBER_PAGE (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_number_page_parent_class)->dispose (object);
}

static void
anning_number_page_finalize (GObject *object)
{
  AnningNumberPage *self = ANNING_NUMBER_PAGE (object);

  g_free (self->number);
  anning_number_about_free (self->about);
  G_OBJECT_CLASS (anning_number_page_parent_class)->finalize (object);
}

static void
anning_number_page_class_init (AnningNumberPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_number_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_number_page_finalize;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[OPEN_NUMBER] = g_signal_new ("open-number", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anning_number_page_init (AnningNumberPage *self)
{
  GtkWidget *spinner = g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, "halign", GTK_ALIGN_CENTER,
                                     "valign", GTK_ALIGN_CENTER, "width-request", 32, "height-request", 32, NULL);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, spinner, "reading");
  gtk_stack_add_named (self->stack, new_content (self), "page");
  gtk_stack_add_named (self->stack, new_failed (self), "failed");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
anning_number_page_new (AnningStore *store)
{
  static const char *const tables[] = { "changed::incident", "changed::number", "changed::relative", "changed::debt" };
  AnningNumberPage *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_NUMBER_PAGE, NULL);
  self->store = g_object_ref (store);
  self->book = anning_conduct_book_for_store (store);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_signal_connect_object (store, tables[i], G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
anning_number_page_show (AnningNumberPage *self,
                         const char       *number)
{
  g_return_if_fail (ANNING_IS_NUMBER_PAGE (self) && number != NULL);

  g_free (self->number);
  self->number = anning_phone_normalise (number);
  if (self->number == NULL)
    self->number = g_strdup (number);
  g_clear_pointer (&self->about, anning_number_about_free);
  adw_bin_set_child (self->who_bin, NULL);
  adw_bin_set_child (self->siblings, NULL);
  gtk_label_set_label (self->title, self->number);
  gtk_label_set_label (self->about_line, "");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  g_clear_handle_id (&self->read_id, g_source_remove);
  read_now (self);
}

const char *
anning_number_page_get_number (AnningNumberPage *self)
{
  g_return_val_if_fail (ANNING_IS_NUMBER_PAGE (self), NULL);
  return self->number;
}
