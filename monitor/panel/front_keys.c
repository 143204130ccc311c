/* The console's keys. EXAM and DEP make real cycles, as the machine's do: what a board does
 * when it is read or written it does here, too. */
#include "monitor/panel/front_parts.h"
#include "monitor/panel/panel.h"

/* The switches become the address. All 18 count in CONSOLE PHY only. */
static void load_adrs(struct monitor *m, struct front *f)
{
    f->address = front_switches(m);
    f->addressed = true;
    f->loaded = true;
    f->start = (word)f->address;
    f->data = 0; /* ADR.00 clears DR */
    f->error = false;
}

static bool is_register(paddr at)
{
    return at >= GENERAL_REGISTERS && at < GENERAL_REGISTERS_END;
}

/* A second EXAM or DEP in a row goes on to the next word, or general register. The carry
 * does not reach bits 17 and 16, which are no part of SR: for the next 64 KB LOAD ADRS is
 * pressed again. */
static void step_address(struct front *f, bool physical)
{
    int step = physical && is_register(f->address) ? 1 : 2;
    f->address = (f->address & ~(paddr)WHOLE_WORD) | (word)(f->address + (paddr)step);
}

/* Where ADDRESS is on the bus. False: the KT11 refuses, or it is odd. */
static bool locate(struct monitor *m, struct front *f, enum intent intent, paddr *at)
{
    struct front_place place = front_place(m, f->address_select);
    f->data_space = place.space == D_SPACE;
    *at = f->address;
    if (place.mode == NO_MODE)
        return is_register(*at) || !(*at & 1);
    return !(f->address & 1) && !mmu_peek(&m->machine->mmu, (word)f->address, place.mode,
                                          place.space, intent, at);
}

word front_register(const struct cpu *cpu, unsigned n)
{
    switch (n & 017) {
    case 6:
        return cpu_get_sp(cpu, KERNEL);
    case 016:
        return cpu_get_sp(cpu, SUPER);
    case 017:
        return cpu_get_sp(cpu, USER);
    case 7:
        return cpu->r[PC];
    default:
        return cpu_get_r(cpu, n >> 3 & 1, (int)(n & 7));
    }
}

void front_set_register(struct monitor *m, unsigned n, word data)
{
    struct cpu *cpu = &m->machine->cpu;
    switch (n & 017) {
    case 6:
        cpu_set_sp(cpu, KERNEL, data);
        break;
    case 016:
        cpu_set_sp(cpu, SUPER, data);
        break;
    case 017:
        cpu_set_sp(cpu, USER, data);
        break;
    case 7:
        machine_set_pc(m->machine, data);
        breaks_forget(&m->breaks);
        break;
    default:
        cpu_set_r(cpu, n >> 3 & 1, (int)(n & 7), data);
    }
}

/* The address of a key that steps: from the first time to where it is, then onward. */
static void aim(struct monitor *m, struct front *f, enum front_key key)
{
    if (!f->addressed)
        f->address = m->machine->cpu.r[PC];
    f->addressed = true;
    if (f->last == key)
        step_address(f, front_place(m, f->address_select).mode == NO_MODE);
}

static void exam(struct monitor *m, struct front *f)
{
    paddr at;
    aim(m, f, FRONT_EXAM);
    if (!locate(m, f, READ, &at))
        f->error = true;
    else if (is_register(at))
        f->data = front_register(&m->machine->cpu, at & 017);
    else if (!bus_read(&m->machine->bus, at, &f->data))
        f->error = true;
}

static void dep(struct monitor *m, struct front *f)
{
    paddr at;
    aim(m, f, FRONT_DEP);
    f->data = (word)front_switches(m);
    if (!locate(m, f, WRITE, &at))
        f->error = true;
    else if (is_register(at))
        front_set_register(m, at & 017, f->data);
    else if (!bus_write(&m->machine->bus, at, f->data, WHOLE_WORD))
        f->error = true;
}

/* The register that bits 3-0 of the address name. These do not step (RAD.00, RDP.00). */
static void reg_exam(struct monitor *m, struct front *f)
{
    aim(m, f, FRONT_REG_EXAM);
    f->data = front_register(&m->machine->cpu, f->address & 017);
}

static void reg_dep(struct monitor *m, struct front *f)
{
    aim(m, f, FRONT_REG_DEP);
    f->data = (word)front_switches(m);
    front_set_register(m, f->address & 017, f->data);
}

/* START begins where LOAD ADRS said; without one, at the PC. With HALT down it gives INIT
 * alone, and CONT begins there. */
static void start(struct monitor *m, struct front *f)
{
    char command[32];
    word pc = f->loaded ? f->start : m->machine->cpu.r[PC];
    f->error = false;
    if (!f->halt) {
        snprintf(command, sizeof command, "run %o", pc);
        panel_wish(m, command);
        return;
    }
    machine_start_at(m->machine, pc);
    kernel_expect(m);
    breaks_forget(&m->breaks);
    f->addressed = false;
}

static void cont(struct monitor *m, struct front *f)
{
    f->error = false;
    if (f->halt && f->cycles)
        front_next_cycle(m, f);
    else
        panel_wish(m, f->halt ? "step" : "continue");
    f->duty.watched |= f->halt;
    f->duty.budget += f->halt;
}

static void (*const keys[FRONT_KEYS])(struct monitor *m, struct front *f) = {
    [FRONT_LOAD_ADRS] = load_adrs, [FRONT_EXAM] = exam,   [FRONT_REG_EXAM] = reg_exam,
    [FRONT_CONT] = cont,           [FRONT_START] = start, [FRONT_DEP] = dep,
    [FRONT_REG_DEP] = reg_dep,
};

void front_press(struct monitor *m, enum front_key key)
{
    struct front *f = front_of(m);
    if (!f || m->runs)
        return;
    if (key != FRONT_CONT)
        f->at = -1; /* nothing of that instruction has happened */
    keys[key](m, f);
    f->last = key == FRONT_EXAM || key == FRONT_DEP ? key : FRONT_KEYS;
}
