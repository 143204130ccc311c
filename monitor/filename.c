/* A file's name at the end of a command line. In quotes every character is itself. */
#include "monitor/filename.h"

#include <string.h>

bool file_quoted(const char *args)
{
    return *args == '"' || *args == '\'';
}

enum result file_named(struct monitor *m, const char *args, char *path, size_t size)
{
    args = skip_blanks(args);
    bool quoted = file_quoted(args);
    const char *start = args + quoted, *end = quoted ? strchr(start, *args) : NULL;
    if (quoted && !end)
        return fail(m, "The quote before %s is left open.", start);
    if (end && *skip_blanks(end + 1))
        return fail(m, "Nothing was expected behind the file's name: %s",
                    skip_blanks(end + 1));
    size_t n = end ? (size_t)(end - start) : strlen(start);
    if (n >= size)
        return fail(m, "The file's name is longer than %zu characters.", size - 1);
    memcpy(path, start, n);
    path[n] = '\0';
    if (!quoted)
        trim_end(path);
    return *path ? DONE : fail(m, "A file's name was expected.");
}
