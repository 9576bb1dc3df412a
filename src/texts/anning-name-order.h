/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * anning_name_compare:
 * @a: (nullable): a name of a person or a firm, UTF-8
 * @b: (nullable): another
 *
 * The one order of names in the program: Chinese by pinyin as the CLDR has it, then Latin, numbers within a name by
 * their value ("贷 2" before "贷 10"), no name last. It is the same in every language and on every machine, also where
 * the locale of the environment is not installed: strcoll() would go by code points there.
 *
 * Characters with several readings have the one that is most common: the surname 单 (Shàn) stands at "dan".
 *
 * Returns: less than, equal to or greater than 0
 */
int anning_name_compare (const char *a,
                         const char *b);

G_END_DECLS
