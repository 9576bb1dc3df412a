/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Of anning-pinyin.so: below, at or above 0 as @a stands before, beside or behind @b in a dictionary; from any thread. */
typedef int (*AnningPinyinCompare) (const char *a,
                                    const char *b);
