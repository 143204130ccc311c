/* The pack as C: only the blocks that are not all zeros, each a string. */
#include "monitor/lab/mkpack.h"

#include "images/sha.h"

#include <errno.h>
#include <string.h>

enum { WIDTH = 64 }; /* bytes of the pack in a line */

static bool is_zero(const byte *block)
{
    for (int i = 0; i < BLOCK_SIZE; i++)
        if (block[i])
            return false;
    return true;
}

/* As a C string has it; ? is not to begin a trigraph. */
static void write_byte(FILE *out, byte b)
{
    if (b >= ' ' && b < 0177 && !strchr("\"\\?", b))
        putc(b, out);
    else
        fprintf(out, "\\%03o", b);
}

static void write_block(FILE *out, unsigned number, const byte *block)
{
    fprintf(out, "{ %u,", number);
    for (int i = 0; i < BLOCK_SIZE; i++) {
        fputs(i % WIDTH == 0 ? "\n\"" : "", out);
        write_byte(out, block[i]);
        fputs(i % WIDTH == WIDTH - 1 ? "\"" : "", out);
    }
    fputs("},\n", out);
}

bool mkpack_embed(const byte *pack, const char *path, char *error)
{
    char hash[SHA_HEX];
    FILE *out = host_stream(path, "w");
    if (!out)
        return host_refuse(error, "%s: %s", path, strerror(errno));
    fputs("/* Made from images/lab/ by mkpack. */\n#include \"images/labdisk.h\"\n"
          "const struct lab_block lab_blocks[] = {\n",
          out);
    for (unsigned n = 0; n < LABPACK_BLOCKS; n++)
        if (!is_zero(pack + n * BLOCK_SIZE))
            write_block(out, n, pack + n * BLOCK_SIZE);
    sha_of(pack, LABPACK_BLOCKS * BLOCK_SIZE, hash);
    fprintf(out,
            "};\nconst int lab_block_count = sizeof lab_blocks / sizeof *lab_blocks;\n"
            "const char lab_hash[SHA_HEX] = \"%s\";\n",
            hash);
    bool wrong = ferror(out);
    return (fclose(out) == 0 && !wrong) ||
           host_refuse(error, "%s: %s", path, strerror(errno));
}
