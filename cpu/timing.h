/* What things take, in ns: 150 ns a microprogram state, and what the memory adds. */
#ifndef CPU_TIMING_H
#define CPU_TIMING_H

#include "cpu/cpu.h"
#include "cpu/insn.h"

enum {
    STATE_NS = 150,
    RESET_NS = 10000000 /* INIT on the bus: 10 ms */
};

static inline int timing_states(int states)
{
    return states * STATE_NS;
}

/* As cpu_insn_ns, but without INIT's time: it fits the decoded table. INSN: insn_find(IR). */
int timing_of(word ir, const struct insn *insn, enum memory memory, bool kt11);

/* A trap or interrupt from the end of an instruction: 17 states and EXTRA, 3 reads, 2
 * writes (KB11-A flows BRK.90 to FET.10). */
int timing_service(const struct cpu *c, int extra);

/* A register-to-register instruction fetches the next one while it works; with a request
 * pending it does not, and takes two states more. */
int timing_late_request(const struct cpu *c);

/* READS and WRITES more than the table counts, in the memory fitted. */
int timing_cycles(const struct cpu *c, int reads, int writes);

#endif
