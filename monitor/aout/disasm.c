/* `fork11 disasm`. */
#include "monitor/aout/disasm.h"

#include "monitor/aout/aout_file.h"
#include "monitor/aout/dis.h"

#include <stdlib.h>

/* Is the relocation that the header speaks of there? */
static const byte *find_relocation(const struct aout_file *f)
{
    size_t at = f->a.data_at + f->a.data;
    size_t size = (size_t)f->a.text + f->a.data;
    return !f->a.stripped && at + size <= f->size ? f->data + at : NULL;
}

static int disassemble(const struct aout_file *f)
{
    struct dis *d = calloc(1, sizeof *d);
    if (d) {
        d->a = f->a;
        d->relocation = find_relocation(f);
        d->out = stdout;
    }
    bool good = d && dis_read_names(d);
    if (good)
        dis_print(d);
    else
        fputs("fork11 disasm: there is not enough memory.\n", stderr);
    if (d)
        free(d->names);
    free(d);
    return good ? 0 : AOUT_FAILED;
}

int disasm_main(int argc, char **argv)
{
    struct aout_file f;
    if (argc > 2 || (argc == 2 && argv[1][0] == '-')) {
        fputs("usage: fork11 disasm [FILE]\n", stderr);
        return AOUT_USAGE;
    }
    if (!aout_file_open(&f, "disasm", argc == 2 ? argv[1] : "a.out"))
        return AOUT_FAILED;
    int status = disassemble(&f);
    aout_file_close(&f);
    return aout_finish("disasm", status);
}
