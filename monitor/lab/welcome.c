/* The first thing that a newcomer sees: what each way of making a process takes, measured. */
#include "monitor/lab/welcome.h"
#include "monitor/lab/compare_command.h"

static const char next_lines[] =
    "\nThe lab's shell comes next: ls, ps, hello; policy cow, and hello again.\n"
    "^E stops the machine and gives the monitor (HELP; WHERE; FORK ON; COMPARE "
    "writeall);\n"
    "CONTINUE goes back.\n\n";

enum result lab_welcome(struct monitor *m)
{
    enum result result = lab_compare_line(m, "hello", 0);
    if (result == DONE)
        say(m, "%s", next_lines);
    return result;
}
