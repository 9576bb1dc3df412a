/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-original-group.h"

#include <glib/gi18n.h>

#include "anning-evidence-group.h"

/* Before the originals were read. */
#define NOT_TOLD -1

struct _AnningOriginalGroup
{
  AdwBin parent_instance;

  gint64 told; /* the recording that is listened to, as it was told last */
};

enum
{
  LISTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningOriginalGroup, anning_original_group, ADW_TYPE_BIN)

static void
listen_cb (AnningOriginalGroup *self,
           gint64               evidence_id)
{
  g_signal_emit (self, signals[LISTEN], 0, evidence_id);
}

/* A picture that comes to it does not stop what is being played. */
static void
changed_cb (AnningOriginalGroup *self,
            AnningEvidenceGroup *group)
{
  gint64 recording = anning_evidence_group_get_recording (group);

  if (recording == self->told)
    return;
  self->told = recording;
  g_signal_emit (self, signals[LISTEN], 0, recording);
}

static void
anning_original_group_class_init (AnningOriginalGroupClass *klass)
{
  signals[LISTEN] = g_signal_new ("listen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
anning_original_group_init (AnningOriginalGroup *self)
{
  self->told = NOT_TOLD;
}

/* @owner: the table of the owner, such as "incident" */
void
anning_original_group_load (AnningOriginalGroup *self,
                            AnningStore         *store,
                            const char          *owner,
                            gint64               owner_id)
{
  GtkWidget *group;

  g_return_if_fail (ANNING_IS_ORIGINAL_GROUP (self) && ANNING_IS_STORE (store) && owner != NULL);

  group = anning_evidence_group_new (_("Originals"),
                                     _("No recording, screenshot or letter belongs to this contact yet. Choose files, "
                                       "drop them here, or paste a picture."));
  self->told = NOT_TOLD;
  anning_evidence_group_offer_listening (ANNING_EVIDENCE_GROUP (group));
  g_signal_connect_object (group, "listen", G_CALLBACK (listen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), group);
  anning_evidence_group_load (ANNING_EVIDENCE_GROUP (group), store, owner, owner_id);
}
