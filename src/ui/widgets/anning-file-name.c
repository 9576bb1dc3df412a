/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-file-name.h"

#include "anning-date.h"
#include "anning-planner-words.h"

char *
anning_file_name_new (const char *kind,
                      const char *ending)
{
  g_autofree char *day = NULL;
  GDate today;

  g_return_val_if_fail (kind != NULL && ending != NULL, NULL);

  anning_planner_today (&today);
  day = anning_day_format (&today);
  return g_strconcat (kind, "-", day, ending, NULL);
}
