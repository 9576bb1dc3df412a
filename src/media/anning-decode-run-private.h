/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-decode.h"

G_BEGIN_DECLS

AnningDecoded *anning_decode_run (GInputStream  *stream,
                                  void         (*progress) (double fraction, gpointer user_data),
                                  gpointer       user_data,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
