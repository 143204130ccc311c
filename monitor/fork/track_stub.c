#include "monitor/fork/track.h"
#include <stdlib.h>
struct track { int x; };
struct track *track_create(struct monitor *m, const struct fork_sink *sink) { (void)m; (void)sink; return calloc(1, sizeof(struct track)); }
void track_destroy(struct track *t) { free(t); }
void track_except(struct track *t, word from, word to) { (void)t,(void)from,(void)to; }
void track_fork(struct track *t, int fork, int parent, int child, const struct cow_layout *layout, struct fork_memory *memory) { (void)t,(void)fork,(void)parent,(void)child,(void)layout,(void)memory; }
void track_returned(struct track *t, int parent) { (void)t,(void)parent; }
void track_mapped(struct track *t, int slot, const struct cow_layout *layout) { (void)t,(void)slot,(void)layout; }
void track_exec(struct track *t, int slot) { (void)t,(void)slot; }
void track_forget(struct track *t, struct fork_memory *memory) { (void)t,(void)memory; }
void track_dma(struct track *t, int slot, word image_click, paddr at, uint32_t words) { (void)t,(void)slot,(void)image_click,(void)at,(void)words; }
