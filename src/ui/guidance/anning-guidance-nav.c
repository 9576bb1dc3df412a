/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-guidance-nav.h"

#include <glib/gi18n.h>

#include "anning-bin-focus.h"
#include "anning-heading.h"

/* What a row opens, kept with the row. */
typedef struct
{
  const char *table;
  char *key;
  const char *group; /* heading above the first of its rows; "" for none */
  GtkWidget *read;   /* borrowed; NULL for places */
} Place;

struct _AnningGuidanceNav
{
  AdwBin parent_instance;

  AnningLibrary *library;
  GtkListBox *list;
  guint n_places;
  guint n_kept;
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningGuidanceNav, anning_guidance_nav, ADW_TYPE_BIN)

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->key);
  g_free (place);
}

static Place *
place_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "place");
}

static GtkListBoxRow *
make_row (const char *title,
          const char *table,
          const char *key,
          const char *group)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  Place *place = g_new0 (Place, 1);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  place->table = table;
  place->key = g_strdup (key);
  place->group = group;
  if (*key != '\0')
    {
      place->read = gtk_image_new_from_icon_name ("object-select-symbolic");
      gtk_widget_add_css_class (place->read, "dim-label");
      gtk_widget_set_visible (place->read, FALSE);
      gtk_box_append (GTK_BOX (line), place->read);
    }
  g_object_set_data_full (G_OBJECT (row), "place", place, place_free);
  return GTK_LIST_BOX_ROW (row);
}

static GtkListBoxRow *
make_document_row (const AnningLibraryEntry *entry,
                   const char               *group)
{
  return make_row (entry->article->title, anning_document_kind_word (entry->kind), entry->article->key, group);
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  const char *group = place_of (row)->group;
  GtkWidget *header;

  if (*group == '\0' || (before != NULL && g_str_equal (place_of (before)->group, group)))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = gtk_list_box_row_get_header (row);
  if (header != NULL && g_strcmp0 (gtk_label_get_label (GTK_LABEL (header)), group) == 0)
    return;

  header = anning_heading_set_level (gtk_label_new (group), 2);
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "heading");
  gtk_widget_set_margin_top (header, 12);
  gtk_widget_set_margin_bottom (header, 6);
  gtk_widget_set_margin_start (header, 12);
  gtk_list_box_row_set_header (row, header);
}

static void
row_activated_cb (AnningGuidanceNav *self,
                  GtkListBoxRow     *row)
{
  const Place *place = place_of (row);

  g_signal_emit (self, signals[OPENED], 0, place->table, place->key);
}

static gboolean
anning_guidance_nav_grab_focus (GtkWidget *widget)
{
  AnningGuidanceNav *self = ANNING_GUIDANCE_NAV (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static void
anning_guidance_nav_dispose (GObject *object)
{
  AnningGuidanceNav *self = ANNING_GUIDANCE_NAV (object);

  g_clear_object (&self->library);
  G_OBJECT_CLASS (anning_guidance_nav_parent_class)->dispose (object);
}

static void
anning_guidance_nav_class_init (AnningGuidanceNavClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_guidance_nav_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = anning_guidance_nav_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = anning_bin_focus;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
anning_guidance_nav_init (AnningGuidanceNav *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Guidance"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
anning_guidance_nav_set_library (AnningGuidanceNav *self,
                                 AnningLibrary     *library)
{
  /* The same words as the titles of the places. */
  static const char *const places[][2] = {
    { "situation", N_("What Is Happening Now?") },
    { "claim", N_("They Say…") },
    { "hotline", N_("Hotlines") },
    { "letter_template", N_("Letters") },
    { "tick_list", N_("Tick Lists") },
    { "term", N_("Words") },
    { "lpr_value", N_("Loan Prime Rates") },
  };
  guint n_entries;

  g_return_if_fail (ANNING_IS_GUIDANCE_NAV (self) && ANNING_IS_LIBRARY (library));
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->n_places = G_N_ELEMENTS (places);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    gtk_list_box_append (self->list, GTK_WIDGET (make_row (_(places[i][1]), places[i][0], "", "")));

  n_entries = anning_library_get_count (library);
  for (guint i = 0; i < n_entries; i++)
    {
      const AnningLibraryEntry *entry = anning_library_get (library, i);

      if (entry->kind == ANNING_DOCUMENT_ARTICLE)
        gtk_list_box_append (self->list, GTK_WIDGET (make_document_row (entry, entry->group)));
    }
}

static GtkListBoxRow *
find_row (AnningGuidanceNav *self,
          const char        *table,
          const char        *key)
{
  GtkListBoxRow *row;

  /* Where a kept article stands twice, its own place in the groups is meant. */
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const Place *place = place_of (row);

      if ((guint) i >= self->n_places && (guint) i < self->n_places + self->n_kept)
        continue;
      if (g_str_equal (place->table, table) && g_str_equal (place->key, key))
        return row;
    }
  return NULL;
}

void
anning_guidance_nav_set_kept (AnningGuidanceNav *self,
                              GHashTable        *kept)
{
  guint n_entries;

  g_return_if_fail (ANNING_IS_GUIDANCE_NAV (self) && self->library != NULL);

  for (; self->n_kept > 0; self->n_kept--)
    gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, self->n_places)));

  n_entries = anning_library_get_count (self->library);
  for (guint i = 0; i < n_entries; i++)
    {
      const AnningLibraryEntry *entry = anning_library_get (self->library, i);
      GtkListBoxRow *row;

      if (!g_hash_table_contains (kept, entry->article->key))
        continue;
      row = make_document_row (entry, _("Kept"));
      gtk_list_box_insert (self->list, GTK_WIDGET (row), self->n_places + self->n_kept);
      self->n_kept++;
    }
}

void
anning_guidance_nav_set_read (AnningGuidanceNav *self,
                              const char        *key,
                              gboolean           read)
{
  GtkListBoxRow *row;

  g_return_if_fail (ANNING_IS_GUIDANCE_NAV (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const Place *place = place_of (row);

      if (place->read == NULL || !g_str_equal (place->key, key))
        continue;
      gtk_widget_set_visible (place->read, read);
      if (read)
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Read"), -1);
      else
        gtk_accessible_reset_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

void
anning_guidance_nav_select (AnningGuidanceNav *self,
                            const char        *table,
                            const char        *key)
{
  GtkListBoxRow *row;

  g_return_if_fail (ANNING_IS_GUIDANCE_NAV (self) && table != NULL && key != NULL);

  row = find_row (self, table, key);
  if (row == NULL)
    row = find_row (self, table, "");
  gtk_list_box_select_row (self->list, row);
}
