/* A click of core, or a block of swap, in words. */
#include "monitor/panel/core_parts.h"

#include <stdio.h>

void core_tell_click(struct monitor *m, const struct core_picture *p, uint32_t click,
                     char *text, size_t size)
{
    (void)m, (void)p;
    snprintf(text, size, "click %u", click);
}

void core_tell_block(struct monitor *m, const struct core_picture *p, uint32_t block,
                     char *text, size_t size)
{
    (void)m, (void)p;
    snprintf(text, size, "block %u", block);
}
