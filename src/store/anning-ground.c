/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-ground-private.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/vfs.h>

/* Not all of them stand in linux/magic.h, and not all of those in every version of it. */
static const guint32 remote_types[] = {
  0x00006969, /* NFS */
  0x0000517b, /* SMB */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB 2 */
  0x65735546, /* FUSE: sshfs, what a desktop mounts, drives that are written by a program */
  0x01021997, /* 9p: folders of the machine around a virtual one */
  0x786f4256, /* the same of VirtualBox */
  0xbacbacbc, /* and of VMware */
  0x00c36400, /* Ceph */
  0x5346414f, /* AFS */
  0x73757245, /* Coda */
  0x0bd00bd0, /* Lustre */
};

gboolean
anning_ground_is_remote (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs info;

  if (statfs (folder, &info) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (remote_types); i++)
    {
      if (remote_types[i] == (guint32) info.f_type)
        return TRUE;
    }
  return FALSE;
}

void
anning_ground_note (AnningGround *self,
                    const char   *path)
{
  struct stat info;

  self->known = stat (path, &info) == 0;
  if (!self->known)
    return;
  self->numbered = !anning_ground_is_remote (path);
  self->device = info.st_dev;
  self->inode = info.st_ino;
}

gboolean
anning_ground_check (const AnningGround  *self,
                     const char          *path,
                     GError             **error)
{
  struct stat info;

  if (!self->known)
    return TRUE;
  if (stat (path, &info) == 0)
    {
      if (!self->numbered || (info.st_dev == self->device && info.st_ino == self->inode))
        return TRUE;
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_GONE,
                           "Another file has taken the place of the one that is open");
      return FALSE;
    }
  /* A drive that does not answer says nothing about the file on it. */
  if (errno != ENOENT && errno != ENOTDIR)
    return TRUE;
  g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_GONE,
                       "The file that is open was moved or deleted");
  return FALSE;
}
