/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-tick-lists-view.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-file-name.h"
#include "anning-outgoing.h"
#include "anning-pane.h"
#include "anning-source-button.h"
#include "anning-tick-row.h"
#include "anning-ticks.h"
#include "anning-toasts.h"

struct _AnningTickListsView
{
  AdwBin parent_instance;

  AnningTexts *texts;
  AnningTicks *ticks;
  const AnningTickList *list; /* that is shown, with @texts; NULL: all are */
  gint64 wanted;              /* line to be shown once the file was read, else 0 */

  GPtrArray *progress;    /* GtkLabel, borrowed: one for each list while all are shown */
  GtkListBox *rows;       /* of the list that is shown, as those below */
  guint n_own;
  GtkListBoxRow *add_row;
  GtkLabel *done_label;
  GtkProgressBar *done_bar;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkWidget *start_over;
};

G_DEFINE_FINAL_TYPE (AnningTickListsView, anning_tick_lists_view, ADW_TYPE_BIN)

/* ---- how far it is ---- */

static char *
dup_progress_sentence (guint n_done,
                       guint n_all)
{
  /* Translators: how many lines of a tick list are done, of how many */
  return g_strdup_printf (ngettext ("%1$u of %2$u done", "%1$u of %2$u done", n_all), n_done, n_all);
}

static void
update_overview (AnningTickListsView *self)
{
  GPtrArray *lists = anning_texts_get_reference (self->texts)->tick_lists;

  for (guint i = 0; i < self->progress->len; i++)
    {
      GtkLabel *label = g_ptr_array_index (self->progress, i);
      const AnningTickList *list = g_ptr_array_index (lists, i);
      guint n_all;
      guint n_done = anning_ticks_count_done (self->ticks, list, &n_all);
      g_autofree char *text = g_strdup_printf ("%u/%u", n_done, n_all);
      g_autofree char *sentence = dup_progress_sentence (n_done, n_all);
      g_autofree char *name = g_strdup_printf ("%s %s", list->title, sentence);

      gtk_label_set_label (label, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_ancestor (GTK_WIDGET (label), ADW_TYPE_ACTION_ROW)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
update_progress (AnningTickListsView *self)
{
  guint n_all;
  guint n_done = anning_ticks_count_done (self->ticks, self->list, &n_all);
  g_autofree char *sentence = dup_progress_sentence (n_done, n_all);

  gtk_label_set_label (self->done_label, sentence);
  gtk_progress_bar_set_fraction (self->done_bar, n_all > 0 ? (double) n_done / n_all : 0);
  gtk_widget_set_sensitive (self->start_over, n_done > 0);
}

static void
update_error (AnningTickListsView *self)
{
  const GError *error = anning_ticks_get_error (self->ticks);
  g_autofree char *sentence = error != NULL ? anning_error_sentence (error) : NULL;

  gtk_label_set_label (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error_box, error != NULL);
}

/* ---- lines ---- */

static void
toggled_cb (AnningTickListsView *self,
            gboolean             done,
            AnningTickRow       *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  if (id != NULL)
    anning_ticks_set_own_done (self->ticks, GTK_WIDGET (self), *id, done);
  else
    anning_ticks_set_done (self->ticks, GTK_WIDGET (self), self->list->key,
                           g_object_get_data (G_OBJECT (row), "item"), done);
}

static void
removed_cb (AnningTickListsView *self,
            AnningTickRow       *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  /* The row goes with the next change. The focus stays in the list, and out of the entry: Ctrl+Z is the list's. */
  gtk_widget_grab_focus (gtk_widget_get_prev_sibling (GTK_WIDGET (row)));
  anning_ticks_remove_own (self->ticks, GTK_WIDGET (self), *id);
}

static void
activated_cb (AnningTickListsView *self,
              GtkListBoxRow       *row)
{
  if (ANNING_IS_TICK_ROW (row))
    anning_tick_row_toggle (ANNING_TICK_ROW (row));
}

static void
insert_row (AnningTickListsView *self,
            GtkWidget           *row,
            int                  position)
{
  gtk_list_box_insert (self->rows, row, position);
  g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
}

static void
insert_own_row (AnningTickListsView *self,
                const AnningTick    *tick,
                int                  position)
{
  GtkWidget *row = anning_tick_row_new_own (tick->text);

  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&tick->record.id, sizeof tick->record.id), g_free);
  insert_row (self, row, position);
}

/* Rows that stay keep the focus. */
static void
sync_own_rows (AnningTickListsView *self)
{
  g_autoptr (GPtrArray) own = anning_ticks_get_own (self->ticks, self->list->key);
  const int first = (int) self->list->items->len;

  for (guint i = 0; i < own->len; i++)
    {
      const AnningTick *tick = g_ptr_array_index (own, i);
      GtkListBoxRow *row = NULL;

      /* Both are in the order of their ids. */
      while (i < self->n_own)
        {
          const gint64 *id;

          row = gtk_list_box_get_row_at_index (self->rows, first + (int) i);
          id = g_object_get_data (G_OBJECT (row), "id");
          if (*id >= tick->record.id)
            break;
          gtk_list_box_remove (self->rows, GTK_WIDGET (row));
          self->n_own--;
          row = NULL;
        }
      if (row == NULL || *(const gint64 *) g_object_get_data (G_OBJECT (row), "id") != tick->record.id)
        {
          insert_own_row (self, tick, first + (int) i);
          self->n_own++;
        }
      row = gtk_list_box_get_row_at_index (self->rows, first + (int) i);
      anning_tick_row_set_done (ANNING_TICK_ROW (row), tick->done_at != ANNING_UNKNOWN);
    }
  for (; self->n_own > own->len; self->n_own--)
    gtk_list_box_remove (self->rows, GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, first + (int) own->len)));
}

static void
update_list (AnningTickListsView *self)
{
  for (guint i = 0; i < self->list->items->len; i++)
    {
      const AnningTickItem *item = g_ptr_array_index (self->list->items, i);

      anning_tick_row_set_done (ANNING_TICK_ROW (gtk_list_box_get_row_at_index (self->rows, (int) i)),
                                anning_ticks_is_done (self->ticks, self->list->key, item->key));
    }
  sync_own_rows (self);
  update_progress (self);
}

static void
add_cb (AnningTickListsView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_row))));

  if (*text == '\0')
    return;
  anning_ticks_add_own (self->ticks, GTK_WIDGET (self), self->list->key, text);
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
}

static void
start_over_cb (AnningTickListsView *self)
{
  anning_ticks_start_over (self->ticks, GTK_WIDGET (self), self->list->key);
}

static void
retry_cb (AnningTickListsView *self)
{
  anning_ticks_reload (self->ticks);
}

/* ---- leaving the program ---- */

static void
add_line (GPtrArray  *blocks,
          GString    *plain,
          const char *text,
          gboolean    done)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  const char *box = done ? "☑" : "☐";

  anning_page_blocks_add (blocks, ANNING_PAGE_ITEM, markup, box);
  g_string_append_printf (plain, "\n%s %s", box, text);
}

static AnningOutgoing *
provide (GtkWidget         *widget,
         AnningOutgoingWay  way)
{
  AnningTickListsView *self = ANNING_TICK_LISTS_VIEW (widget);
  GPtrArray *blocks;
  GString *plain;
  g_autoptr (GPtrArray) own = NULL;
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *name = NULL;

  if (self->list == NULL)
    return NULL;
  blocks = anning_page_blocks_new ();
  plain = g_string_new (self->list->title);
  title = g_markup_escape_text (self->list->title, -1);
  summary = g_markup_escape_text (self->list->summary, -1);
  anning_page_blocks_add (blocks, ANNING_PAGE_TITLE, title, NULL);
  anning_page_blocks_add (blocks, ANNING_PAGE_BODY, summary, NULL);
  g_string_append_printf (plain, "\n%s\n", self->list->summary);
  for (guint i = 0; i < self->list->items->len; i++)
    {
      const AnningTickItem *item = g_ptr_array_index (self->list->items, i);

      add_line (blocks, plain, item->text, anning_ticks_is_done (self->ticks, self->list->key, item->key));
    }
  own = anning_ticks_get_own (self->ticks, self->list->key);
  for (guint i = 0; i < own->len; i++)
    {
      const AnningTick *tick = g_ptr_array_index (own, i);

      add_line (blocks, plain, tick->text, tick->done_at != ANNING_UNKNOWN);
    }
  /* Translators: the beginning of the name of a file, before the date; shows nothing of the matter */
  name = anning_file_name_new (C_("file", "list"), "");
  return anning_outgoing_new (blocks, g_string_free (plain, FALSE), name,
                              anning_texts_get_language (self->texts), ANNING_PAGE_SIZE_LARGE);
}

/* ---- the two panes ---- */

static void
add_error_box (AnningTickListsView *self,
               GtkBox              *content)
{
  GtkWidget *button = gtk_button_new_with_label (_("Try Again"));

  self->error_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->error_label = GTK_LABEL (anning_pane_label_new ("", "warning"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->error_box), GTK_WIDGET (self->error_label));
  gtk_box_append (GTK_BOX (self->error_box), button);
  gtk_box_append (content, self->error_box);
}

static void
show_overview (AnningTickListsView *self)
{
  GPtrArray *lists = anning_texts_get_reference (self->texts)->tick_lists;
  GtkWidget *pane, *box;
  GtkBox *content;

  self->list = NULL;
  pane = anning_pane_new (_("Tick Lists"), _("One thing after the other. What is ticked stays ticked, and lines of your own can be added."),
                          &content);
  add_error_box (self, content);
  box = anning_pane_add_list (content, _("Tick Lists"));
  g_ptr_array_set_size (self->progress, 0);
  for (guint i = 0; i < lists->len; i++)
    {
      const AnningTickList *list = g_ptr_array_index (lists, i);
      g_autofree char *target = g_strconcat ("ticks:", list->key, NULL);
      GtkWidget *row = anning_pane_row_new (list->title, list->summary, target);
      GtkWidget *label = gtk_label_new (NULL);

      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      /* Before the arrow. */
      gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (label)), label, NULL);
      gtk_list_box_append (GTK_LIST_BOX (box), row);
      g_ptr_array_add (self->progress, label);
    }
  adw_bin_set_child (ADW_BIN (self), pane);
}

static void
add_lines (AnningTickListsView *self,
           GtkBox              *content)
{
  AnningFacts *facts = anning_texts_get_facts (self->texts);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->rows = GTK_LIST_BOX (anning_pane_add_list (content, self->list->title));
  self->n_own = 0;
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < self->list->items->len; i++)
    {
      const AnningTickItem *item = g_ptr_array_index (self->list->items, i);
      GtkWidget *sources = anning_source_button_new (facts, (const char *const *) item->facts, item->text);
      GtkWidget *row = anning_tick_row_new (item->text, item->target, sources);

      g_object_set_data_full (G_OBJECT (row), "item", g_strdup (item->key), g_free);
      insert_row (self, row, (int) i);
    }

  self->add_row = GTK_LIST_BOX_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), _("Add a line of your own"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Add This Line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add This Line"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add_row, "entry-activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->add_row), button);
  gtk_list_box_append (self->rows, GTK_WIDGET (self->add_row));
}

static void
show_list (AnningTickListsView  *self,
           const AnningTickList *list)
{
  g_autoptr (GMenuModel) menu = anning_outgoing_menu_new ();
  GtkWidget *pane, *buttons, *send, *progress;
  GtkBox *content;

  self->list = list;
  g_ptr_array_set_size (self->progress, 0);
  pane = anning_pane_new (list->title, list->summary, &content);
  add_error_box (self, content);

  progress = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->done_label = GTK_LABEL (anning_pane_label_new ("", "caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->done_label), "numeric");
  self->done_bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, list->title, -1);
  gtk_box_append (GTK_BOX (progress), GTK_WIDGET (self->done_label));
  gtk_box_append (GTK_BOX (progress), GTK_WIDGET (self->done_bar));
  gtk_box_append (content, progress);
  add_lines (self, content);

  buttons = anning_button_line_new ();
  send = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (send), _("Copy or Print"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (send), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (send), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (send), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy or Print"), -1);
  anning_button_line_append (ANNING_BUTTON_LINE (buttons), send);
  self->start_over = gtk_button_new_with_label (_("Start Over"));
  g_signal_connect_object (self->start_over, "clicked", G_CALLBACK (start_over_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (ANNING_BUTTON_LINE (buttons), self->start_over);
  gtk_box_append (content, buttons);
  adw_bin_set_child (ADW_BIN (self), pane);
}

static gboolean
is_line (GtkListBoxRow    *row,
         const AnningTick *tick)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  return id != NULL ? *id == tick->record.id
                    : tick->item != NULL && g_strcmp0 (tick->item, g_object_get_data (G_OBJECT (row), "item")) == 0;
}

static void
reveal_line (AnningTickListsView *self,
             const AnningTick    *tick)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    {
      if (is_line (row, tick))
        anning_pane_reveal (GTK_WIDGET (row));
    }
}

static void
show_wanted (AnningTickListsView *self)
{
  const AnningTick *tick = anning_ticks_find (self->ticks, self->wanted);
  const AnningTickList *list = NULL;

  if (self->wanted == 0 || !anning_ticks_get_loaded (self->ticks))
    return;
  self->wanted = 0;
  if (tick != NULL && tick->list != NULL)
    list = anning_reference_find_tick_list (anning_texts_get_reference (self->texts), tick->list);
  if (list == NULL)
    return;
  if (list != self->list)
    show_list (self, list);
  update_list (self);
  reveal_line (self, tick);
}

static void
changed_cb (AnningTickListsView *self)
{
  show_wanted (self);
  update_error (self);
  if (self->list != NULL)
    update_list (self);
  else
    update_overview (self);
}

static void
anning_tick_lists_view_dispose (GObject *object)
{
  AnningTickListsView *self = ANNING_TICK_LISTS_VIEW (object);

  g_clear_object (&self->ticks);
  g_clear_object (&self->texts);
  G_OBJECT_CLASS (anning_tick_lists_view_parent_class)->dispose (object);
}

static void
anning_tick_lists_view_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_TICK_LISTS_VIEW (object)->progress);
  G_OBJECT_CLASS (anning_tick_lists_view_parent_class)->finalize (object);
}

static void
anning_tick_lists_view_class_init (AnningTickListsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_tick_lists_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_tick_lists_view_finalize;
}

static void
anning_tick_lists_view_init (AnningTickListsView *self)
{
  self->progress = g_ptr_array_new ();
  anning_outgoing_attach (GTK_WIDGET (self), provide);
}

GtkWidget *
anning_tick_lists_view_new (AnningTexts *texts,
                            AnningStore *store)
{
  AnningTickListsView *self;

  g_return_val_if_fail (ANNING_IS_TEXTS (texts) && ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_TICK_LISTS_VIEW, NULL);
  self->texts = g_object_ref (texts);
  self->ticks = anning_ticks_new (store);
  g_signal_connect_object (self->ticks, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_overview (self);
  changed_cb (self);
  return GTK_WIDGET (self);
}

gboolean
anning_tick_lists_view_show (AnningTickListsView *self,
                             const char          *key)
{
  const AnningTickList *list = NULL;

  g_return_val_if_fail (ANNING_IS_TICK_LISTS_VIEW (self), FALSE);

  if (key != NULL && *key != '\0')
    {
      list = anning_reference_find_tick_list (anning_texts_get_reference (self->texts), key);
      if (list == NULL)
        return FALSE;
    }
  self->wanted = 0;
  if (list != NULL && list != self->list)
    show_list (self, list);
  else if (list == NULL && self->list != NULL)
    show_overview (self);
  changed_cb (self);
  return TRUE;
}

void
anning_tick_lists_view_show_line (AnningTickListsView *self,
                                  gint64               id)
{
  g_return_if_fail (ANNING_IS_TICK_LISTS_VIEW (self));

  if (self->list != NULL)
    show_overview (self);
  self->wanted = id;
  changed_cb (self);
}
