/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-source.h"

/* What was read from bytes: rows as copies, and the result or the error. */
typedef struct
{
  GPtrArray *rows; /* AnningSourceRow */
  AnningSourceResult *result;
  GError *error;
  double part;     /* the last that was told */
} SourceReading;

/* @request: (nullable): its functions are set here. @step: bytes that a read gives at most, 0 for any */
SourceReading *source_fixture_read        (GBytes                    *bytes,
                                           const char                *name,
                                           const AnningSourceRequest *request,
                                           gsize                      step);
SourceReading *source_fixture_read_text   (const char                *text);
void           source_fixture_free        (SourceReading             *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourceReading, source_fixture_free)
/*
 * Rows as lines: "call_log in yes 13800138000 1773321249123+1 133s | text", "-" for what is not
 * known, the name behind "=" and the place behind "@" where there is one.
 */
char          *source_fixture_show        (const SourceReading       *reading);
void           source_fixture_assert_rows (const SourceReading       *reading,
                                           const char                *expected);
void           source_fixture_assert_fails (const char               *text,
                                            AnningSourceError         code);
