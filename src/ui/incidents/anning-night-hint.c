/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-night-hint.h"

#include <glib/gi18n.h>

#include "anning-night-contact.h"
#include "anning-source-button.h"
#include "anning-ui-texts.h"

#define PEACE_FACT "law.civil.1033"

struct _AnningNightHint
{
  GtkBox parent_instance;

  AnningTexts *texts; /* NULL until they are loaded */
  AnningIncident *incident;
  AnningNightHours hours;
  AnningNightContact contact;
  GtkLabel *label;
  GtkWidget *sources;
};

G_DEFINE_FINAL_TYPE (AnningNightHint, anning_night_hint, GTK_TYPE_BOX)

/* Adds the facts about the hours that are of that nature. */
static void
add_facts (AnningNightHint *self,
           GPtrArray       *facts,
           const char      *nature)
{
  char **ids = anning_texts_get_limits (self->texts)->night_facts;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const AnningFact *fact = anning_facts_find (anning_texts_get_facts (self->texts), ids[i]);

      if (fact != NULL && g_str_equal (fact->nature, nature))
        g_ptr_array_add (facts, (gpointer) fact);
    }
}

/* That a guideline is for members, its own fact says. */
static AnningStrength
get_strength (AnningStrength strength)
{
  return strength == ANNING_STRENGTH_MEMBERS ? ANNING_STRENGTH_MAY_BREACH : strength;
}

/* The facts that may be named with @strength. */
static GPtrArray *
find_facts (AnningNightHint *self,
            AnningStrength   strength)
{
  GPtrArray *facts = g_ptr_array_new ();

  if (get_strength (self->contact.standard) == strength)
    add_facts (self, facts, "standard");
  if (get_strength (self->contact.guideline) == strength)
    add_facts (self, facts, "self_regulation");
  return facts;
}

/* "GB/T 45251-2025 [Recommended standard, not law]", and a second one: of each nature the first */
static char *
name_facts (GPtrArray *facts)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < facts->len; i++)
    {
      const AnningFact *fact = g_ptr_array_index (facts, i);
      const AnningFact *before = i > 0 ? g_ptr_array_index (facts, i - 1) : NULL;

      if (before != NULL && g_str_equal (before->nature, fact->nature))
        continue;
      /* Translators: the name of a standard or guideline, and its nature ("Recommended standard, not law") */
      g_ptr_array_add (names, g_strdup_printf (_("%1$s [%2$s]"), fact->source, anning_fact_nature_label (fact)));
    }
  g_ptr_array_add (names, NULL);
  /* Translators: between the names of two sources */
  return g_strjoinv (_(" and "), (char **) names->pdata);
}

/* @text and @sentence: (transfer full). Returns: (transfer full): both, one behind the other */
static char *
append_sentence (char *text,
                 char *sentence)
{
  /* Translators: two sentences, one behind the other */
  char *both = g_strdup_printf (C_("sentences", "%1$s %2$s"), text, sentence);

  g_free (text);
  g_free (sentence);
  return both;
}

/* @text: (transfer full). @ids: takes the facts that are named */
static char *
append_facts (AnningNightHint *self,
              char            *text,
              AnningStrength   strength,
              GPtrArray       *ids)
{
  g_autoptr (GPtrArray) facts = find_facts (self, strength);
  g_autofree char *names = NULL;

  if (facts->len == 0)
    return text;
  names = name_facts (facts);
  for (guint i = 0; i < facts->len; i++)
    g_ptr_array_add (ids, ((const AnningFact *) g_ptr_array_index (facts, i))->id);
  return append_sentence (text, g_strdup_printf (strength == ANNING_STRENGTH_MAY_BREACH
                                                 /* Translators: names of a standard, a guideline */
                                                 ? _("If this time was not agreed, it may breach %s.")
                                                 /* Translators: names of a standard, a guideline */
                                                 : _("It may be compared with %s."),
                                                 names));
}

/* Private peace is protected whoever the lender is; that names no hours. */
static char *
say_peace (AnningNightHint *self)
{
  const AnningFact *fact = anning_facts_find (anning_texts_get_facts (self->texts), PEACE_FACT);
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();
  g_autofree char *name = NULL;

  if (fact != NULL)
    g_ptr_array_add (facts, (gpointer) fact);
  name = name_facts (facts);
  /* Translators: %s is the name of a law and its article */
  return g_strdup_printf (_("For such a lender no rule names hours. It may touch on private peace: %s."), name);
}

static char *
say_hours (const AnningNightHours *hours)
{
  /* Translators: hours and minutes of the evening and of the next morning */
  return g_strdup_printf (_("This contact was between %1$d:%2$02d and %3$d:%4$02d of the next morning."),
                          hours->from / 60, hours->from % 60, hours->to / 60, hours->to % 60);
}

static void
fill (AnningNightHint *self)
{
  char *text = say_hours (&self->hours);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  switch (self->contact.kind)
    {
    case ANNING_NIGHT_NAMED:
      text = append_facts (self, text, ANNING_STRENGTH_MAY_BREACH, ids);
      text = append_facts (self, text, ANNING_STRENGTH_COMPARED, ids);
      break;
    case ANNING_NIGHT_LENDER_UNKNOWN:
      text = append_sentence (text, g_strdup (_("First find out who the lender is: what the time can be compared with depends on that.")));
      g_ptr_array_add (ids, (gpointer) PEACE_FACT);
      break;
    case ANNING_NIGHT_NO_HOURS:
      text = append_sentence (text, say_peace (self));
      g_ptr_array_add (ids, (gpointer) PEACE_FACT);
      break;
    case ANNING_NIGHT_NOT:
    default:
      break;
    }
  g_ptr_array_add (ids, NULL);
  gtk_label_set_label (self->label, text);
  g_free (text);

  if (self->sources != NULL)
    gtk_box_remove (GTK_BOX (self), self->sources);
  self->sources = anning_source_button_new (anning_texts_get_facts (self->texts), (const char *const *) ids->pdata,
                                            _("contact at night"));
  if (self->sources != NULL)
    gtk_box_append (GTK_BOX (self), self->sources);
}

static void
update (AnningNightHint *self)
{
  AnningNightContact before = self->contact;

  self->contact.kind = ANNING_NIGHT_NOT;
  if (self->texts != NULL && self->incident != NULL)
    anning_night_contact_find (self->incident, &self->hours, &self->contact);
  gtk_widget_set_visible (GTK_WIDGET (self), self->contact.kind != ANNING_NIGHT_NOT);
  /* While something else is typed, an open popover stays. */
  if (self->contact.kind != ANNING_NIGHT_NOT
      && (before.kind != self->contact.kind || before.standard != self->contact.standard
          || before.guideline != self->contact.guideline))
    fill (self);
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningNightHint *self = ANNING_NIGHT_HINT (object);

  self->texts = g_object_ref (texts);
  self->hours = anning_texts_get_limits (self->texts)->night;
  update (self);
}

static void
anning_night_hint_finalize (GObject *object)
{
  AnningNightHint *self = ANNING_NIGHT_HINT (object);

  g_clear_object (&self->texts);
  anning_incident_free (self->incident);
  G_OBJECT_CLASS (anning_night_hint_parent_class)->finalize (object);
}

static void
anning_night_hint_class_init (AnningNightHintClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_night_hint_finalize;
}

static void
anning_night_hint_init (AnningNightHint *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "anning-callout");
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  anning_ui_texts_hand_to (self, take_texts);
}

/* @incident: (nullable): copied; NULL: none is shown */
void
anning_night_hint_show (AnningNightHint      *self,
                        const AnningIncident *incident)
{
  g_return_if_fail (ANNING_IS_NIGHT_HINT (self));

  anning_incident_free (self->incident);
  self->incident = anning_incident_copy (incident);
  update (self);
}
