/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-conduct-group.h"

#include <glib/gi18n.h>

#include "anning-conduct.h"
#include "anning-finding-row.h"
#include "anning-finding-text.h"
#include "anning-heading.h"
#include "anning-set-aside.h"
#include "anning-ui-texts.h"

struct _AnningConductGroup
{
  GtkBox parent_instance;

  AnningStore *store;
  AnningConductBook *book;
  gulong changed;
  AnningTexts *texts; /* NULL until they are loaded */
  AdwBin *safety_place;
  gint64 id;
  char *shown;        /* what is on the screen, in short */
};

enum
{
  FIELD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningConductGroup, anning_conduct_group, GTK_TYPE_BOX)

/* The field of an incident in which something can be filled in; NULL: it stands nowhere in it. */
static const char *
find_field (guint32 missing)
{
  static const struct
  {
    AnningMissing bit;
    const char *field;
  } fields[] = {
    { ANNING_MISSING_LENDER, "lender_type" },
    { ANNING_MISSING_CREDITOR, "creditor" },
    { ANNING_MISSING_CHANNEL, "channel" },
    { ANNING_MISSING_DIRECTION, "direction" },
    { ANNING_MISSING_CONNECTED, "connected" },
    { ANNING_MISSING_PARTY, "to_party" },
    { ANNING_MISSING_PURPOSE, "purpose" },
    { ANNING_MISSING_DISCLOSED, "disclosed" },
    { ANNING_MISSING_FROM_NUMBER, "from_number" },
    { ANNING_MISSING_TO_NUMBER, "to_number" },
    { ANNING_MISSING_PERSON, "relative_id" },
    { ANNING_MISSING_LIABILITY, "relative_id" },
    { ANNING_MISSING_AGREED_HOURS, "agreed_hours" },
    { ANNING_MISSING_VISITORS, "visitors" },
    { ANNING_MISSING_ENTRY_CONSENT, "entry_consent" },
    { ANNING_MISSING_CARD_CASE, "debt_id" },
    { ANNING_MISSING_VERIFIED, "tags" },
    { ANNING_MISSING_THREAT, "tags" },
    { ANNING_MISSING_ASSIGN_NOTICE, "tags" },
    { ANNING_MISSING_OWN_PROPERTY, "tags" },
    { ANNING_MISSING_REFUSED_TO, "prior_refusal" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if ((missing & fields[i].bit) != 0)
        return fields[i].field;
    }
  return NULL;
}

static AnningFindingText *
new_text (AnningConductGroup  *self,
          const AnningFinding *finding)
{
  const AnningContact *contact = anning_conduct_book_get_contact (self->book, self->id);

  return anning_finding_text_new (anning_texts_get_rules (self->texts), finding, &anning_conduct_parameters,
                                  contact != NULL ? contact->tags : 0);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* ---- setting aside ---- */

static void
row_set_aside_cb (AnningConductGroup *self,
                  const char         *key,
                  const char         *reason)
{
  anning_set_aside (GTK_WIDGET (self), self->store, key, reason);
}

/* ---- rows ---- */

static void
field_activated_cb (AnningConductGroup *self,
                    GtkWidget          *row)
{
  g_signal_emit (self, signals[FIELD], 0, g_object_get_data (G_OBJECT (row), "field"));
}

/* A row that leads to a field; @field: (nullable): one that only tells */
static GtkWidget *
new_field_row (AnningConductGroup *self,
               const char         *title,
               const char         *subtitle,
               const char         *field)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, "use-markup", FALSE,
                                 "title-lines", 0, "subtitle-lines", 0, NULL);
  GtkWidget *arrow;

  if (field == NULL)
    return row;
  arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_signal_connect_object (row, "activated", G_CALLBACK (field_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
new_expander (const char *title,
              guint       n)
{
  /* Translators: %1$s is a heading: "Set aside"; %2$u how many rows are below it */
  g_autofree char *text = g_strdup_printf (_("%1$s (%2$u)"), title, n);

  return g_object_new (ADW_TYPE_EXPANDER_ROW, "title", text, NULL);
}

/* ---- all of it ---- */

/* The findings of one incident by what is done with them. */
typedef struct
{
  GPtrArray *hits;
  GPtrArray *explanations;
  GPtrArray *insufficient;
  GPtrArray *aside;
} Sorted;

static void
sorted_clear (Sorted *self)
{
  g_ptr_array_unref (self->hits);
  g_ptr_array_unref (self->explanations);
  g_ptr_array_unref (self->insufficient);
  g_ptr_array_unref (self->aside);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sorted, sorted_clear)

static void
sorted_init (Sorted            *self,
             AnningConductBook *book,
             GPtrArray         *findings)
{
  self->hits = g_ptr_array_new ();
  self->explanations = g_ptr_array_new ();
  self->insufficient = g_ptr_array_new ();
  self->aside = g_ptr_array_new ();
  for (guint i = 0; i < findings->len; i++)
    {
      AnningFinding *finding = g_ptr_array_index (findings, i);
      GPtrArray *list = self->explanations;

      if (finding->outcome == ANNING_OUTCOME_INSUFFICIENT)
        list = self->insufficient;
      else if (finding->outcome == ANNING_OUTCOME_HIT)
        list = anning_conduct_book_get_dismissal (book, finding) != NULL ? self->aside : self->hits;
      g_ptr_array_add (list, finding);
    }
}

/* What is to be done first of all, before anything is kept or counted. */
static void
show_safety (AnningConductGroup *self,
             const Sorted       *sorted)
{
  const AnningFinding *first = sorted->hits->len > 0 ? g_ptr_array_index (sorted->hits, 0) : NULL;
  g_autoptr (AnningFindingText) text = NULL;
  GtkWidget *box;

  if (self->safety_place == NULL)
    return;
  adw_bin_set_child (self->safety_place, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->safety_place), FALSE);
  if (first == NULL || first->severity != ANNING_SEVERITY_URGENT)
    return;

  text = new_text (self, first);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "urgent");
  gtk_widget_add_css_class (box, "anning-callout");
  gtk_box_append (GTK_BOX (box), anning_heading_set_level (new_label (_("Safety first"), "heading"), 2));
  for (guint i = 0; text->safety[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), new_label (text->safety[i], NULL));
  adw_bin_set_child (self->safety_place, box);
  gtk_widget_set_visible (GTK_WIDGET (self->safety_place), TRUE);
}

/* What can be named depends on who the lender is: that is to be found out first. */
static void
add_lender (AnningConductGroup  *self,
            AdwPreferencesGroup *group,
            GPtrArray           *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr (AnningFindingText) text = new_text (self, g_ptr_array_index (findings, i));

      if (text->lender == NULL)
        continue;
      adw_preferences_group_add (group, new_field_row (self, _("First find out the lender"), text->lender, "lender_type"));
      return;
    }
}

static void
add_insufficient (AnningConductGroup  *self,
                  AdwPreferencesGroup *group,
                  GPtrArray           *findings)
{
  GtkWidget *expander;

  if (findings->len == 0)
    return;
  expander = new_expander (_("Too little is known"), findings->len);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), _("Nothing here counts as a hint"));
  for (guint i = 0; i < findings->len; i++)
    {
      const AnningFinding *finding = g_ptr_array_index (findings, i);
      g_autoptr (AnningFindingText) text = new_text (self, finding);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                new_field_row (self, text->title, text->missing, find_field (finding->missing)));
    }
  adw_preferences_group_add (group, expander);
}

static void
add_aside (AnningConductGroup  *self,
           AdwPreferencesGroup *group,
           GPtrArray           *findings)
{
  GtkWidget *expander;

  if (findings->len == 0)
    return;
  expander = new_expander (_("Set aside"), findings->len);
  for (guint i = 0; i < findings->len; i++)
    {
      const AnningFinding *finding = g_ptr_array_index (findings, i);
      g_autoptr (AnningFindingText) text = new_text (self, finding);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                anning_aside_row_new (self->store, text->title,
                                                      anning_conduct_book_get_dismissal (self->book, finding)));
    }
  adw_preferences_group_add (group, expander);
}

static void
add_findings (AnningConductGroup  *self,
              AdwPreferencesGroup *group,
              GPtrArray           *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      GtkWidget *row = anning_finding_row_new (self->book, self->texts, g_ptr_array_index (findings, i), self->id);

      g_signal_connect_object (row, "set-aside", G_CALLBACK (row_set_aside_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
    }
}

static void
clear (AnningConductGroup *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  if (self->safety_place != NULL)
    {
      adw_bin_set_child (self->safety_place, NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->safety_place), FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_pointer (&self->shown, g_free);
}

/* What the rows show, so that what did not change stays open as it is. */
static char *
tell_shown (AnningConductGroup *self,
            GPtrArray          *findings)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const AnningFinding *finding = g_ptr_array_index (findings, i);
      const AnningDismissal *dismissal = anning_conduct_book_get_dismissal (self->book, finding);
      g_autofree char *key = anning_finding_key (finding, anning_conduct_book_get_names (self->book));

      g_string_append_printf (told, "%s %d %d %d %u %u %d %u %s\n", key, finding->outcome, finding->severity,
                              finding->lender, finding->missing, finding->gaps, finding->counts[ANNING_COUNT_OF],
                              finding->n_hits, dismissal != NULL ? dismissal->reason : "");
    }
  return g_string_free (told, FALSE);
}

static void
update (AnningConductGroup *self)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *told = NULL;
  g_auto (Sorted) sorted = { NULL };
  GtkWidget *group;

  findings = self->id != 0 && self->texts != NULL && self->book != NULL
             ? anning_conduct_book_find (self->book, self->id) : g_ptr_array_new ();
  sorted_init (&sorted, self->book, findings);
  if (findings->len == 0)
    {
      clear (self);
      return;
    }
  told = tell_shown (self, findings);
  if (g_strcmp0 (told, self->shown) == 0)
    return;

  clear (self);
  self->shown = g_steal_pointer (&told);
  show_safety (self, &sorted);
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What May Not Comply"));
  add_lender (self, ADW_PREFERENCES_GROUP (group), findings);
  add_findings (self, ADW_PREFERENCES_GROUP (group), sorted.hits);
  add_findings (self, ADW_PREFERENCES_GROUP (group), sorted.explanations);
  add_insufficient (self, ADW_PREFERENCES_GROUP (group), sorted.insufficient);
  add_aside (self, ADW_PREFERENCES_GROUP (group), sorted.aside);
  gtk_box_append (GTK_BOX (self), group);

  group = new_label (anning_rule_texts_get_report (anning_texts_get_rules (self->texts)), "caption");
  gtk_widget_add_css_class (group, "dim-label");
  gtk_box_append (GTK_BOX (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningConductGroup *self = ANNING_CONDUCT_GROUP (object);

  g_set_object (&self->texts, texts);
  update (self);
}

static void
anning_conduct_group_dispose (GObject *object)
{
  AnningConductGroup *self = ANNING_CONDUCT_GROUP (object);

  if (self->book != NULL)
    g_clear_signal_handler (&self->changed, self->book);
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  g_clear_object (&self->texts);
  self->safety_place = NULL;
  G_OBJECT_CLASS (anning_conduct_group_parent_class)->dispose (object);
}

static void
anning_conduct_group_finalize (GObject *object)
{
  g_free (ANNING_CONDUCT_GROUP (object)->shown);
  G_OBJECT_CLASS (anning_conduct_group_parent_class)->finalize (object);
}

static void
anning_conduct_group_class_init (AnningConductGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_conduct_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_conduct_group_finalize;

  signals[FIELD] = g_signal_new ("field", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anning_conduct_group_init (AnningConductGroup *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  anning_ui_texts_hand_to (self, take_texts);
}

/* @place: outlives the group */
void
anning_conduct_group_set_safety_place (AnningConductGroup *self,
                                       AdwBin             *place)
{
  g_return_if_fail (ANNING_IS_CONDUCT_GROUP (self) && ADW_IS_BIN (place));

  self->safety_place = place;
}

void
anning_conduct_group_show (AnningConductGroup *self,
                           AnningStore        *store,
                           gint64              id)
{
  g_return_if_fail (ANNING_IS_CONDUCT_GROUP (self) && ANNING_IS_STORE (store));

  if (self->store != store)
    {
      if (self->book != NULL)
        g_clear_signal_handler (&self->changed, self->book);
      g_clear_object (&self->book);
      g_set_object (&self->store, store);
      self->book = anning_conduct_book_for_store (store);
      self->changed = g_signal_connect_swapped (self->book, "changed", G_CALLBACK (update), self);
    }
  if (self->id == id)
    return;
  self->id = id;
  clear (self);
  update (self);
}
