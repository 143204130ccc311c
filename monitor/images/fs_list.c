/* `fork11 fs ls`. The owner is a number, as on the pack; the date is GMT. */
#include "monitor/images/fs_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* drwxr-xr-x; s where set-id stands, t for the sticky bit. */
static void mode_text(word mode, char *text)
{
    static const char kinds[] = "-cdb";
    *text++ = kinds[(mode & V6_FMT) >> 13];
    for (int shift = 6; shift >= 0; shift -= 3) {
        int bits = mode >> shift;
        bool set_id = (shift == 6 && (mode & 04000)) || (shift == 3 && (mode & 02000));
        *text++ = bits & 04 ? 'r' : '-';
        *text++ = bits & 02 ? 'w' : '-';
        *text++ = (char)(set_id ? 's' : bits & 01 ? 'x' : '-');
    }
    if (mode & 01000)
        text[-1] = 't';
    *text = '\0';
}

/* Bytes that are no printing ASCII could play with the terminal. */
static void print_name(const char *name)
{
    for (; *name; name++)
        if (*name > ' ' && *name <= '~')
            putchar(*name);
        else
            printf("\\%03o", (unsigned)(byte)*name);
    putchar('\n');
}

static void print_line(const struct v6_inode *ip, const char *name)
{
    char mode[16], date[32];
    time_t seconds = ip->mtime;
    struct tm tm;
    mode_text(ip->mode, mode);
    strftime(date, sizeof date, "%b %e %Y %H:%M", gmtime_r(&seconds, &tm));
    printf("%s%3u %3u ", mode, ip->nlink, ip->uid);
    if (v6_is_device(ip))
        printf("%4u,%3u", ip->addr[0] >> 8, ip->addr[0] & 0377);
    else
        printf("%8u", ip->size);
    printf(" %s ", date);
    print_name(name);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct v6_entry *)a)->name, ((const struct v6_entry *)b)->name);
}

static const char *print_entries(const struct v6fs *fs, struct v6_entry *entry,
                                 unsigned n)
{
    const char *first = NULL;
    qsort(entry, n, sizeof *entry, by_name);
    for (unsigned i = 0; i < n; i++) {
        struct v6_inode inode;
        const char *error = v6fs_inode(fs, entry[i].inode, &inode);
        if (!error)
            print_line(&inode, entry[i].name);
        else if (!first)
            first = error;
    }
    return first;
}

/* Every file but the directory itself and the one above. */
static bool is_shown(const struct v6_entry *entry)
{
    return entry->inode && strcmp(entry->name, ".") != 0 &&
           strcmp(entry->name, "..") != 0;
}

static const char *list_dir(const struct v6fs *fs, const struct v6_inode *dir)
{
    unsigned n = dir->size / V6_ENTRY, used = 0;
    const char *error = NULL;
    struct v6_entry *entry = calloc(n + 1, sizeof *entry);
    if (!entry)
        return "there is not enough memory";
    for (unsigned i = 0; i < n && !error; i++) {
        error = v6fs_entry(fs, dir, i, &entry[used]);
        used += !error && is_shown(&entry[used]);
    }
    const char *other = print_entries(fs, entry, used);
    free(entry);
    return error ? error : other;
}

const char *fs_list(const struct v6fs *fs, const char *path)
{
    struct v6_inode inode;
    const char *error = v6fs_lookup(fs, path, &inode);
    if (error)
        return error;
    if (v6_is_dir(&inode))
        return list_dir(fs, &inode);
    print_line(&inode, path);
    return NULL;
}
