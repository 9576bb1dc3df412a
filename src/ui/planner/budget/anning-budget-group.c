/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-budget-group.h"

#include <glib/gi18n.h>

#include "anning-amount-entry.h"
#include "anning-budget-sums.h"
#include "anning-budget.h"
#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-rows.h"

typedef struct
{
  GtkListBox *list;
  GArray *sums; /* AnningBudgetSum */
  guint headed; /* a bit for each category that has several lines, or one with a name of its own */
  gboolean next_once;
  gboolean everyone;
  char *person;
} AnningBudgetGroupPrivate;

/* Where a row stands. It keeps its place while it is open. */
typedef struct
{
  AnningForm *form;         /* weak */
  AnningAmountEntry *entry; /* in the row */
  guint category;           /* place in anning_budget_categories */
  gboolean once;
  gint64 id;
} Place;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnningBudgetGroup, anning_budget_group, ANNING_TYPE_RECORD_GROUP)

static AnningBudgetGroupPrivate *
get_private (gpointer self)
{
  return anning_budget_group_get_instance_private (ANNING_BUDGET_GROUP (self));
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_clear_weak_pointer (&place->form);
  g_free (place);
}

/* Returns: (nullable): NULL for the row that says that there are none */
static Place *
get_place (gpointer row)
{
  return g_object_get_data (row, "anning-budget-place");
}

static GtkWidget *
find_child (GtkWidget *parent,
            GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const AnningBudgetLine *
get_line (const Place *place)
{
  return place->form != NULL ? anning_form_get_record (place->form) : NULL;
}

static void
set_place (AdwExpanderRow         *row,
           const AnningBudgetLine *line)
{
  Place *place = get_place (row);
  guint category = anning_words_index (anning_budget_categories, anning_budget_line_get_group (line));
  gboolean once = anning_budget_line_is_once (line);
  /* A new line comes after those that have an id. */
  gint64 id = line->record.id != 0 ? line->record.id : G_MAXINT64;

  if (place->category == category && place->once == once && place->id == id)
    return;
  place->category = category;
  place->once = once;
  place->id = id;
  gtk_list_box_row_changed (GTK_LIST_BOX_ROW (row));
}

static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       user_data)
{
  const Place *one = get_place (a);
  const Place *other = get_place (b);

  if (one == NULL || other == NULL)
    return (one != NULL) - (other != NULL);
  if (one->category != other->category)
    return one->category < other->category ? -1 : 1;
  if (one->once != other->once)
    return one->once ? 1 : -1;
  return (one->id > other->id) - (one->id < other->id);
}

static gboolean
is_shown (GtkListBoxRow *row,
          gpointer       user_data)
{
  const AnningBudgetGroupPrivate *priv = get_private (user_data);
  const Place *place = get_place (row);
  const AnningBudgetLine *line = place != NULL ? get_line (place) : NULL;

  return priv->everyone || line == NULL || adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row))
         || anning_budget_line_belongs_to (line, priv->person);
}

static void
show_sum (AnningBudgetGroup *self,
          GtkWidget         *head,
          guint              category)
{
  const AnningBudgetGroupPrivate *priv = get_private (self);
  g_autofree char *text = NULL;

  if (gtk_widget_get_last_child (head) == NULL)
    return;
  for (guint i = 0; i < priv->sums->len; i++)
    {
      const AnningBudgetSum *sum = &g_array_index (priv->sums, AnningBudgetSum, i);

      if (g_strcmp0 (sum->category, anning_budget_categories[category].word) == 0 && sum->n_open < sum->n_lines)
        text = anning_format_money (sum->normal);
    }
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (head)), text != NULL ? text : "");
}

static guint
category_bit (guint category)
{
  return category < 32 ? 1u << category : 0;
}

/* Over a line that only says the name of its category, a head would say it twice. */
static void
update_heads (AnningBudgetGroup *self)
{
  AnningBudgetGroupPrivate *priv = get_private (self);
  guint headed = 0;
  guint before = G_MAXUINT;

  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (priv->list, i);
      const Place *place = row != NULL ? get_place (row) : NULL;
      const AnningBudgetLine *line = place != NULL ? get_line (place) : NULL;

      if (row == NULL)
        break;
      /* Nothing moves while somebody types. */
      if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        return;
      if (line == NULL)
        continue;
      if (line->name != NULL || place->category == before)
        headed |= category_bit (place->category);
      before = place->category;
    }
  if (priv->headed == headed)
    return;
  priv->headed = headed;
  gtk_list_box_invalidate_headers (priv->list);
}

static void
update_head (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       user_data)
{
  guint headed = get_private (user_data)->headed;
  const Place *place = get_place (row);
  const Place *above = before != NULL ? get_place (before) : NULL;
  gboolean has_head = place != NULL && (headed & category_bit (place->category)) != 0;
  gboolean is_parted = above != NULL && (headed & category_bit (above->category)) != 0;
  GtkWidget *head;
  GtkWidget *label;

  if (place == NULL || (above != NULL && above->category == place->category) || (!has_head && !is_parted))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (head, has_head ? "budget-head" : "budget-end");
  gtk_list_box_row_set_header (row, head);
  if (!has_head)
    return;
  label = gtk_label_new (anning_format_word (anning_budget_categories, anning_budget_categories[place->category].word));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (head), label);
  label = gtk_label_new (NULL);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (head), label);
  show_sum (ANNING_BUDGET_GROUP (user_data), head, place->category);
}

static gpointer
anning_budget_group_create (AnningRecordGroup *group)
{
  AnningBudgetGroupClass *klass = ANNING_BUDGET_GROUP_GET_CLASS (group);
  AnningBudgetGroupPrivate *priv = get_private (group);
  AnningBudgetLine *line = anning_budget_line_new ();

  line->kind = g_strdup (klass->kind);
  line->category = g_strdup (priv->next_once ? anning_budget_line_get_group (line) : klass->category);
  line->period = g_strdup (priv->next_once ? "once" : "monthly");
  line->person = priv->everyone ? NULL : g_strdup (priv->person);
  priv->next_once = FALSE;
  return line;
}

static void
expanded_cb (AdwExpanderRow *row,
             GParamSpec     *pspec,
             AnningForm     *form)
{
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (row), ANNING_TYPE_BUDGET_GROUP);

  if (adw_expander_row_get_expanded (row))
    return;
  set_place (row, anning_form_get_record (form));
  if (group != NULL)
    update_heads (ANNING_BUDGET_GROUP (group));
}

static void
message_cb (AnningAmountEntry *entry,
            GParamSpec        *pspec,
            AdwExpanderRow    *row)
{
  const Place *place = get_place (row);
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (row), ANNING_TYPE_RECORD_GROUP);

  if (group != NULL && get_line (place) != NULL)
    ANNING_RECORD_GROUP_GET_CLASS (group)->describe (ANNING_RECORD_GROUP (group), row, get_line (place));
}

static void
anning_budget_group_begin (AnningRecordGroup *group,
                           AdwExpanderRow    *row,
                           AnningForm        *form)
{
  Place *place = g_new0 (Place, 1);
  GtkWidget *head = find_child (GTK_WIDGET (row), ADW_TYPE_ACTION_ROW);

  if (head != NULL)
    {
      adw_action_row_set_title_lines (ADW_ACTION_ROW (head), 0);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (head), 0);
    }
  place->entry = ANNING_AMOUNT_ENTRY (anning_amount_entry_new ());
  place->category = G_MAXUINT;
  g_set_weak_pointer (&place->form, form);
  g_object_set_data_full (G_OBJECT (row), "anning-budget-place", place, place_free);
  anning_form_bind (form, "amount", GTK_WIDGET (place->entry));
  g_signal_connect_object (place->entry, "notify::message", G_CALLBACK (message_cb), row, 0);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), form, 0);
  adw_expander_row_add_action (row, GTK_WIDGET (place->entry));
}

static void
period_cb (AnningWordRow *period,
           GParamSpec    *pspec,
           GtkWidget     *day)
{
  g_autofree char *word = NULL;

  g_object_get (period, "value", &word, NULL);
  gtk_widget_set_visible (day, g_strcmp0 (word, "once") == 0);
}

static void
anning_budget_group_fill (AnningRecordGroup *group,
                          AdwExpanderRow    *row,
                          AnningForm        *form)
{
  const char *kind = ANNING_BUDGET_GROUP_GET_CLASS (group)->kind;
  GtkWidget *amount;
  GtkWidget *period;
  GtkWidget *day;

  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "name", _("Name of the line"));
  anning_planner_add_word_row (row, form, "category", _("Category"), anning_budget_get_categories (kind));
  amount = anning_planner_add_row (row, form, ANNING_TYPE_MONEY_ROW, "amount", _("Amount (yuan)"));
  period = anning_planner_add_word_row (row, form, "period", _("How often"), anning_budget_periods);
  day = anning_planner_add_row (row, form, ANNING_TYPE_DAY_ROW, "day", _("On which day"));
  anning_planner_add_row (row, form, ANNING_TYPE_MONEY_ROW, "lean_amount", _("Amount in a lean month (yuan)"));
  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "person", _("Whose it is"));
  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "remark", _("Remark on the line"));
  g_signal_connect_object (period, "notify::value", G_CALLBACK (period_cb), day, 0);
  period_cb (ANNING_WORD_ROW (period), NULL, day);
  g_object_bind_property (get_place (row)->entry, "value", amount, "value", G_BINDING_BIDIRECTIONAL);
}

/* "Every year · ¥83.33 a month · lean: ¥900.00 · Wang" */
static char *
line_sentence (const AnningBudgetLine *line)
{
  g_autoptr (GString) text = g_string_new (anning_format_word (anning_budget_periods, line->period));

  if (anning_budget_line_is_once (line))
    {
      g_autofree char *day = line->day != NULL ? anning_format_day (line->day) : NULL;

      g_string_append_printf (text, " · %s", day != NULL ? day : _("no day yet"));
    }
  else if (g_strcmp0 (line->period, "yearly") == 0)
    {
      g_autofree char *monthly = anning_format_money (anning_budget_line_monthly (line, FALSE));

      g_string_append (text, " · ");
      /* Translators: %s is a sum of money */
      g_string_append_printf (text, _("%s a month"), monthly);
    }
  if (anning_budget_line_is_uneven (line))
    {
      g_autofree char *lean = anning_format_money (line->lean_amount);

      g_string_append (text, " · ");
      /* Translators: %s is a sum of money, in a month with less income */
      g_string_append_printf (text, _("lean: %s"), lean);
    }
  else if (anning_budget_line_lacks_lean (line))
    g_string_append_printf (text, " · %s", _("what in a lean month? Not entered yet"));
  if (line->person != NULL)
    g_string_append_printf (text, " · %s", line->person);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
anning_budget_group_describe (AnningRecordGroup *group,
                              AdwExpanderRow    *row,
                              gconstpointer      record)
{
  const AnningBudgetLine *line = record;
  Place *place = get_place (row);
  const char *title = line->name != NULL ? line->name
                                         : anning_format_word (anning_budget_categories, anning_budget_line_get_group (line));
  const char *message = anning_amount_entry_get_message (place->entry);
  g_autofree char *sentence = message != NULL ? g_strdup (message) : line_sentence (line);
  /* Translators: %s is the name of an income or of spending */
  g_autofree char *name = g_strdup_printf (_("Amount of “%s” (yuan)"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (row, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (place->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (place->category == G_MAXUINT || !adw_expander_row_get_expanded (row))
    set_place (row, line);
}

static gboolean
anning_budget_group_shows (AnningRecordGroup *group,
                           gconstpointer      record)
{
  const AnningBudgetLine *line = record;

  return g_strcmp0 (line->kind, ANNING_BUDGET_GROUP_GET_CLASS (group)->kind) == 0;
}

static void
anning_budget_group_constructed (GObject *object)
{
  AnningBudgetGroupPrivate *priv = get_private (object);

  G_OBJECT_CLASS (anning_budget_group_parent_class)->constructed (object);

  if (ANNING_BUDGET_GROUP_GET_CLASS (object)->sectioned)
    gtk_list_box_set_header_func (priv->list, update_head, object, NULL);
}

static void
anning_budget_group_finalize (GObject *object)
{
  AnningBudgetGroupPrivate *priv = get_private (object);

  g_array_unref (priv->sums);
  g_free (priv->person);

  G_OBJECT_CLASS (anning_budget_group_parent_class)->finalize (object);
}

static void
anning_budget_group_class_init (AnningBudgetGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  object_class->constructed = anning_budget_group_constructed;
  object_class->finalize = anning_budget_group_finalize;
  group_class->type = &anning_budget_line_type;
  group_class->create = anning_budget_group_create;
  group_class->begin = anning_budget_group_begin;
  group_class->fill = anning_budget_group_fill;
  group_class->describe = anning_budget_group_describe;
  group_class->shows = anning_budget_group_shows;
}

static void
anning_budget_group_init (AnningBudgetGroup *self)
{
  AnningBudgetGroupPrivate *priv = get_private (self);
  GtkWidget *none = gtk_label_new (_("No line of this person here"));

  gtk_widget_add_css_class (none, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_widget_set_margin_top (none, 12);
  gtk_widget_set_margin_bottom (none, 12);
  gtk_widget_set_margin_start (none, 12);
  gtk_widget_set_margin_end (none, 12);

  priv->everyone = TRUE;
  priv->sums = g_array_new (FALSE, FALSE, sizeof (AnningBudgetSum));
  priv->list = anning_record_group_get_list (ANNING_RECORD_GROUP (self));
  gtk_list_box_set_sort_func (priv->list, compare_rows, self, NULL);
  gtk_list_box_set_filter_func (priv->list, is_shown, self, NULL);
  gtk_list_box_set_placeholder (priv->list, none);
}

void
anning_budget_group_add_once (AnningBudgetGroup *self)
{
  g_return_if_fail (ANNING_IS_BUDGET_GROUP (self));

  get_private (self)->next_once = TRUE;
  anning_record_group_add (ANNING_RECORD_GROUP (self));
}

void
anning_budget_group_set_person (AnningBudgetGroup *self,
                                gboolean           everyone,
                                const char        *person)
{
  AnningBudgetGroupPrivate *priv;

  g_return_if_fail (ANNING_IS_BUDGET_GROUP (self));

  priv = get_private (self);
  if (priv->everyone == everyone && g_strcmp0 (priv->person, person) == 0)
    return;
  g_free (priv->person);
  priv->everyone = everyone;
  priv->person = g_strdup (person);
  gtk_list_box_invalidate_filter (priv->list);
  gtk_list_box_invalidate_headers (priv->list);
}

void
anning_budget_group_show_sums (AnningBudgetGroup *self,
                               const GPtrArray   *lines)
{
  AnningBudgetGroupPrivate *priv;

  g_return_if_fail (ANNING_IS_BUDGET_GROUP (self));
  g_return_if_fail (lines != NULL);

  priv = get_private (self);
  g_array_unref (priv->sums);
  priv->sums = anning_budget_sums (lines, ANNING_BUDGET_GROUP_GET_CLASS (self)->kind);
  update_heads (self);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (priv->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *head = GTK_IS_LIST_BOX_ROW (row) ? gtk_list_box_row_get_header (GTK_LIST_BOX_ROW (row)) : NULL;

      if (head != NULL)
        show_sum (self, head, get_place (row)->category);
    }
}
