/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-finding-row.h"

#include <glib/gi18n.h>

#include "anning-conduct.h"
#include "anning-finding-text.h"
#include "anning-format.h"
#include "anning-heading.h"
#include "anning-rows.h"
#include "anning-source-button.h"

/* Contacts that are listed; of more only the number is told. */
#define MOST_CONTACTS 20

struct _AnningFindingRow
{
  AdwExpanderRow parent_instance;

  AnningTexts *texts;
  AnningFindingText *text;
  GArray *contacts; /* gint64: those it counts, without the one that is shown */
  GArray *log;      /* AnningContact; NULL: it is about a debt */
  GStrv how;        /* how the figures came about; NULL: nothing is said of it */
  char *key;
  GList *boxes;     /* GtkWidget: in rows that only show something */
  gboolean counted; /* it counts days */
  gboolean hit;
  gboolean may_set_aside;
  gboolean of_person; /* the contacts are those of one person */
  gboolean filled;
};

enum
{
  SET_ASIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningFindingRow, anning_finding_row, ADW_TYPE_EXPANDER_ROW)

const char *
anning_severity_label (AnningSeverity severity)
{
  switch (severity)
    {
    case ANNING_SEVERITY_URGENT:
      return C_("severity", "Urgent");
    case ANNING_SEVERITY_HIGH:
      return C_("severity", "Serious");
    case ANNING_SEVERITY_MEDIUM:
      return C_("severity", "Medium");
    case ANNING_SEVERITY_LOW:
      return C_("severity", "Slight");
    case ANNING_SEVERITY_INFO:
    case ANNING_N_SEVERITIES:
    default:
      return C_("severity", "To know");
    }
}

/* ---- parts ---- */

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

/* Adds a row that only shows something. Returns: its box */
static GtkBox *
add_box (AnningFindingRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  self->boxes = g_list_prepend (self->boxes, box);
  return GTK_BOX (box);
}

static void
add_text (GtkBox     *box,
          const char *text,
          const char *css_class)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (box, new_label (text, css_class));
}

static void
add_sources (AnningFindingRow  *self,
             GtkBox            *box,
             const char *const *facts,
             const char        *about)
{
  GtkWidget *button = anning_source_button_new (anning_texts_get_facts (self->texts), facts, about);

  if (button != NULL)
    gtk_box_append (box, button);
}

static void
add_basis (AnningFindingRow      *self,
           const AnningBasisText *basis)
{
  const AnningRuleTexts *rules = anning_texts_get_rules (self->texts);
  GtkBox *box = add_box (self);
  GtkWidget *nature = new_label (basis->nature_label, "chip");

  gtk_widget_set_halign (nature, GTK_ALIGN_START);
  gtk_box_append (box, new_label (basis->sentence, NULL));
  gtk_box_append (box, nature);
  add_sources (self, box, basis->facts, anning_rule_texts_get_basis (rules, basis->basis));
}

static void
add_lines (AnningFindingRow *self,
           const char       *heading,
           char            **lines)
{
  GtkBox *box;

  if (lines == NULL || lines[0] == NULL)
    return;
  box = add_box (self);
  gtk_box_append (box, anning_heading_set_level (new_label (heading, "heading"), 3));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      /* Translators: a line of a list, with a dot before it */
      g_autofree char *line = g_strdup_printf (_("• %s"), lines[i]);

      gtk_box_append (box, new_label (line, NULL));
    }
}

/* ---- the contacts that it counts ---- */

static void
contact_activated_cb (GtkWidget *row,
                      gint64    *id)
{
  gtk_widget_activate_action (row, "app.show-record", "(sxs)", "incident", *id, "");
}

static void
free_id (gpointer  id,
         GClosure *closure)
{
  g_free (id);
}

static void
add_contact (AnningFindingRow    *self,
             const AnningContact *contact)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *date = anning_format_date (contact->started_at, contact->utc_offset);
  g_autofree char *time = anning_format_time_seconds (contact->started_at, contact->utc_offset);
  g_autofree char *title = g_strdup_printf ("%s %s", date, time);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "numeric");
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (contact_activated_cb),
                         g_memdup2 (&contact->id, sizeof contact->id), free_id, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_contacts (AnningFindingRow *self)
{
  guint left = self->contacts->len > MOST_CONTACTS ? self->contacts->len - MOST_CONTACTS : 0;
  g_autofree char *more = NULL;
  guint n = self->contacts->len - left;
  GtkWidget *heading;

  if (n == 0)
    return;
  heading = new_label (self->of_person ? _("Contacts with them") : _("Counted together with"), "heading");
  gtk_box_append (add_box (self), anning_heading_set_level (heading, 3));
  for (guint i = 0; i < self->log->len && n > 0; i++)
    {
      const guint place = self->of_person ? self->log->len - 1 - i : i;
      const AnningContact *contact = &g_array_index (self->log, AnningContact, place);

      for (guint j = 0; j < self->contacts->len; j++)
        {
          if (g_array_index (self->contacts, gint64, j) != contact->id)
            continue;
          add_contact (self, contact);
          n--;
          break;
        }
    }
  if (left == 0)
    return;
  more = g_strdup_printf (ngettext ("And %u more contact", "And %u more contacts", left), left);
  gtk_box_append (add_box (self), new_label (more, "dim-label"));
}

/* ---- setting aside ---- */

static void
reason_changed_cb (GtkWidget   *button,
                   GtkEditable *entry)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  gtk_widget_set_sensitive (button, *reason != '\0');
}

static void
set_aside_cb (AnningFindingRow *self,
              GtkButton        *button)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (button), "reason");
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  g_signal_emit (self, signals[SET_ASIDE], 0, self->key, reason);
}

static GtkWidget *
new_set_aside_popover (AnningFindingRow *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Set Aside"));
  GtkWidget *label = new_label (_("Why does this not count? The hint stays in the list of those set aside, with your reason."),
                                NULL);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_sensitive (button, FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_object_set_data (G_OBJECT (button), "reason", entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_changed_cb), button, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (set_aside_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_set_default_widget (GTK_POPOVER (popover), button);
  return popover;
}

static void
add_set_aside (AnningFindingRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = NULL;

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Set Aside…"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  /* Translators: %s is what a hint is called */
  name = g_strdup_printf (_("Set aside: %s"), self->text->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), new_set_aside_popover (self));
  gtk_box_append (add_box (self), button);
}

/* ---- all of it ---- */

/* The row around @box is called by what stands in it. */
static void
name_row (GtkWidget *box)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *text = GTK_IS_LABEL (child) ? gtk_label_get_label (GTK_LABEL (child))
                         : GTK_IS_MENU_BUTTON (child) ? gtk_menu_button_get_label (GTK_MENU_BUTTON (child)) : NULL;

      if (text != NULL)
        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", text);
    }
  anning_row_name (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (box, GTK_TYPE_LIST_BOX_ROW)), name->str);
}

static void
fill (AnningFindingRow *self)
{
  const AnningFindingText *text = self->text;
  GtkBox *box = add_box (self);

  add_text (box, text->text, NULL);
  add_text (box, text->explanation, "dim-label");
  add_text (box, text->heuristic, "dim-label");
  add_text (box, text->lender, NULL);
  add_sources (self, box, (const char *const *) text->facts, text->title);
  for (guint i = 0; i < text->bases->len; i++)
    add_basis (self, g_ptr_array_index (text->bases, i));
  add_lines (self, _("How it is worked out"), self->how);
  if (self->hit)
    add_lines (self, self->log != NULL ? _("Evidence that is missing") : _("Evidence that shows it"), text->gaps);
  add_lines (self, _("What you can do"), text->next);
  add_contacts (self);
  if (self->counted)
    {
      box = add_box (self);
      gtk_box_append (box, anning_heading_set_level (new_label (_("How it is worked out"), "heading"), 3));
      gtk_box_append (box, new_label (anning_rule_texts_get_day (anning_texts_get_rules (self->texts)), "dim-label"));
    }
  if (self->may_set_aside)
    add_set_aside (self);
  g_list_foreach (self->boxes, (GFunc) name_row, NULL);
  g_clear_pointer (&self->boxes, g_list_free);
}

static void
expanded_cb (AnningFindingRow *self)
{
  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->filled = TRUE;
  fill (self);
}

static void
anning_finding_row_finalize (GObject *object)
{
  AnningFindingRow *self = ANNING_FINDING_ROW (object);

  g_clear_pointer (&self->text, anning_finding_text_free);
  g_clear_object (&self->texts);
  g_clear_pointer (&self->contacts, g_array_unref);
  g_clear_pointer (&self->log, g_array_unref);
  g_strfreev (self->how);
  g_free (self->key);
  G_OBJECT_CLASS (anning_finding_row_parent_class)->finalize (object);
}

static void
anning_finding_row_class_init (AnningFindingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_finding_row_finalize;

  signals[SET_ASIDE] = g_signal_new ("set-aside", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
anning_finding_row_init (AnningFindingRow *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/* @tags: of the contact that it is about */
static AnningFindingRow *
make_row (AnningTexts         *texts,
          const AnningFinding *finding,
          guint64              tags)
{
  AnningFindingRow *self = g_object_new (ANNING_TYPE_FINDING_ROW, NULL);

  self->texts = g_object_ref (texts);
  self->text = anning_finding_text_new (anning_texts_get_rules (texts), finding, &anning_conduct_parameters,
                                        tags);
  self->hit = self->may_set_aside = finding->outcome == ANNING_OUTCOME_HIT;
  self->contacts = g_array_new (FALSE, FALSE, sizeof (gint64));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), self->text->title);
  /* Two thirds of a narrow window are left for it. */
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 self->hit ? anning_severity_label ((AnningSeverity) finding->severity)
                                           : C_("severity", "To know"));
  return self;
}

static AnningFindingRow *
make_row_of_log (AnningConductBook   *book,
                 AnningTexts         *texts,
                 const AnningFinding *finding,
                 const AnningContact *contact)
{
  AnningFindingRow *self = make_row (texts, finding, contact != NULL ? contact->tags : 0);

  self->key = anning_finding_key (finding, anning_conduct_book_get_names (book));
  self->log = g_array_ref (anning_conduct_book_get_contacts (book));
  self->counted = finding->contact_id == 0;
  return self;
}

/**
 * anning_finding_row_new:
 * @finding: a hit or an explanation of @book; not kept
 * @incident_id: the incident with which it is shown
 */
GtkWidget *
anning_finding_row_new (AnningConductBook   *book,
                        AnningTexts         *texts,
                        const AnningFinding *finding,
                        gint64               incident_id)
{
  AnningFindingRow *self;
  const gint64 *hits;
  guint n_hits;

  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (book) && ANNING_IS_TEXTS (texts) && finding != NULL, NULL);

  self = make_row_of_log (book, texts, finding, anning_conduct_book_get_contact (book, incident_id));
  hits = anning_findings_get_hits (anning_conduct_book_get_findings (book), finding, &n_hits);
  for (guint i = 0; i < n_hits; i++)
    {
      if (hits[i] != incident_id)
        g_array_append_vals (self->contacts, &hits[i], 1);
    }
  return GTK_WIDGET (self);
}

GtkWidget *
anning_finding_row_new_of_person (AnningConductBook         *book,
                                  AnningTexts               *texts,
                                  const AnningPersonFinding *found)
{
  AnningFindingRow *self;
  const char *creditor;
  g_autofree char *times = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (book) && ANNING_IS_TEXTS (texts) && found != NULL, NULL);

  self = make_row_of_log (book, texts, &found->finding, anning_conduct_book_get_contact (book, found->finding.contact_id));
  self->of_person = TRUE;
  self->may_set_aside = self->hit && found->n_findings == 1;
  g_array_append_vals (self->contacts, found->contacts->data, found->contacts->len);
  creditor = anning_contact_names_get (anning_conduct_book_get_names (book), ANNING_NAME_CREDITOR, found->finding.creditor);
  times = g_strdup_printf (ngettext ("%u contact", "%u contacts", found->contacts->len), found->contacts->len);
  /* Translators: %1$s how serious, %2$s a creditor, %3$s "3 contacts" */
  subtitle = g_strdup_printf (_("%1$s · %2$s · %3$s"), adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (self)),
                              creditor != NULL && *creditor != '\0' ? creditor : _("Creditor not known"), times);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  return GTK_WIDGET (self);
}

GtkWidget *
anning_finding_row_new_of_debt (AnningTexts         *texts,
                                const AnningFinding *finding,
                                const char *const   *how)
{
  AnningFindingRow *self;

  g_return_val_if_fail (ANNING_IS_TEXTS (texts) && finding != NULL && finding->debt_id != 0 && how != NULL, NULL);

  self = make_row (texts, finding, 0);
  self->key = anning_finding_key (finding, NULL);
  self->how = g_strdupv ((GStrv) how);
  return GTK_WIDGET (self);
}
