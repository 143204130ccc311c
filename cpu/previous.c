/* MFPI MFPD MTPI MTPD: words between the current stack and the previous mode's space. */
#include "cpu/exec.h"
#include "cpu/modes.h"
#include "cpu/psw.h"

/* Execute-only text: a user reading its own I space gets its D space instead. */
static uint32_t from_space(const struct cpu *c, uint32_t space)
{
    bool user = cpu_mode(c) == USER && cpu_previous(c) == USER;
    return user ? (uint32_t)REF_D : space;
}

/* Whose SP is the previous mode's; the mode that does not exist has the user's. */
static enum mode stack_mode(const struct cpu *c)
{
    return cpu_previous(c) == NO_MODE ? USER : cpu_previous(c);
}

/* Mode 0 means the previous mode's register: only SP differs. */
static word get_register(const struct cpu *c, unsigned r)
{
    if (r != SP)
        return c->r[r];
    return cpu_get_sp(c, stack_mode(c));
}

static void set_register(struct cpu *c, unsigned r, word value)
{
    if (r != SP)
        c->r[r] = value;
    else
        cpu_set_sp(c, stack_mode(c), value);
}

static uint32_t operand(struct cpu *c, word ir, uint32_t space)
{
    return (word)operand_ref(c, ir, 2, false) | space | REF_DEST;
}

/* Through the windows where it can be: V6 copies whole processes this way. */
static word read_previous(struct cpu *c, uint32_t ref)
{
    const word *cell = mode_word(c, ref, cpu_previous(c), READ);
    return cell ? *cell : access_read(c, ref, cpu_previous(c));
}

static void write_previous(struct cpu *c, uint32_t ref, word data)
{
    word *cell = mode_word(c, ref, cpu_previous(c), WRITE);
    if (cell)
        *cell = data;
    else
        access_write(c, ref, cpu_previous(c), data, WHOLE_WORD);
}

static void move_from(struct cpu *c, word ir, uint32_t space)
{
    word data = ir & 070 ? read_previous(c, operand(c, ir, from_space(c, space)))
                         : get_register(c, ir & 7);
    uint32_t to = push_ref(c);
    set_cc(c, (word)(cc_nz(data) | (c->psw & PSW_C)));
    write_word(c, to, data);
}

static void move_to(struct cpu *c, word ir, uint32_t space)
{
    word data = pop_word(c);
    word cc = (word)(cc_nz(data) | (c->psw & PSW_C));
    if (!(ir & 070)) {
        set_register(c, ir & 7, data);
        set_cc(c, cc);
        return;
    }
    uint32_t ref = operand(c, ir, space);
    set_cc(c, cc);
    write_previous(c, ref, data);
}

void op_mfpi(struct cpu *c, word ir)
{
    move_from(c, ir, 0);
}

void op_mfpd(struct cpu *c, word ir)
{
    move_from(c, ir, REF_D);
}

void op_mtpi(struct cpu *c, word ir)
{
    move_to(c, ir, 0);
}

void op_mtpd(struct cpu *c, word ir)
{
    move_to(c, ir, REF_D);
}
