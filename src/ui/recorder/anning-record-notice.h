/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is known about recording: the facts, each with what it rests on. Filled once the texts are there. */
#define ANNING_TYPE_RECORD_NOTICE (anning_record_notice_get_type ())
G_DECLARE_FINAL_TYPE (AnningRecordNotice, anning_record_notice, ANNING, RECORD_NOTICE, AdwBin)

GtkWidget *anning_record_notice_new (void);

G_END_DECLS
