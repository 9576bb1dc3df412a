/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Linked into what decodes when it is built with the thread sanitizer. It is started with an environment of its
 * own and may open nothing, so that the list of what is known (tests/suppressions/tsan.txt) does not reach it:
 * it reports nothing, and the tests of its reader and its line look at those in their own process.
 */
const char *__tsan_default_options (void);

const char *
__tsan_default_options (void)
{
  return "report_bugs=0";
}
