/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

typedef struct
{
  const char *name;
  GType     (*get_type) (void);
} ObjectType;

/* Ends with a NULL name; made by list-objects.py. */
extern const ObjectType object_types[];
