/* The words of a manifest's lines: what each may have for a value, and where it goes in
 * struct image. */
#include "images/manifest_keys.h"

#include "images/cut.h"
#include "images/sha.h"

#include <stdlib.h>
#include <string.h>

struct key {
    const char *word;
    const char *(*set)(struct image *image, char *value);
    size_t at; /* of the string in struct image, for set_string */
};

static const char *set_file(struct image *image, char *value)
{
    image->file = value;
    if (value[0] == '/' || strstr(value, ".."))
        return "file must be a path inside the images directory";
    return NULL;
}

static const char *set_fetched(struct image *image, char *value)
{
    image->fetched = value;
    return sha_is_hash(value) ? NULL
                              : "fetched must be a SHA-256 of 64 lower-case digits";
}

static const char *set_unpacked(struct image *image, char *value)
{
    image->unpacked = value;
    return sha_is_hash(value) ? NULL
                              : "unpacked must be a SHA-256 of 64 lower-case digits";
}

static const char *set_tape(struct image *image, char *value)
{
    image->packing = PACKING_TAPE;
    image->first = (uint32_t)strtoul(cut_word(&value), NULL, 10);
    image->count = (uint32_t)strtoul(cut_word(&value), NULL, 10);
    image->blocks = (uint32_t)strtoul(cut_word(&value), NULL, 10);
    if (image->count == 0 || image->blocks < image->count || image->blocks > WHOLE_WORD)
        return "packing tape wants FIRST COUNT BLOCKS, at most 65535 blocks";
    return NULL;
}

static const char *set_packing(struct image *image, char *value)
{
    const char *kind = cut_word(&value);
    if (strcmp(kind, "tape") == 0)
        return set_tape(image, value);
    if (strcmp(kind, "zstd") == 0)
        image->packing = PACKING_ZSTD;
    else if (strcmp(kind, "xz") == 0)
        image->packing = PACKING_XZ;
    else if (strcmp(kind, "none") != 0)
        return "packing must be none, zstd, xz or tape";
    return NULL;
}

static const char *set_switches(struct image *image, char *value)
{
    char *end;
    unsigned long switches = strtoul(value, &end, 8);
    image->switches = (word)switches;
    return *end || switches > WHOLE_WORD ? "switches must be octal, 000000 to 177777"
                                         : NULL;
}

static const char *set_boot(struct image *image, char *value)
{
    if (image->boots == MANIFEST_BOOT)
        return "an image has at most 4 boot lines";
    const char *prompt = cut_quoted(&value);
    const char *reply = prompt ? cut_quoted(&value) : NULL;
    if (!reply)
        return "boot wants two strings in quotes: the prompt and the reply";
    image->boot[image->boots++] = (struct image_boot){ prompt, reply };
    return NULL;
}

static const char *set_install(struct image *image, char *value)
{
    if (image->installs == MANIFEST_INSTALL)
        return "an image has at most 8 install lines";
    const char *prompt = cut_quoted(&value);
    const char *reply = prompt ? cut_quoted(&value) : NULL;
    if (!reply || !*prompt)
        return "install wants two strings in quotes: the prompt and the reply";
    image->install[image->installs++] = (struct image_boot){ prompt, reply };
    return NULL;
}

static const char *set_attach(struct image *image, char *value)
{
    if (image->attaches == MANIFEST_ATTACH)
        return "an image has at most 4 attach lines";
    const char *device = cut_word(&value);
    const char *name = cut_word(&value);
    if (!*name)
        return "attach wants a device and the name of an image";
    image->attach[image->attaches++] = (struct image_attach){ device, name };
    return NULL;
}

static const char *set_char(char *to, char *value)
{
    const char *text = cut_quoted(&value);
    if (!text || !text[0] || text[1])
        return "erase, kill and interrupt want one character in quotes";
    *to = text[0];
    return NULL;
}

static const char *set_built_in(struct image *image, char *value)
{
    image->built_in = strcmp(value, "lab") == 0;
    return image->built_in ? NULL : "built-in must be lab, the pack that is";
}

static const char *set_erase(struct image *image, char *value)
{
    return set_char(&image->erase, value);
}

static const char *set_kill(struct image *image, char *value)
{
    return set_char(&image->kill, value);
}

static const char *set_interrupt(struct image *image, char *value)
{
    return set_char(&image->interrupt, value);
}

/* Where the strings that need no check stand. */
enum {
    AT_TITLE = offsetof(struct image, title),
    AT_EDITION = offsetof(struct image, edition),
    AT_URL = offsetof(struct image, url),
    AT_LICENCE = offsetof(struct image, licence),
    AT_DEVICE = offsetof(struct image, device),
    AT_ONTO = offsetof(struct image, onto),
    AT_KERNEL = offsetof(struct image, kernel),
    AT_UNIX_TABLE = offsetof(struct image, unix_table),
    AT_HINT = offsetof(struct image, hint),
    AT_NEEDS = offsetof(struct image, needs)
};

/* A row without a function sets the string at its offset. */
static const struct key keys[] = {
    {"title",      NULL,          AT_TITLE     },
    { "edition",   NULL,          AT_EDITION   },
    { "file",      set_file,      0            },
    { "url",       NULL,          AT_URL       },
    { "packing",   set_packing,   0            },
    { "fetched",   set_fetched,   0            },
    { "unpacked",  set_unpacked,  0            },
    { "licence",   NULL,          AT_LICENCE   },
    { "device",    NULL,          AT_DEVICE    },
    { "switches",  set_switches,  0            },
    { "boot",      set_boot,      0            },
    { "onto",      NULL,          AT_ONTO      },
    { "install",   set_install,   0            },
    { "attach",    set_attach,    0            },
    { "kernel",    NULL,          AT_KERNEL    },
    { "unix",      NULL,          AT_UNIX_TABLE},
    { "erase",     set_erase,     0            },
    { "kill",      set_kill,      0            },
    { "interrupt", set_interrupt, 0            },
    { "built-in",  set_built_in,  0            },
    { "hint",      NULL,          AT_HINT      },
    { "needs",     NULL,          AT_NEEDS     }
};

const char *manifest_set(struct image *image, const char *key, char *value)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(keys[i].word, key) != 0)
            continue;
        if (!*value)
            return "the word has no value";
        if (keys[i].set)
            return keys[i].set(image, value);
        const char *text = value;
        memcpy((char *)image + keys[i].at, &text, sizeof text);
        return NULL;
    }
    return "that word is not one of a manifest";
}
