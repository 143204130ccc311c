/* The KT11-C's own registers, between mmu/mmu.c and mmu/registers.c. */
#ifndef MMU_REGISTERS_H
#define MMU_REGISTERS_H

#include "mmu/mmu.h"

/* Takes what MMR0<6:1>, MMR1 and MMR2 have followed, unless an abort has frozen them. */
void mmu_freeze(struct mmu *mmu);

/* The windows of one page, after its PAR or PDR changed. */
void mmu_rebuild_page(struct mmu *mmu, unsigned mode, unsigned space, unsigned n);

#endif
