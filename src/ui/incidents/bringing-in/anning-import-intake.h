/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-import-plan.h"

G_BEGIN_DECLS

/*
 * What is handed over to be brought in, in any of the ways: files and folders that are chosen or
 * dropped, and what was copied. With all that there is so far a plan is made, from the beginning
 * each time that something is added.
 *
 * Signals: "looking" when it begins; then "plan" with the AnningImportPlan, or "failed" with the
 * GError. Neither comes of a plan after which more was added.
 */
#define ANNING_TYPE_IMPORT_INTAKE (anning_import_intake_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportIntake, anning_import_intake, ANNING, IMPORT_INTAKE, GObject)

/* @widget: in its window things are dropped, over it notices are shown; not kept alive */
AnningImportIntake *anning_import_intake_new           (AnningStore        *store,
                                                        GtkWidget          *widget);
void                anning_import_intake_choose_files  (AnningImportIntake *self);
void                anning_import_intake_choose_folder (AnningImportIntake *self);
/* What was copied last: files, a picture or a text. */
void                anning_import_intake_paste         (AnningImportIntake *self);
/* @files: GFile; none: nothing happens */
void                anning_import_intake_take_files    (AnningImportIntake *self,
                                                        GListModel         *files);
void                anning_import_intake_take_text     (AnningImportIntake *self,
                                                        const char         *text);
/* Takes nothing more while what is there is being brought in, and afterwards. */
void                anning_import_intake_set_open      (AnningImportIntake *self,
                                                        gboolean            open);
/* For good: nothing is told any more. */
void                anning_import_intake_stop          (AnningImportIntake *self);

G_END_DECLS
