/* SCREENSHOT: the page drawn by SDL's software renderer into memory, and from there as a PNG
 * into a file. No display is asked for. */
#include "monitor/devices.h"
#include "monitor/filename.h"
#include "monitor/hostdir.h"
#include "monitor/panel/page.h"
#include "monitor/panel/panel.h"
#include "monitor/panel/window.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { WIDTH_LEAST = 160, WIDTH_MOST = 8000, WIDTH_USUAL = PAGE_WIDTH };

/* The number of pixels that may stand at the end of ARGS: it is cut off. */
static enum result take_width(struct monitor *m, char *args, int *width)
{
    int64_t n;
    trim_end(args);
    char *last = strrchr(args, ' ');
    const char *at = last ? last + 1 : args;
    *width = WIDTH_USUAL;
    if (!last || at[strspn(at, "0123456789")] != '\0')
        return DONE;
    if (!take_decimal(&at, WIDTH_MOST, &n) || n < WIDTH_LEAST)
        return fail(m, "A picture is %d to %d pixels wide; %s is not.", WIDTH_LEAST,
                    WIDTH_MOST, last + 1);
    *last = '\0';
    *width = (int)n;
    return DONE;
}

static enum result draw_on(struct monitor *m, SDL_Surface *surface)
{
    char why[ERROR_SIZE / 2];
    struct canvas c;
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
    if (!renderer)
        return fail(m, "The picture could not be drawn: %s.", SDL_GetError());
    enum result result = DONE;
    if (canvas_open(&c, renderer, why, sizeof why)) {
        page_fit(&c, surface->w, surface->h);
        page_draw(m, &c);
        SDL_RenderFlush(renderer);
        canvas_close(&c);
    } else {
        result = fail(m, "%s", why);
    }
    SDL_DestroyRenderer(renderer);
    return result;
}

static enum result write_png(struct monitor *m, const SDL_Surface *s, const char *path)
{
    png_image png = { .version = PNG_IMAGE_VERSION,
                      .width = (png_uint_32)s->w,
                      .height = (png_uint_32)s->h,
                      .format = PNG_FORMAT_RGB };
    char error[HOST_ERROR];
    png_alloc_size_t n = PNG_IMAGE_PNG_SIZE_MAX(png);
    byte *data = malloc(n);
    bool good =
        data && png_image_write_to_memory(&png, data, &n, 0, s->pixels, s->pitch, NULL);
    enum result result =
        good ? DONE
             : fail(m, "The host has no memory for a picture of %d by %d pixels.", s->w,
                    s->h);
    if (good && !host_replace(path, data, n, error))
        result = fail(m, "The picture %s.", error);
    free(data);
    return result;
}

static enum result shot(struct monitor *m, const char *path, int width)
{
    SDL_Surface *drawn = SDL_CreateRGBSurfaceWithFormat(
        0, width, width * PAGE_HEIGHT / PAGE_WIDTH, 32, SDL_PIXELFORMAT_XRGB8888);
    if (!drawn || !panel_of(m)) {
        SDL_FreeSurface(drawn);
        return fail(m, "The host has no memory for the picture.");
    }
    enum result result = draw_on(m, drawn);
    SDL_Surface *plain =
        result == DONE ? SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_RGB24, 0) : NULL;
    SDL_FreeSurface(drawn);
    if (result == DONE)
        result = plain ? write_png(m, plain, path)
                       : fail(m, "The host has no memory for the picture.");
    SDL_FreeSurface(plain);
    return result;
}

static bool is_png(const char *path)
{
    size_t n = strlen(path);
    return n > 4 && strcasecmp(path + n - 4, ".png") == 0;
}

enum result do_screenshot(struct monitor *m, const char *args)
{
    char text[LINE_SIZE], path[HOST_PATH];
    int width;
    if (*args == '\0')
        return usage(m, "SCREENSHOT");
    snprintf(text, sizeof text, "%s", args);
    if (take_width(m, text, &width) != DONE ||
        file_named(m, text, path, sizeof path) != DONE)
        return FAILED;
    if (!is_png(path))
        return fail(m, "A picture's name ends with .png; %s does not.", path);
    return device_spares(m, path) == DONE ? shot(m, path, width) : FAILED;
}
