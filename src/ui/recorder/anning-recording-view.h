/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-recording-session.h"

G_BEGIN_DECLS

/* A recording while it is made: how long, how loud, its marks, and the button that ends it. */
#define ANNING_TYPE_RECORDING_VIEW (anning_recording_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningRecordingView, anning_recording_view, ANNING, RECORDING_VIEW, AdwBin)

GtkWidget *anning_recording_view_new (AnningRecordingSession *session);

G_END_DECLS
