/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-bundle-words.h"

#include <glib/gi18n.h>

#include "anning-original-window.h"
#include "anning-toasts.h"

static const char *const regulator_facts[] = { "hot.12378", "hot.local_fin", NULL };
static const char *const police_facts[] = { "comp.police30", NULL };
static const char *const court_facts[] = { "hot.12368", NULL };
static const char *const lender_facts[] = { "comp.inst15", NULL };
static const char *const no_facts[] = { NULL };

static const struct
{
  const char *label;
  const char *const *facts;
} receivers[] = {
  [ANNING_BUNDLE_FOR_REGULATOR] = { N_("A regulator"), regulator_facts },
  [ANNING_BUNDLE_FOR_POLICE] = { N_("The police"), police_facts },
  [ANNING_BUNDLE_FOR_COURT] = { N_("A court"), court_facts },
  [ANNING_BUNDLE_FOR_LENDER] = { N_("The lender"), lender_facts },
  [ANNING_BUNDLE_FOR_OTHER] = { N_("Somebody else"), no_facts },
};

G_STATIC_ASSERT (G_N_ELEMENTS (receivers) == ANNING_BUNDLE_N_RECEIVERS);

const char *
anning_bundle_receiver_label (AnningBundleReceiver receiver)
{
  g_return_val_if_fail (receiver < ANNING_BUNDLE_N_RECEIVERS, "");

  return _(receivers[receiver].label);
}

const char *const *
anning_bundle_receiver_facts (AnningBundleReceiver receiver)
{
  g_return_val_if_fail (receiver < ANNING_BUNDLE_N_RECEIVERS, no_facts);

  return receivers[receiver].facts;
}

const char *
anning_bundle_file_kind (const AnningBundleFile *file)
{
  g_return_val_if_fail (file != NULL, "");

  switch (file->kind)
    {
    case ANNING_BUNDLE_FILE_REPORT:
      return _("The report, for people to read");
    case ANNING_BUNDLE_FILE_TABLE:
      return _("The contacts as a table");
    case ANNING_BUNDLE_FILE_ORIGINAL:
      return _("An original, byte for byte");
    case ANNING_BUNDLE_FILE_TRANSCRIPT:
      return _("What you wrote down of a recording");
    case ANNING_BUNDLE_FILE_JOURNAL:
      return _("Digests of all changes of your file, no text");
    case ANNING_BUNDLE_FILE_README:
      return _("What this is and how to check it");
    case ANNING_BUNDLE_FILE_SUMS:
    default:
      return _("The sums of all files, to check them with");
    }
}

char *
anning_bundle_warning_sentence (const AnningBundleWarning *warning)
{
  g_return_val_if_fail (warning != NULL, NULL);

  switch (warning->kind)
    {
    case ANNING_BUNDLE_WARNING_SOUND:
      return g_strdup (_("What is said in a recording cannot be replaced. Listen to it before it leaves."));
    case ANNING_BUNDLE_WARNING_PICTURE:
      return g_strdup (_("What a picture or a film shows cannot be replaced. Look at it before it leaves."));
    case ANNING_BUNDLE_WARNING_DOCUMENT:
      return g_strdup (_("What stands in this file cannot be replaced. Read it before it leaves."));
    case ANNING_BUNDLE_WARNING_SHORT_NAME:
      return g_strdup (_("A relative's name of one character cannot be found in texts. Read them through."));
    case ANNING_BUNDLE_WARNING_NAMES:
      return g_strdup (_("Names that you never entered cannot be known. Read the texts through."));
    case ANNING_BUNDLE_WARNING_UNSURE:
      return g_strdup_printf (ngettext ("%u contact may be the same as another one, and is counted for itself. Open it first and decide.",
                                        "%u contacts may be the same as another one, and each is counted for itself. Open them first and decide.",
                                        warning->n),
                              warning->n);
    case ANNING_BUNDLE_WARNING_EMPTY:
    default:
      return g_strdup (_("No contact is left to hand over."));
    }
}

char *
anning_bundle_masked_sentence (const AnningMaskCounts *masked)
{
  g_autofree char *numbers = NULL;
  g_autofree char *names = NULL;

  g_return_val_if_fail (masked != NULL, NULL);

  if (masked->numbers + masked->names == 0)
    return g_strdup (_("Nothing"));
  numbers = g_strdup_printf (ngettext ("%u number", "%u numbers", masked->numbers), masked->numbers);
  names = g_strdup_printf (ngettext ("%u name", "%u names", masked->names), masked->names);
  /* Translators: "3 numbers, 1 name; 7 places in all" */
  return g_strdup_printf (ngettext ("%1$s, %2$s; %3$u place in all", "%1$s, %2$s; %3$u places in all",
                                    masked->number_places + masked->name_places),
                          numbers, names, masked->number_places + masked->name_places);
}

static char *
bundle_sentence (const GError *error)
{
  switch ((AnningBundleError) error->code)
    {
    case ANNING_BUNDLE_ERROR_EVIDENCE:
      /* Translators: %s is the name of a file in the bundle */
      return g_strdup_printf (_("An original is no longer what was brought in: %s. Nothing was written. Leave it out, and have all originals checked."),
                              error->message);
    case ANNING_BUNDLE_ERROR_EMPTY:
      return g_strdup (_("No contact is left to hand over. Choose other days, another creditor, or tick contacts again."));
    case ANNING_BUNDLE_ERROR_NOT_A_BUNDLE:
      return g_strdup (_("This is no bundle: it is not a ZIP, or there is no list of sums in it."));
    case ANNING_BUNDLE_ERROR_DAMAGED:
      return g_strdup (_("This file is damaged or was cut off. Ask for it once more."));
    case ANNING_BUNDLE_ERROR_ENCRYPTED:
      return g_strdup (_("This file is encrypted. Unpack it with its password first; the files in it can be checked with the list of sums beside them."));
    case ANNING_BUNDLE_ERROR_TOO_LARGE:
      return g_strdup (_("This file would unpack to more than is sensible, and was not read to its end. Do not open it."));
    case ANNING_BUNDLE_ERROR_BAD_LIST:
      return g_strdup (_("The list of sums in it cannot be read, so nothing can be checked."));
    default:
      return NULL;
    }
}

char *
anning_bundle_error_sentence (const GError *error)
{
  char *sentence = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == ANNING_BUNDLE_ERROR)
    sentence = bundle_sentence (error);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    sentence = g_strdup (_("There is no room for it in that place, and nothing of it was left there. Choose another place, or leave originals out."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    sentence = g_strdup (_("That place cannot be written to. Choose another one."));
  return sentence != NULL ? sentence : anning_error_sentence (error);
}

char *
anning_bundle_problem_sentence (const AnningBundleProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);

  switch (problem->kind)
    {
    case ANNING_BUNDLE_CHANGED:
      return g_strdup_printf (_("Changed since the list was made: %s"), problem->name);
    case ANNING_BUNDLE_MISSING:
      return g_strdup_printf (_("In the list, and not there: %s"), problem->name);
    case ANNING_BUNDLE_UNLISTED:
      return g_strdup_printf (_("There, and not in the list: %s"), problem->name);
    case ANNING_BUNDLE_REPEATED:
      return g_strdup_printf (_("There twice: %s"), problem->name);
    case ANNING_BUNDLE_UNSAFE:
    default:
      return g_strdup_printf (_("A name that leads out of its folder. Do not unpack it: %s"), problem->name);
    }
}

GtkWidget *
anning_bundle_label_new (const char *text,
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

/* ---- looking and listening ---- */

/* An original, and how it came to a contact. */
typedef struct
{
  gint64 evidence_id;
  gint64 incident_id;
  AnningEvidence *evidence;
  AnningEvidenceUse *use; /* NULL: none */
} Original;

static void
original_free (gpointer data)
{
  Original *self = data;

  g_clear_pointer (&self->evidence, anning_evidence_free);
  g_clear_pointer (&self->use, anning_evidence_use_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Original, original_free)

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Original *wanted = data;
  g_autoptr (Original) self = g_new0 (Original, 1);
  g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, "incident", wanted->incident_id, error);

  self->evidence = uses != NULL ? anning_evidence_get (db, wanted->evidence_id, error) : NULL;
  if (self->evidence == NULL)
    return NULL;
  for (guint i = 0; i < uses->len && self->use == NULL; i++)
    {
      if (((const AnningEvidenceUse *) g_ptr_array_index (uses, i))->evidence_id == wanted->evidence_id)
        self->use = g_steal_pointer (&uses->pdata[i]);
    }
  return g_steal_pointer (&self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Original) original = anning_store_call_finish (ANNING_STORE (source), result, &error);

  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (original != NULL)
    anning_original_window_present (widget, ANNING_STORE (source), original->evidence, original->use);
  else
    anning_toast_error (widget, error);
}

void
anning_bundle_look (GtkWidget   *widget,
                    AnningStore *store,
                    gint64       evidence_id,
                    gint64       incident_id)
{
  Original *wanted;

  g_return_if_fail (GTK_IS_WIDGET (widget) && ANNING_IS_STORE (store) && evidence_id != 0);

  wanted = g_new0 (Original, 1);
  wanted->evidence_id = evidence_id;
  wanted->incident_id = incident_id;
  anning_store_read_async (store, read_job, wanted, original_free, original_free, NULL, read_cb, g_object_ref (widget));
}

GtkWidget *
anning_bundle_look_button_new (const char *media_type,
                               const char *name)
{
  const gboolean sound = media_type != NULL && g_str_has_prefix (media_type, "audio/");
  const char *tip = sound ? _("Listen to it") : _("Look at it");
  GtkWidget *button = gtk_button_new_from_icon_name (sound ? "media-playback-start-symbolic" : "view-reveal-symbolic");
  g_autofree char *label = NULL;

  /* Translators: %1$s is "Listen to it", %2$s the name of a file */
  label = g_strdup_printf (_("%1$s: %2$s"), tip, name != NULL ? name : "");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}
