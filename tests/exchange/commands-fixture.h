/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Each run is a process of its own, as it will be: the test calls itself
 * with the words of the command line.
 */
typedef struct
{
  char *folder;
  char *database;
  char *out;
  char *err;
  int status;
} CommandsFixture;

/* The path of the test itself. */
extern const char *commands_self;

/* First in main(). TRUE: it was called as the program, and ends with @status */
gboolean    commands_begin         (int              *argc,
                                    char           ***argv,
                                    int              *status);
void        commands_set_up        (CommandsFixture  *self,
                                    gconstpointer     data);
void        commands_tear_down     (CommandsFixture  *self,
                                    gconstpointer     data);
void        commands_run           (CommandsFixture  *self,
                                    const char       *first,
                                    ...) G_GNUC_NULL_TERMINATED;
/* Returns: (transfer full): what stands on the standard output: one JSON object and nothing else */
JsonObject *commands_parse         (CommandsFixture  *self);
/* Returns: (transfer full): the path of a recording of the fixtures */
char       *commands_dup_recording (const char       *name);

G_END_DECLS
