/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-bundle-choose.h"

#include <glib/gi18n.h>

#include "anning-bundle-consents.h"
#include "anning-bundle-words.h"
#include "anning-conduct-book.h"
#include "anning-date.h"
#include "anning-rows.h"
#include "anning-row-layout.h"
#include "anning-source-button.h"
#include "anning-ui-texts.h"

/* What a switch means; kept: on means that it stays at home. */
static const struct
{
  AnningBundleParts part;
  gboolean kept;
  const char *title;
  const char *subtitle; /* NULL: none */
} parts[] = {
  { ANNING_BUNDLE_OTHER_NUMBERS, TRUE, N_("Replace other people's numbers"),
    N_("“Number A” stands in their place, in texts, tables and names of files") },
  { ANNING_BUNDLE_OWN_NUMBERS, TRUE, N_("Replace my own numbers"), NULL },
  { ANNING_BUNDLE_PRIVATE_NOTES, TRUE, N_("Leave private notes out"), NULL },
  { ANNING_BUNDLE_HINTS, FALSE, N_("Name what may not comply"), N_("Without what you set aside") },
  { ANNING_BUNDLE_DEBT_HINTS, FALSE, N_("Say where sums and costs of the debts are to be checked"),
    N_("How much is owed and what the loan costs stands in it then") },
  { ANNING_BUNDLE_ORIGINALS, FALSE, N_("Originals, byte for byte"), NULL },
  { ANNING_BUNDLE_TRANSCRIPTS, FALSE, N_("What you wrote down of recordings"), NULL },
  { ANNING_BUNDLE_JOURNAL, FALSE, N_("Digests of all changes"),
    N_("They let others see that nothing was rewritten later. No text is in them.") },
  { ANNING_BUNDLE_FINGERPRINT, FALSE, N_("Fingerprint of the log, in the report"), NULL },
};

#define N_KEPT 3

struct _AnningBundleChoose
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningBundleChoice *choice; /* of the window */
  AnningConductBook *book;
  AnningTexts *texts;         /* NULL until they are loaded */
  GPtrArray *creditors;       /* names behind the choices; NULL first: all */
  gboolean showing;

  AdwComboRow *receiver;
  AdwEntryRow *receiver_name;
  GtkBox *places;
  AdwComboRow *creditor;
  AnningDayRow *from;
  AnningDayRow *until;
  AdwActionRow *contacts;
  AdwActionRow *originals;
  GtkSwitch *switches[G_N_ELEMENTS (parts)];
  AnningBundleConsents *relatives;
  AdwEntryRow *name;
  AdwEntryRow *number;
  AdwComboRow *language;
  GtkWidget *look;
  GtkLabel *reason;
};

enum
{
  CHANGED,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningBundleChoose, anning_bundle_choose, ADW_TYPE_BIN)

static void
tell_changed (AnningBundleChoose *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- for whom ---- */

/* Where to turn to: the statements are the texts', with what they rest on. */
static void
show_places (AnningBundleChoose *self)
{
  const char *const *ids;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->places))) != NULL)
    gtk_box_remove (self->places, child);
  if (self->texts == NULL || self->choice == NULL)
    return;
  ids = anning_bundle_receiver_facts (self->choice->receiver);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      AnningFacts *facts = anning_texts_get_facts (self->texts);
      const AnningFact *fact = anning_facts_find (facts, ids[i]);
      const char *const one[] = { ids[i], NULL };
      GtkWidget *line, *label, *button;

      if (fact == NULL)
        continue;
      line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_layout_manager (line, anning_row_layout_new (6, 0, 0));
      label = anning_bundle_label_new (fact->statement, "caption");
      gtk_box_append (GTK_BOX (line), label);
      button = anning_source_button_new (facts, one, fact->statement);
      if (button != NULL)
        {
          gtk_widget_set_valign (button, GTK_ALIGN_START);
          gtk_box_append (GTK_BOX (line), button);
        }
      gtk_box_append (self->places, line);
    }
}

static void
show_switches (AnningBundleChoose *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_switch_set_active (self->switches[i], ((self->choice->parts & parts[i].part) != 0) != parts[i].kept);
  self->showing = FALSE;
}

static void
receiver_cb (AnningBundleChoose *self)
{
  const guint selected = adw_combo_row_get_selected (self->receiver);

  if (self->showing || self->choice == NULL || selected >= ANNING_BUNDLE_N_RECEIVERS)
    return;
  self->choice->receiver = (AnningBundleReceiver) selected;
  self->choice->parts = anning_bundle_receiver_get_parts (self->choice->receiver);
  show_switches (self);
  show_places (self);
}

static void
take_text (AdwEntryRow  *row,
           char        **text)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  g_free (*text);
  *text = *typed != '\0' ? g_steal_pointer (&typed) : NULL;
}

static void
typed_cb (AnningBundleChoose *self)
{
  if (self->choice == NULL || self->showing)
    return;
  take_text (self->receiver_name, &self->choice->receiver_name);
  take_text (self->name, &self->choice->name);
  take_text (self->number, &self->choice->number);
}

/* ---- about what ---- */

static void
show_creditors (AnningBundleChoose *self)
{
  const AnningContactNames *names;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *contacts;
  guint selected = 0;
  gboolean unknown = FALSE;

  if (self->choice == NULL || !anning_conduct_book_get_loaded (self->book))
    return;
  contacts = anning_conduct_book_get_contacts (self->book);
  names = anning_conduct_book_get_names (self->book);
  g_ptr_array_set_size (self->creditors, 0);
  g_ptr_array_add (self->creditors, NULL);
  gtk_string_list_append (labels, _("All creditors"));
  for (guint i = 0; i < contacts->len; i++)
    {
      const guint32 id = g_array_index (contacts, AnningContact, i).creditor;
      const char *name = anning_contact_names_get (names, ANNING_NAME_CREDITOR, id);

      unknown |= name == NULL;
      if (name == NULL || !g_hash_table_add (seen, GUINT_TO_POINTER (id)))
        continue;
      g_ptr_array_add (self->creditors, g_strdup (name));
      gtk_string_list_append (labels, name);
    }
  if (unknown && self->creditors->len > 1)
    {
      g_ptr_array_add (self->creditors, g_strdup (""));
      gtk_string_list_append (labels, _("Creditor not known"));
    }
  for (guint i = 1; i < self->creditors->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (self->creditors, i), self->choice->creditor) == 0)
        selected = i;
    }
  self->showing = TRUE;
  adw_combo_row_set_model (self->creditor, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->creditor, selected);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->creditor),
                               self->creditors->len > 1 ? NULL
                                                        : _("No contact names its creditor yet. All of them go with it."));
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->creditor), self->creditors->len > 1);
}

static void
creditor_cb (AnningBundleChoose *self)
{
  const guint selected = adw_combo_row_get_selected (self->creditor);

  if (self->showing || self->choice == NULL || selected >= self->creditors->len)
    return;
  g_free (self->choice->creditor);
  self->choice->creditor = g_strdup (g_ptr_array_index (self->creditors, selected));
  tell_changed (self);
}

static gint32
read_day (AnningDayRow *row)
{
  g_autofree char *text = NULL;
  GDate day;

  g_object_get (row, "value", &text, NULL);
  return text != NULL && anning_day_parse (text, &day) ? (gint32) g_date_get_julian (&day) : 0;
}

static void
days_cb (AnningBundleChoose *self)
{
  if (self->showing || self->choice == NULL)
    return;
  self->choice->day_from = read_day (self->from);
  self->choice->day_until = read_day (self->until);
  tell_changed (self);
}

static void
show_day (AnningDayRow *row,
          gint32        day)
{
  g_autofree char *text = NULL;
  GDate date;

  if (day <= 0)
    return;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  text = anning_day_format (&date);
  g_object_set (row, "value", text, NULL);
}

/* ---- what stays ---- */

static void
switched_cb (AnningBundleChoose *self)
{
  AnningBundleParts chosen = 0;

  if (self->showing || self->choice == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (gtk_switch_get_active (self->switches[i]) != parts[i].kept)
        chosen |= parts[i].part;
    }
  self->choice->parts = chosen;
}

static void
language_cb (AnningBundleChoose *self)
{
  if (self->choice != NULL && !self->showing)
    self->choice->language = (AnningBundleLanguage) MIN (adw_combo_row_get_selected (self->language), ANNING_BUNDLE_BOTH);
}

/* ---- building it ---- */

static AdwPreferencesGroup *
add_group (GtkBox     *page,
           const char *title,
           const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (description != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (page, group);
  return ADW_PREFERENCES_GROUP (group);
}

static AdwEntryRow *
add_entry (AnningBundleChoose  *self,
           AdwPreferencesGroup *group,
           const char          *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return ADW_ENTRY_ROW (row);
}

static AnningDayRow *
add_day (AnningBundleChoose  *self,
         AdwPreferencesGroup *group,
         const char          *title)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_DAY_ROW, "title", title, NULL);

  g_signal_connect_object (row, "notify::value", G_CALLBACK (days_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return ANNING_DAY_ROW (row);
}

static void
open_contacts_cb (AnningBundleChoose *self)
{
  g_signal_emit (self, signals[OPEN], 0, "contacts");
}

static void
open_originals_cb (AnningBundleChoose *self)
{
  g_signal_emit (self, signals[OPEN], 0, "originals");
}

static void
look_cb (AnningBundleChoose *self)
{
  g_signal_emit (self, signals[OPEN], 0, "preview");
}

static AdwActionRow *
add_way (AnningBundleChoose  *self,
         AdwPreferencesGroup *group,
         const char          *title,
         GCallback            activated)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "numeric");
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", activated, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return ADW_ACTION_ROW (row);
}

static void
add_switch (AnningBundleChoose *self,
            guint               i,
            GtkWidget          *parent)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(parts[i].title));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (parts[i].subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(parts[i].subtitle));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  self->switches[i] = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->switches[i]), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->switches[i]));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->switches[i]));
  g_signal_connect_object (self->switches[i], "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  if (ADW_IS_EXPANDER_ROW (parent))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (parent), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (parent), row);
}

static void
add_receiver (AnningBundleChoose *self,
              GtkBox             *page)
{
  AdwPreferencesGroup *group = add_group (page, _("For Whom"), NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < ANNING_BUNDLE_N_RECEIVERS; i++)
    gtk_string_list_append (labels, anning_bundle_receiver_label ((AnningBundleReceiver) i));
  self->receiver = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->receiver), _("It goes to"));
  adw_combo_row_set_model (self->receiver, G_LIST_MODEL (labels));
  adw_preferences_group_add (group, GTK_WIDGET (self->receiver));
  self->receiver_name = add_entry (self, group, _("Its name and file number, if there is one"));
  self->places = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (page, GTK_WIDGET (self->places));
}

static void
add_matter (AnningBundleChoose *self,
            GtkBox             *page)
{
  AdwPreferencesGroup *group = add_group (page, _("About What"), NULL);

  self->creditor = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->creditor), _("Creditor"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->creditor), 0);
  adw_preferences_group_add (group, GTK_WIDGET (self->creditor));
  self->from = add_day (self, group, _("From; empty: the first"));
  self->until = add_day (self, group, _("To; empty: the last"));
  self->contacts = add_way (self, group, _("Contacts"), G_CALLBACK (open_contacts_cb));
  self->originals = add_way (self, group, _("Originals"), G_CALLBACK (open_originals_cb));
}

static void
add_cover (AnningBundleChoose *self,
           GtkBox             *page)
{
  static const char *const languages[] = { NC_("language", "Chinese"), NC_("language", "English"), NC_("language", "Chinese and English") };
  AdwPreferencesGroup *group = add_group (page, _("On the Cover"), NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->name = add_entry (self, group, _("Your name; empty: a line to write on"));
  self->number = add_entry (self, group, _("Your number, only on the cover"));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    gtk_string_list_append (labels, g_dpgettext2 (NULL, "language", languages[i]));
  self->language = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->language), _("Language of the report"));
  adw_combo_row_set_model (self->language, G_LIST_MODEL (labels));
  adw_preferences_group_add (group, GTK_WIDGET (self->language));
}

static GtkWidget *
new_page (AnningBundleChoose *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *more = anning_expander_row_new ();
  AdwPreferencesGroup *group;

  gtk_widget_set_margin_start (page, 12);
  gtk_widget_set_margin_end (page, 12);
  gtk_widget_set_margin_top (page, 18);
  gtk_widget_set_margin_bottom (page, 24);
  gtk_box_append (GTK_BOX (page), anning_bundle_label_new (_("A ZIP that others can check without this program. What is safe is chosen already. Before it is saved you see exactly what leaves."), NULL));
  add_receiver (self, GTK_BOX (page));
  add_matter (self, GTK_BOX (page));
  group = add_group (GTK_BOX (page), _("What Stays at Home"), NULL);
  for (guint i = 0; i < N_KEPT; i++)
    add_switch (self, i, GTK_WIDGET (group));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), _("What is in it"));
  for (guint i = N_KEPT; i < G_N_ELEMENTS (parts); i++)
    add_switch (self, i, more);
  adw_preferences_group_add (group, more);
  self->relatives = ANNING_BUNDLE_CONSENTS (anning_bundle_consents_new ());
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->relatives));
  add_cover (self, GTK_BOX (page));

  self->reason = GTK_LABEL (anning_bundle_label_new (NULL, "dim-label"));
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  self->look = gtk_button_new_with_label (_("See What Leaves"));
  gtk_widget_set_halign (self->look, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->look, "pill");
  gtk_widget_add_css_class (self->look, "suggested-action");
  g_signal_connect_object (self->look, "clicked", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (page), self->look);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 600);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningBundleChoose *self = ANNING_BUNDLE_CHOOSE (object);

  g_set_object (&self->texts, texts);
  show_places (self);
}

static void
anning_bundle_choose_dispose (GObject *object)
{
  AnningBundleChoose *self = ANNING_BUNDLE_CHOOSE (object);

  self->choice = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->book);
  g_clear_object (&self->texts);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_bundle_choose_parent_class)->dispose (object);
}

static void
anning_bundle_choose_finalize (GObject *object)
{
  AnningBundleChoose *self = ANNING_BUNDLE_CHOOSE (object);

  g_ptr_array_unref (self->creditors);
  G_OBJECT_CLASS (anning_bundle_choose_parent_class)->finalize (object);
}

static void
anning_bundle_choose_class_init (AnningBundleChooseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_bundle_choose_dispose;
  object_class->finalize = anning_bundle_choose_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anning_bundle_choose_init (AnningBundleChoose *self)
{
  self->creditors = g_ptr_array_new_with_free_func (g_free);
  self->showing = TRUE;
  adw_bin_set_child (ADW_BIN (self), new_page (self));
  self->showing = FALSE;
  anning_ui_texts_hand_to (self, take_texts);
}

GtkWidget *
anning_bundle_choose_new (AnningStore        *store,
                          AnningBundleChoice *choice)
{
  AnningBundleChoose *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && choice != NULL, NULL);

  self = g_object_new (ANNING_TYPE_BUNDLE_CHOOSE, NULL);
  self->store = g_object_ref (store);
  self->choice = choice;
  self->book = anning_conduct_book_for_store (store);
  anning_bundle_consents_set_store (self->relatives, store);
  self->showing = TRUE;
  adw_combo_row_set_selected (self->receiver, choice->receiver);
  adw_combo_row_set_selected (self->language, choice->language);
  show_day (self->from, choice->day_from);
  show_day (self->until, choice->day_until);
  self->showing = FALSE;
  show_switches (self);
  show_creditors (self);
  show_places (self);
  g_signal_connect_object (self->receiver, "notify::selected", G_CALLBACK (receiver_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->creditor, "notify::selected", G_CALLBACK (creditor_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (language_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (show_creditors), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
anning_bundle_choose_close (AnningBundleChoose *self)
{
  g_return_if_fail (ANNING_IS_BUNDLE_CHOOSE (self));

  self->choice = NULL;
}

void
anning_bundle_choose_set_contents (AnningBundleChoose *self,
                                   const char         *contacts,
                                   const char         *originals)
{
  g_return_if_fail (ANNING_IS_BUNDLE_CHOOSE (self));

  adw_action_row_set_subtitle (self->contacts, contacts != NULL ? contacts : _("Being read…"));
  adw_action_row_set_subtitle (self->originals, originals != NULL ? originals : _("Being read…"));
}

void
anning_bundle_choose_set_ready (AnningBundleChoose *self,
                                gboolean            ready,
                                const char         *reason)
{
  g_return_if_fail (ANNING_IS_BUNDLE_CHOOSE (self));

  gtk_widget_set_sensitive (self->look, ready);
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), !ready && reason != NULL);
}
