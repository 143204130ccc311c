/* What the controls of the window do: those of the console work the front (front.h), the
 * buttons beside it wish for a command, as a person at the prompt would type it. */
#include "monitor/panel/controls.h"

#include <string.h>

bool pointed_same(struct pointed a, struct pointed b)
{
    return a.control == b.control && a.n == b.n;
}

static void work_switch(struct monitor *m, int n)
{
    if (n >= 0 && n < ADDRESS_LAMPS)
        front_toggle(m, n);
}

static void work_key(struct monitor *m, int n)
{
    if (n >= 0 && n < FRONT_KEYS)
        front_press(m, (enum front_key)n);
}

static void work_halt(struct monitor *m, int n)
{
    (void)n;
    front_set_halt(m, !front_halted(m));
}

static void work_cycle(struct monitor *m, int n)
{
    (void)n;
    front_set_bus_cycles(m, !front_bus_cycles(m));
}

/* The knobs have no stop: after the last position comes the first. */
static void work_address_select(struct monitor *m, int n)
{
    int at = (int)front_address_select(m) + n % ADDRESS_SELECTS + ADDRESS_SELECTS;
    front_set_address_select(m, (enum address_select)(at % ADDRESS_SELECTS));
}

static void work_data_select(struct monitor *m, int n)
{
    int at = (int)front_data_select(m) + n % DATA_SELECTS + DATA_SELECTS;
    front_set_data_select(m, (enum data_select)(at % DATA_SELECTS));
}

static void work_address_at(struct monitor *m, int n)
{
    if (n >= 0 && n < ADDRESS_SELECTS)
        front_set_address_select(m, (enum address_select)n);
}

static void work_data_at(struct monitor *m, int n)
{
    if (n >= 0 && n < DATA_SELECTS)
        front_set_data_select(m, (enum data_select)n);
}

static void work_digit(struct monitor *m, int n)
{
    front_set_switches(m, (front_switches(m) << 3 | ((uint32_t)n & 07)) & 0777777);
}

static void work_rub(struct monitor *m, int n)
{
    (void)n;
    front_set_switches(m, front_switches(m) >> 3);
}

static void work_clear(struct monitor *m, int n)
{
    (void)n;
    front_set_switches(m, 0);
}

static void work_speed(struct monitor *m, int n)
{
    char command[32];
    if (n > 1) {
        snprintf(command, sizeof command, "set throttle %d", n);
        panel_wish(m, command);
    } else {
        panel_wish(m, n == 1 ? "set throttle real" : "set nothrottle");
    }
}

static void work_step(struct monitor *m, int n)
{
    (void)n;
    panel_wish(m, "step");
}

static void work_fork_step(struct monitor *m, int n)
{
    (void)n;
    panel_wish(m, "fork step");
}

static void work_fork_show(struct monitor *m, int n)
{
    char command[32];
    if (n >= 0)
        snprintf(command, sizeof command, "fork show %d", n);
    else
        snprintf(command, sizeof command, "fork show");
    panel_wish(m, command);
}

static void work_help(struct monitor *m, int n)
{
    (void)n;
    struct hand *hand = panel_hand(m);
    if (hand)
        hand->help = !hand->help;
}

static void (*const work[CONTROLS])(struct monitor *m, int n) = {
    [CONTROL_SWITCH] = work_switch,
    [CONTROL_KEY] = work_key,
    [CONTROL_HALT] = work_halt,
    [CONTROL_CYCLE] = work_cycle,
    [CONTROL_ADDRESS_SELECT] = work_address_select,
    [CONTROL_DATA_SELECT] = work_data_select,
    [CONTROL_ADDRESS_AT] = work_address_at,
    [CONTROL_DATA_AT] = work_data_at,
    [CONTROL_DIGIT] = work_digit,
    [CONTROL_RUB] = work_rub,
    [CONTROL_CLEAR] = work_clear,
    [CONTROL_SPEED] = work_speed,
    [CONTROL_STEP] = work_step,
    [CONTROL_FORK_STEP] = work_fork_step,
    [CONTROL_FORK_SHOW] = work_fork_show,
    [CONTROL_HELP] = work_help,
};

void control_work(struct monitor *m, struct pointed pointed)
{
    if (pointed.control > CONTROL_NONE && pointed.control < CONTROLS &&
        work[pointed.control])
        work[pointed.control](m, pointed.n);
}

static void hold(struct monitor *m, struct pointed pointed)
{
    struct hand *hand = panel_hand(m);
    if (hand)
        hand->held = pointed;
    if (front_lamp_test(m) != (pointed.control == CONTROL_LAMP_TEST))
        front_set_lamp_test(m, !front_lamp_test(m));
}

void control_press(struct monitor *m, struct pointed pointed)
{
    hold(m, pointed);
    control_work(m, pointed);
}

void control_release(struct monitor *m)
{
    hold(m, (struct pointed){ CONTROL_NONE, 0 });
}

bool control_held(const struct monitor *m, struct pointed pointed)
{
    const struct hand *hand = panel_hand(m);
    return hand && pointed_same(hand->held, pointed);
}

bool control_help_shown(const struct monitor *m)
{
    const struct hand *hand = panel_hand(m);
    return hand && hand->help;
}

int control_speed(const struct monitor *m)
{
    return m->throttle;
}
