/* Text: the DejaVu fonts of Debian's package, through SDL2_ttf. A face is a font at a height in
 * pixels; its letters are kept as textures, and the faces used longest ago go first. */
#include "monitor/panel/draw_parts.h"

#include <SDL2/SDL_ttf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Letters of a face: a place by the code, and the next ones if it is taken. */
enum { FACES = 32, LETTERS = 256, EM_LEAST = 4, EM_MOST = 400 };

struct letter {
    Uint32 code; /* 0: none is here */
    SDL_Texture *texture;
    int w, h, advance; /* pixels */
};

struct face {
    enum font font;
    int em;     /* pixels; 0: the face is free */
    int ascent; /* pixels, of the letters' textures above the base line */
    int letters;
    uint64_t used;
    struct letter letter[LETTERS];
};

struct fonts {
    TTF_Font *font[FONTS];
    struct face face[FACES];
    uint64_t uses;
};

/* A capital letter's part of the em; DejaVu's fonts have the same. */
static const float capital = 0.729f;

static const char *const names[] = { [FONT_PLAIN] = "DejaVuSans.ttf",
                                     [FONT_BOLD] = "DejaVuSans-Bold.ttf",
                                     [FONT_MONO] = "DejaVuSansMono.ttf" };

/* Where Debian puts them, and where others do. */
static const char *const folders[] = { "/usr/share/fonts/truetype/dejavu",
                                       "/usr/share/fonts/dejavu",
                                       "/usr/share/fonts/dejavu-sans-fonts",
                                       "/usr/share/fonts/TTF",
                                       "/usr/local/share/fonts/dejavu" };

static TTF_Font *font_open(const char *name)
{
    char path[256];
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(path, sizeof path, "%s/%s", folders[i], name);
        TTF_Font *font = access(path, R_OK) == 0 ? TTF_OpenFont(path, EM_LEAST) : NULL;
        if (font) {
            TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
            return font;
        }
    }
    return NULL;
}

struct fonts *fonts_open(char *error, size_t size)
{
    struct fonts *f = calloc(1, sizeof *f);
    if (!f || TTF_Init() != 0) {
        snprintf(error, size, "The letters could not be made ready: %s.", TTF_GetError());
        free(f);
        return NULL;
    }
    for (int i = 0; i < FONTS; i++) {
        f->font[i] = font_open(names[i]);
        if (f->font[i])
            continue;
        snprintf(error, size,
                 "The font %s is not in %s: install the package fonts-dejavu-core.",
                 names[i], folders[0]);
        fonts_close(f);
        return NULL;
    }
    return f;
}

static void face_empty(struct face *face)
{
    for (int i = 0; i < LETTERS; i++) {
        if (face->letter[i].texture)
            SDL_DestroyTexture(face->letter[i].texture);
        face->letter[i] = (struct letter){ 0 };
    }
    face->letters = 0;
}

void fonts_close(struct fonts *f)
{
    if (!f)
        return;
    for (int i = 0; i < FACES; i++)
        face_empty(&f->face[i]);
    for (int i = 0; i < FONTS; i++)
        if (f->font[i])
            TTF_CloseFont(f->font[i]);
    TTF_Quit();
    free(f);
}

/* NULL: the letters would be too small to be read, or of no size at all. */
static struct face *face_of(struct canvas *c, enum font font, float size)
{
    struct fonts *f = c->fonts;
    float pixels = size * c->scale / capital;
    if (!(pixels >= EM_LEAST - 1))
        return NULL;
    int em = pixels >= EM_MOST ? EM_MOST : (int)lrintf(pixels);
    struct face *oldest = &f->face[0];
    for (int i = 0; i < FACES; i++) {
        struct face *face = &f->face[i];
        if (face->em == em && face->font == font) {
            face->used = ++f->uses;
            return face;
        }
        if (face->used < oldest->used)
            oldest = face;
    }
    face_empty(oldest);
    oldest->font = font;
    oldest->em = em;
    TTF_SetFontSize(f->font[font], em);
    oldest->ascent = TTF_FontAscent(f->font[font]);
    oldest->used = ++f->uses;
    return oldest;
}

/* The letter's shape as a texture; a blank has none. */
static void letter_make(struct canvas *c, const struct face *face, struct letter *l)
{
    TTF_Font *font = c->fonts->font[face->font];
    Uint32 code = TTF_GlyphIsProvided32(font, l->code) ? l->code : '?';
    TTF_SetFontSize(font, face->em);
    TTF_GlyphMetrics32(font, code, NULL, NULL, NULL, NULL, &l->advance);
    SDL_Surface *s =
        TTF_RenderGlyph32_Blended(font, code, (SDL_Color){ 255, 255, 255, 255 });
    if (!s)
        return;
    l->w = s->w;
    l->h = s->h;
    l->texture = SDL_CreateTextureFromSurface(c->renderer, s);
    SDL_FreeSurface(s);
}

static const struct letter *letter_of(struct canvas *c, struct face *face, Uint32 code)
{
    if (face->letters > LETTERS * 3 / 4)
        face_empty(face);
    struct letter *l = &face->letter[code % LETTERS];
    while (l->code && l->code != code)
        l = l + 1 < face->letter + LETTERS ? l + 1 : face->letter;
    if (l->code == code)
        return l;
    l->code = code;
    face->letters++;
    letter_make(c, face, l);
    return l;
}

/* The next character of UTF-8; what is none counts as ?. 0: the end. */
static Uint32 next_code(const char **text)
{
    const unsigned char *s = (const unsigned char *)*text;
    if (*s == '\0')
        return 0;
    int more = *s >= 0360 ? 3 : *s >= 0340 ? 2 : *s >= 0300 ? 1 : 0;
    Uint32 code = more ? *s & (077u >> more) : *s;
    bool valid = more || *s < 0200;
    for (s++; more > 0 && (*s & 0300) == 0200; more--)
        code = code << 6 | (*s++ & 077);
    *text = (const char *)s;
    return valid && more == 0 && code >= ' ' ? code : '?';
}

static int width_of(struct canvas *c, struct face *face, const char *text)
{
    int width = 0;
    for (Uint32 code; (code = next_code(&text)) != 0;)
        width += letter_of(c, face, code)->advance;
    return width;
}

float draw_text_width(struct canvas *c, enum font font, float size, const char *text)
{
    struct face *face = face_of(c, font, size);
    return face ? (float)width_of(c, face, text) / c->scale : 0;
}

void draw_text(struct canvas *c, enum font font, float size, float x, float y,
               enum align align, colour ink, const char *text)
{
    static const float before[] = {
        [ALIGN_LEFT] = 0, [ALIGN_MIDDLE] = 0.5f, [ALIGN_RIGHT] = 1
    };
    struct face *face = face_of(c, font, size);
    float left = c->x + x * c->scale, base = c->y + y * c->scale;
    if (!face || !(fabsf(left) < 1e6f) || !(fabsf(base) < 1e6f))
        return;
    if (align != ALIGN_LEFT)
        left -= (float)width_of(c, face, text) * before[align];
    int at = (int)lrintf(left), top = (int)lrintf(base) - face->ascent;
    for (Uint32 code; (code = next_code(&text)) != 0;) {
        const struct letter *l = letter_of(c, face, code);
        if (l->texture) {
            SDL_SetTextureColorMod(l->texture, ink.r, ink.g, ink.b);
            SDL_SetTextureAlphaMod(l->texture, ink.a);
            SDL_RenderCopy(c->renderer, l->texture, NULL,
                           &(SDL_Rect){ at, top, l->w, l->h });
        }
        at += l->advance;
    }
}
