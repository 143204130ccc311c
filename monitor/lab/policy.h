/* The lab kernel's policy: which way of making a process its fork goes. */
#ifndef MONITOR_LAB_POLICY_H
#define MONITOR_LAB_POLICY_H

#include "monitor/monitor.h"

enum { LAB_POLICIES = 6, LAB_WORDS = 64 };

/* The number of a policy, as the kernel's _policy has it; -1: there is none of that name. */
int lab_policy_find(const char *name);

/* NULL: the number is no policy. */
const char *lab_policy_name(int policy);

/* "swap, core, cow, borrow, share and thread". */
void lab_policy_words(char words[LAB_WORDS]);

/* FAILED, with a sentence that lists them. */
enum result lab_no_policy(struct monitor *m, const char *name);

/* The switch register with which the lab's kernel starts under that policy; with 0 it starts
 * under its own. */
word lab_policy_switches(int policy);

/* The policy of the kernel that runs. FAILED: no lab kernel does. */
enum result lab_policy(struct monitor *m, word *policy);
enum result lab_set_policy(struct monitor *m, int policy);

/* LAB CHECK: says whether the kernel's counts balance. FAILED: they do not. */
enum result lab_check(struct monitor *m);

#endif
