/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-overview-view.h"

#include <glib/gi18n.h>

#include "anning-bar-lists.h"
#include "anning-conduct-book.h"
#include "anning-contact-counts.h"
#include "anning-day-card.h"
#include "anning-hour-card.h"
#include "anning-overview-card.h"
#include "anning-overview-span.h"
#include "anning-overview-words.h"
#include "anning-planner-words.h"
#include "anning-toasts.h"

struct _AnningOverviewView
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningConductBook *book;
  GArray *contacts;         /* of which @all are the counts */
  AnningContactCounts *all;
  AnningContactCounts *counts; /* those that are shown, NULL before the first */
  GCancellable *cancellable;
  gint32 from;              /* of the counts shown, 0: any */
  gint32 until;
  char *creditor;           /* NULL: any */
  gboolean stale;           /* to be counted when it is seen */

  GtkStack *stack;
  AdwStatusPage *nothing;
  AdwStatusPage *failed;
  AnningOverviewSpan *span;
  GtkLabel *total;
  GtkStack *inside;
  AnningDayCard *days;
  AnningHourCard *hours;
  AnningBarLists *lists;
};

enum
{
  OPEN,
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void count (AnningOverviewView *self);

G_DEFINE_FINAL_TYPE (AnningOverviewView, anning_overview_view, ADW_TYPE_BIN)

/* ---- leads to the list ---- */

/* @filter: without time and creditor where those of the page hold; @what: of the bar */
static void
open_list (AnningOverviewView   *self,
           AnningIncidentFilter *filter,
           const char           *what)
{
  g_autoptr (GString) title = g_string_new (what);

  filter->counted = TRUE;
  if (filter->creditor == NULL)
    filter->creditor = self->creditor;
  if (filter->day_from == 0)
    {
      filter->day_from = self->from;
      filter->day_until = self->until;
      if (self->from != 0 && self->until != 0)
        {
          g_autofree char *days = anning_overview_days (self->from, self->until);

          g_string_append_printf (title, " · %s", days);
        }
    }
  if (self->creditor != NULL && filter->creditor == self->creditor)
    g_string_append_printf (title, " · %s", *self->creditor != '\0' ? self->creditor : _("Creditor not known"));
  g_signal_emit (self, signals[OPEN], 0, filter, title->str);
}

/* ---- shows the counts ---- */

static void
show_counts (AnningOverviewView *self)
{
  g_autofree char *contacts = anning_overview_contacts (self->counts->total);

  gtk_label_set_label (self->total, contacts);
  gtk_stack_set_visible_child_name (self->stack, self->all->total > 0 ? "counts" : "empty");
  gtk_stack_set_visible_child_name (self->inside, self->counts->total > 0 ? "counts" : "nothing");
  if (self->counts->total == 0)
    {
      adw_status_page_set_icon_name (self->nothing, "system-search-symbolic");
      return;
    }
  anning_day_card_set_counts (self->days, self->counts, self->from, self->until);
  anning_hour_card_set_counts (self->hours, self->counts);
  anning_bar_lists_set_counts (self->lists, self->counts, anning_conduct_book_get_names (self->book));
}

/* ---- counting ---- */

typedef struct
{
  GArray *contacts;
  AnningCountSpan span;
  char *creditor;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_array_unref (work->contacts);
  g_free (work->creditor);
  g_free (work);
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Work *work = data;

  g_task_return_pointer (task,
                         anning_contact_counts_new_within ((gconstpointer) work->contacts->data, work->contacts->len,
                                                           &work->span),
                         (GDestroyNotify) anning_contact_counts_free);
}

/* The creditors of all contacts, those with most first. */
static void
offer_creditors (AnningOverviewView *self)
{
  const AnningContactNames *names = anning_conduct_book_get_names (self->book);
  g_autoptr (GPtrArray) creditors = g_ptr_array_new ();

  for (guint i = 0; i < self->all->senders->len; i++)
    {
      const char *name = anning_contact_names_get (names, ANNING_NAME_CREDITOR,
                                                   g_array_index (self->all->senders, AnningSenderCount, i).creditor);

      if (!g_ptr_array_find_with_equal_func (creditors, name, g_str_equal, NULL))
        g_ptr_array_add (creditors, (gpointer) name);
    }
  anning_overview_span_set_creditors (self->span, creditors);
}

static void
all_counted_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  AnningOverviewView *self = ANNING_OVERVIEW_VIEW (source);
  const Work *work = g_task_get_task_data (G_TASK (result));
  AnningContactCounts *counts = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: others are being counted. */
  if (counts == NULL)
    return;
  g_clear_pointer (&self->contacts, g_array_unref);
  g_clear_pointer (&self->all, anning_contact_counts_free);
  self->contacts = g_array_ref (work->contacts);
  self->all = counts;
  offer_creditors (self);
  count (self);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  AnningOverviewView *self = ANNING_OVERVIEW_VIEW (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  AnningContactCounts *counts = g_task_propagate_pointer (G_TASK (result), NULL);

  if (counts == NULL)
    return;
  g_clear_pointer (&self->counts, anning_contact_counts_free);
  self->counts = counts;
  self->from = work->span.from;
  self->until = work->span.until;
  g_free (self->creditor);
  self->creditor = g_steal_pointer (&work->creditor);
  show_counts (self);
}

static void
find_span (AnningOverviewView *self,
           Work               *work)
{
  const AnningContactNames *names = anning_conduct_book_get_names (self->book);
  GDate today;

  anning_planner_today (&today);
  anning_overview_span_get_days (self->span, &today, &work->span.from, &work->span.until);
  work->creditor = g_strdup (anning_overview_span_get_creditor (self->span));
  work->span.by_creditor = work->creditor != NULL;
  for (guint i = 0; work->creditor != NULL && i < self->all->senders->len; i++)
    {
      guint32 id = g_array_index (self->all->senders, AnningSenderCount, i).creditor;

      if (g_str_equal (anning_contact_names_get (names, ANNING_NAME_CREDITOR, id), work->creditor))
        work->span.creditor = id;
    }
}

/* All first, which tells whom one can choose, then what is chosen. */
static void
count (AnningOverviewView *self)
{
  GArray *contacts = anning_conduct_book_get_contacts (self->book);
  gboolean all = self->contacts != contacts;
  g_autoptr (GTask) task = NULL;
  Work *work = g_new0 (Work, 1);

  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  work->contacts = g_array_ref (contacts);
  if (!all)
    find_span (self, work);
  task = g_task_new (self, self->cancellable, all ? all_counted_cb : counted_cb, NULL);
  g_task_set_source_tag (task, count);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, count_thread);
}

static void
count_when_seen (AnningOverviewView *self)
{
  if (self->book == NULL || !anning_conduct_book_get_loaded (self->book))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      count (self);
      return;
    }
  /* What is being counted has the ids of names that may be gone. */
  g_cancellable_cancel (self->cancellable);
  self->stale = TRUE;
}

static void
book_changed_cb (AnningOverviewView *self)
{
  const GError *error = anning_conduct_book_get_error (self->book);

  if (error != NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);
      g_autofree char *markup = g_markup_escape_text (sentence, -1);

      adw_status_page_set_icon_name (self->failed, "dialog-warning-symbolic");
      adw_status_page_set_description (self->failed, markup);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  count_when_seen (self);
}

static void
anning_overview_view_map (GtkWidget *widget)
{
  AnningOverviewView *self = ANNING_OVERVIEW_VIEW (widget);

  GTK_WIDGET_CLASS (anning_overview_view_parent_class)->map (widget);
  /* The last days are others tomorrow. */
  if (self->stale || self->counts != NULL)
    count_when_seen (self);
}

/* ---- buttons of the states ---- */

static void
create_cb (AnningOverviewView *self)
{
  g_signal_emit (self, signals[CREATE], 0);
}

static void
retry_cb (AnningOverviewView *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  anning_conduct_book_reload (self->book);
}

static void
show_all_cb (AnningOverviewView *self)
{
  anning_overview_span_show_all (self->span);
}

/* ---- the page ---- */

/* @icon: (nullable): of a state that is seldom seen it is named when it is: GTK draws it although it is hidden */
static GtkWidget *
make_state (const char *icon,
            const char *title,
            const char *text,
            const char *button,
            GCallback   callback,
            gpointer    self)
{
  GtkWidget *state = adw_status_page_new ();
  GtkWidget *pill = gtk_button_new_with_label (button);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (state), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (state), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (state), text);
  gtk_widget_add_css_class (state, "compact");
  gtk_widget_add_css_class (pill, "pill");
  gtk_widget_set_halign (pill, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (pill))), TRUE);
  g_signal_connect_object (pill, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (state), pill);
  return state;
}

/* @part: with the signal open */
static void
add_part (AnningOverviewView *self,
          GtkWidget          *groups,
          GtkWidget          *part)
{
  g_signal_connect_object (part, "open", G_CALLBACK (open_list), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (groups), part);
}

static GtkWidget *
make_counts (AnningOverviewView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *how;

  self->span = ANNING_OVERVIEW_SPAN (anning_overview_span_new ());
  g_signal_connect_object (self->span, "changed", G_CALLBACK (count_when_seen), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->span));
  self->total = GTK_LABEL (anning_overview_label_new (NULL, "title-2"));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->total));

  self->days = ANNING_DAY_CARD (anning_day_card_new ());
  self->hours = ANNING_HOUR_CARD (anning_hour_card_new ());
  self->lists = ANNING_BAR_LISTS (anning_bar_lists_new ());
  add_part (self, groups, GTK_WIDGET (self->days));
  add_part (self, groups, GTK_WIDGET (self->hours));
  add_part (self, groups, GTK_WIDGET (self->lists));
  how = anning_overview_disclosure_new (_("How it is worked out"));
  gtk_expander_set_child (GTK_EXPANDER (how),
                          anning_overview_caption_new (_("Each contact that came from the other side is counted once, on the day and in the hour in which it began, by the clock of the place where it happened. What you did yourself, messages with codes and notices of payments are left out. A call of which it is not known whether it was answered stands with the unanswered ones.")));
  gtk_box_append (GTK_BOX (groups), how);

  self->inside = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->inside, FALSE);
  gtk_stack_add_named (self->inside, groups, "counts");
  self->nothing = ADW_STATUS_PAGE (make_state (NULL, _("No Contacts in This Time"),
                                               _("There are some at other times, or by other creditors."), _("Show All"),
                                               G_CALLBACK (show_all_cb), self));
  gtk_stack_add_named (self->inside, GTK_WIDGET (self->nothing), "nothing");
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->inside));

  gtk_widget_set_margin_start (page, 12);
  gtk_widget_set_margin_end (page, 12);
  gtk_widget_set_margin_top (page, 12);
  gtk_widget_set_margin_bottom (page, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
anning_overview_view_dispose (GObject *object)
{
  AnningOverviewView *self = ANNING_OVERVIEW_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_overview_view_parent_class)->dispose (object);
}

static void
anning_overview_view_finalize (GObject *object)
{
  AnningOverviewView *self = ANNING_OVERVIEW_VIEW (object);

  g_clear_pointer (&self->contacts, g_array_unref);
  g_clear_pointer (&self->all, anning_contact_counts_free);
  g_clear_pointer (&self->counts, anning_contact_counts_free);
  g_free (self->creditor);
  G_OBJECT_CLASS (anning_overview_view_parent_class)->finalize (object);
}

static void
anning_overview_view_class_init (AnningOverviewViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_overview_view_dispose;
  object_class->finalize = anning_overview_view_finalize;
  GTK_WIDGET_CLASS (klass)->map = anning_overview_view_map;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_overview_view_init (AnningOverviewView *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->stale = TRUE;
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Counting…"), -1);
  gtk_stack_add_named (self->stack, spinner, "loading");
  gtk_stack_add_named (self->stack, make_counts (self), "counts");
  gtk_stack_add_named (self->stack,
                       make_state ("anning-incidents-symbolic", _("Nothing to Count Yet"),
                                   _("Once contacts are written down or brought in, this shows how many there were, when, and with whom."),
                                   _("Write Down a Contact"), G_CALLBACK (create_cb), self), "empty");
  self->failed = ADW_STATUS_PAGE (make_state (NULL, _("The Incidents Could Not Be Read"), NULL,
                                              _("Try Again"), G_CALLBACK (retry_cb), self));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
anning_overview_view_new (void)
{
  return g_object_new (ANNING_TYPE_OVERVIEW_VIEW, NULL);
}

void
anning_overview_view_set_store (AnningOverviewView *self,
                                AnningStore        *store)
{
  g_return_if_fail (ANNING_IS_OVERVIEW_VIEW (self) && ANNING_IS_STORE (store));

  if (!g_set_object (&self->store, store))
    return;
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  self->book = anning_conduct_book_for_store (store);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  book_changed_cb (self);
}

void
anning_overview_view_get_shown (AnningOverviewView  *self,
                                gint32              *from,
                                gint32              *until,
                                const char         **creditor)
{
  GDate today;

  g_return_if_fail (ANNING_IS_OVERVIEW_VIEW (self));

  anning_planner_today (&today);
  anning_overview_span_get_days (self->span, &today, from, until);
  *creditor = anning_overview_span_get_creditor (self->span);
}
