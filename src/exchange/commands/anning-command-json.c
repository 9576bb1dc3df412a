/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-command-json.h"

void
anning_json_set_count (JsonBuilder *json,
                       const char  *name,
                       gint64       value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

void
anning_json_set_flag (JsonBuilder *json,
                      const char  *name,
                      gboolean     value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

void
anning_json_set_text (JsonBuilder *json,
                      const char  *name,
                      const char  *value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}
