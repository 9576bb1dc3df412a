/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-bundle-check.h"
#include "anning-bundle-plan.h"

G_BEGIN_DECLS

/* What the pages of a bundle say. The caller frees what is not const. */

const char        *anning_bundle_receiver_label   (AnningBundleReceiver       receiver);
/* Facts on where to turn to: ids, ended by NULL; none for a receiver that has no public place. */
const char *const *anning_bundle_receiver_facts   (AnningBundleReceiver       receiver);
/* "Report", "Table"… */
const char        *anning_bundle_file_kind        (const AnningBundleFile    *file);
/* What cannot be masked in a file, or what is to be done before it leaves. */
char              *anning_bundle_warning_sentence (const AnningBundleWarning *warning);
/* "3 numbers in 5 places, 1 name in 2 places" */
char              *anning_bundle_masked_sentence  (const AnningMaskCounts    *masked);
/* What failed, and what to do next. */
char              *anning_bundle_error_sentence   (const GError              *error);
/* "Changed: originals/001.m4a" */
char              *anning_bundle_problem_sentence (const AnningBundleProblem *problem);

/* A label that wraps, at the start of its line. @css_class: (nullable) */
GtkWidget         *anning_bundle_label_new        (const char                *text,
                                                   const char                *css_class);
/* Lets somebody look at or listen to an original of a contact. */
void               anning_bundle_look             (GtkWidget                 *widget,
                                                   AnningStore               *store,
                                                   gint64                     evidence_id,
                                                   gint64                     incident_id);
/* A flat button for it; @media_type: (nullable): decides what it is called */
GtkWidget         *anning_bundle_look_button_new  (const char                *media_type,
                                                   const char                *name);

G_END_DECLS
