/* Reading a manifest (images/manifest tells its form): a line is a word and its value.
 * The strings of its images are cut out of the manifest's own copy of the text. */
#include "images/manifest.h"

#include "images/cut.h"
#include "images/manifest_keys.h"

#include <stdlib.h>
#include <string.h>

/* What an image must have, once its last line is read. */
static const char *judge(const struct image *image)
{
    bool place = image->built_in || (image->file && image->unpacked);
    if (!image->title || !image->edition || !place || !image->licence)
        return "the image above lacks its title, edition, file, unpacked or licence";
    if (!image->onto != !image->installs)
        return "the image above has onto without install, or install without onto";
    if (image->url && !image->fetched)
        return "the image above has a url but no hash of what is fetched";
    return NULL;
}

static const char *begin_image(struct manifest *m, const char *name)
{
    const char *error = m->count ? judge(&m->image[m->count - 1]) : NULL;
    if (error)
        return error;
    if (m->count == MANIFEST_IMAGES)
        return "a manifest has at most 32 images";
    if (!*name || strchr(name, '/'))
        return "an image needs a name without a slash";
    if (manifest_find(m, name))
        return "that name is taken";
    m->image[m->count++].name = name;
    return NULL;
}

static const char *parse_line(struct manifest *m, char *line)
{
    char *value = line;
    const char *key = cut_word(&value);
    if (!*key || *key == '#')
        return NULL;
    value = cut_blanks(value);
    cut_end(value);
    if (strcmp(key, "image") == 0)
        return begin_image(m, value);
    if (m->count == 0)
        return "a manifest begins with an image line";
    return manifest_set(&m->image[m->count - 1], key, value);
}

static void parse_text(struct manifest *m, struct manifest_error *error)
{
    char *line = m->text;
    while (!error->text && *line) {
        char *end = line + strcspn(line, "\n");
        char *next = *end ? end + 1 : end;
        *end = '\0';
        error->line++;
        error->text = parse_line(m, line);
        line = next;
    }
    if (!error->text && m->count)
        error->text = judge(&m->image[m->count - 1]);
}

struct manifest *manifest_parse(const char *text, struct manifest_error *error)
{
    *error = (struct manifest_error){ 0 };
    struct manifest *m = calloc(1, sizeof *m);
    if (m)
        m->text = strdup(text);
    if (!m || !m->text)
        error->text = "there is not enough memory";
    else
        parse_text(m, error);
    if (!error->text)
        return m;
    manifest_free(m);
    return NULL;
}

void manifest_free(struct manifest *m)
{
    if (m)
        free(m->text);
    free(m);
}

const struct image *manifest_find(const struct manifest *m, const char *name)
{
    for (int i = 0; i < m->count; i++)
        if (strcmp(m->image[i].name, name) == 0)
            return &m->image[i];
    return NULL;
}

bool image_boots(const struct image *image)
{
    return image->boots > 0 || image->needs || image->built_in;
}
