/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-search-row.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-result-text.h"

/* Lines of the title, and of what stands below it. */
#define MOST_LINES 2
#define SMALL 0.83
#define DIM (G_MAXUINT16 * 7 / 10)

struct _AnningSearchRow
{
  GtkListBoxRow parent_instance;

  AnningSearchLineKind kind;
  GtkWidget *box;
  GtkWidget *image;
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (AnningSearchRow, anning_search_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const kind_classes[] = { "search-hit", "search-more", "search-cut" };

static void
add_attribute (PangoAttrList  *attributes,
               PangoAttribute *attribute,
               guint           start,
               guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_change (attributes, attribute);
}

void
anning_search_row_read_snippet (const char    *snippet,
                                GString       *text,
                                PangoAttrList *attributes)
{
  gsize start = 0;
  gboolean inside = FALSE;

  for (const char *p = snippet; *p != '\0'; p++)
    {
      if (*p != '\002' && *p != '\003')
        g_string_append_c (text, *p == '\n' ? ' ' : *p);
      else if (inside != (*p == '\002'))
        {
          if (inside)
            add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, text->len);
          inside = *p == '\002';
          start = text->len;
        }
    }
  if (inside)
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, text->len);
}

/* The title, and below it the moment, if any, and the sentence. */
static void
show_hit (AnningSearchRow *self,
          const AnningHit *hit)
{
  const char *kind = anning_search_table_label (hit->table);
  const char *title = *hit->title != '\0' ? hit->title : kind;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (title);
  g_autofree char *name = NULL;
  gsize second;

  g_strdelimit (text->str, "\n", ' ');
  g_string_append_c (text, '\n');
  second = text->len;
  if (hit->at != ANNING_UNKNOWN)
    {
      g_autofree char *date = anning_format_date (hit->at, hit->utc_offset);
      g_autofree char *time = anning_format_time (hit->at, hit->utc_offset);

      g_string_append_printf (text, *hit->snippet != '\0' ? "%s %s · " : "%s %s", date, time);
    }
  anning_search_row_read_snippet (hit->snippet, text, attributes);
  if (text->len > second)
    {
      add_attribute (attributes, pango_attr_scale_new (SMALL), second, text->len);
      add_attribute (attributes, pango_attr_foreground_alpha_new (DIM), second, text->len);
    }
  else
    g_string_truncate (text, second - 1);

  anning_result_text_set_text (ANNING_RESULT_TEXT (self->text), text->str, attributes);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), anning_search_table_icon_name (hit->table));
  if (hit->urgent)
    gtk_widget_add_css_class (self->image, "error");
  else
    gtk_widget_remove_css_class (self->image, "error");

  name = g_strdup_printf ("%s, %s, %s", title, kind, text->len > second ? text->str + second : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_text (AnningSearchRow *self,
           const char      *text)
{
  anning_result_text_set_text (ANNING_RESULT_TEXT (self->text), text, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* In the middle of the first line, however large the text is: beside it stands a letter that takes no room. */
static GtkWidget *
make_sign (GtkWidget *image)
{
  GtkWidget *sign = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *letter = gtk_label_new ("\u200b");

  gtk_accessible_update_state (GTK_ACCESSIBLE (letter), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (sign), image);
  gtk_box_append (GTK_BOX (sign), letter);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  return sign;
}

static void
anning_search_row_class_init (AnningSearchRowClass *klass)
{
}

static void
anning_search_row_init (AnningSearchRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->image = gtk_image_new ();
  self->text = anning_result_text_new (MOST_LINES);
  self->kind = ANNING_SEARCH_LINE_HIT;
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_box_append (GTK_BOX (self->box), make_sign (self->image));
  gtk_box_append (GTK_BOX (self->box), self->text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  gtk_widget_add_css_class (GTK_WIDGET (self), kind_classes[self->kind]);
}

GtkWidget *
anning_search_row_new (void)
{
  return g_object_new (ANNING_TYPE_SEARCH_ROW, NULL);
}

void
anning_search_row_show (AnningSearchRow        *self,
                        const AnningSearchLine *line)
{
  gboolean activatable = line->kind == ANNING_SEARCH_LINE_HIT || line->kind == ANNING_SEARCH_LINE_MORE;
  g_autofree char *more = NULL;

  g_return_if_fail (ANNING_IS_SEARCH_ROW (self) && line != NULL);

  if (self->kind != line->kind)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), kind_classes[self->kind]);
      gtk_widget_add_css_class (GTK_WIDGET (self), kind_classes[line->kind]);
      self->kind = line->kind;
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), activatable);
      gtk_widget_set_focusable (GTK_WIDGET (self), activatable);
      gtk_widget_set_visible (gtk_widget_get_parent (self->image), line->kind == ANNING_SEARCH_LINE_HIT);
    }
  switch (line->kind)
    {
    case ANNING_SEARCH_LINE_HIT:
      show_hit (self, line->hit);
      break;
    case ANNING_SEARCH_LINE_MORE:
      more = g_strdup_printf (ngettext ("Show %u More", "Show %u More", line->n_left), line->n_left);
      show_text (self, more);
      break;
    case ANNING_SEARCH_LINE_CUT:
      show_text (self, _("Only the newest of your own are listed. One more word narrows it down."));
      break;
    default:
      g_assert_not_reached ();
    }
}
