/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bar-lists.h"

#include <glib/gi18n.h>

#include "anning-bar-row.h"
#include "anning-incidents.h"
#include "anning-overview-words.h"

/* What a row of a list stands for. */
typedef struct
{
  char *creditor;  /* NULL: any */
  char *collector; /* NULL: any */
  const char *party; /* NULL: any */
} Whose;

struct _AnningBarLists
{
  AdwBin parent_instance;

  GtkListBox *parties;
  GtkListBox *senders;
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningBarLists, anning_bar_lists, ADW_TYPE_BIN)

static void
whose_free (gpointer data)
{
  Whose *whose = data;

  g_free (whose->creditor);
  g_free (whose->collector);
  g_free (whose);
}

static void
open_row_cb (AnningBarLists *self,
             AnningBarRow   *row)
{
  const Whose *whose = g_object_get_data (G_OBJECT (row), "anning-whose");
  const char *what = g_object_get_data (G_OBJECT (row), "anning-what");
  AnningIncidentFilter filter = { 0 };

  filter.creditor = whose->creditor;
  filter.collector = whose->collector;
  filter.to_party = whose->party;
  g_signal_emit (self, signals[OPEN], 0, &filter, what);
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* @whose: (transfer full) */
static void
add_bar (GtkListBox *list,
         const char *name,
         guint       n,
         guint       most,
         const char *line,
         Whose      *whose)
{
  GtkWidget *row = anning_bar_row_new (name, n, most, line);

  g_object_set_data_full (G_OBJECT (row), "anning-whose", whose, whose_free);
  g_object_set_data_full (G_OBJECT (row), "anning-what", g_strdup (name), g_free);
  gtk_list_box_append (list, row);
}

static void
show_parties (AnningBarLists            *self,
              const AnningContactCounts *counts)
{
  guint most = 0;

  clear_list (self->parties);
  for (guint i = 0; i < ANNING_N_PARTIES; i++)
    most = MAX (most, counts->parties[i]);
  for (guint i = 0; i < ANNING_N_PARTIES; i++)
    {
      /* Those of whom it is not known come last. */
      AnningParty party = (i + 1) % ANNING_N_PARTIES;
      Whose *whose;

      if (counts->parties[party] == 0)
        continue;
      whose = g_new0 (Whose, 1);
      whose->party = anning_party_get_word (party);
      add_bar (self->parties, anning_overview_party (party), counts->parties[party], most, NULL, whose);
    }
}

static void
show_senders (AnningBarLists            *self,
              const AnningContactCounts *counts,
              const AnningContactNames  *names)
{
  guint most = 0;

  clear_list (self->senders);
  for (guint i = 0; i < counts->senders->len; i++)
    {
      const AnningSenderCount *sender = &g_array_index (counts->senders, AnningSenderCount, i);
      g_autofree char *name = anning_overview_sender (names, sender);
      g_autofree char *days = anning_overview_days (sender->first_day, sender->last_day);
      g_autofree char *parts = anning_overview_parts (sender->counts);
      /* Translators: from the first to the last day, then what there was */
      g_autofree char *line = g_strdup_printf (C_("days and what they hold", "%1$s; %2$s"), days, parts);
      Whose *whose = g_new0 (Whose, 1);

      /* The first is the one with most. */
      most = MAX (most, anning_counted_total (sender->counts));
      whose->creditor = g_strdup (anning_contact_names_get (names, ANNING_NAME_CREDITOR, sender->creditor));
      whose->collector = g_strdup (anning_contact_names_get (names, ANNING_NAME_COLLECTOR, sender->collector));
      add_bar (self->senders, name, anning_counted_total (sender->counts), most, line, whose);
    }
}

static GtkListBox *
add_list (AnningBarLists *self,
          GtkWidget      *page,
          const char     *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_box_append (GTK_BOX (page), group);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (open_row_cb), self, G_CONNECT_SWAPPED);
  return GTK_LIST_BOX (list);
}

static void
anning_bar_lists_class_init (AnningBarListsClass *klass)
{
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
}

static void
anning_bar_lists_init (AnningBarLists *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->parties = add_list (self, box, _("Who Was Contacted"));
  self->senders = add_list (self, box, _("Who Contacted"));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
anning_bar_lists_new (void)
{
  return g_object_new (ANNING_TYPE_BAR_LISTS, NULL);
}

void
anning_bar_lists_set_counts (AnningBarLists            *self,
                             const AnningContactCounts *counts,
                             const AnningContactNames  *names)
{
  g_return_if_fail (ANNING_IS_BAR_LISTS (self) && counts != NULL && names != NULL);

  show_parties (self, counts);
  show_senders (self, counts, names);
}
