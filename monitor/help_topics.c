/* What HELP tells beside the commands. */
#include "monitor/command.h"

/* clang-format off */
static const struct topic {
    const char *name, *shortest, *text;
} topics[] = {
    { "EXPRESSIONS", "EXPR",
      "17         octal; 19. is decimal, 'c' a character.\n"
      "r0 psw     a register; EXAMINE STATE lists them.\n"
      "newproc    the address of a symbol of the kernel's or the running program's; C's _\n"
      "           may be left out. A register's name means the register: with a _ before\n"
      "           it (_sp) it is the symbol.\n"
      "[a]        the word at virtual address a: a symbol's in its own memory, any other\n"
      "           in the current mode's data space. [-k a] in kernel mode, -s supervisor,\n"
      "           -u user, -v the current mode, -t its data space, -p physical; with -b\n"
      "           ([-b a], [-kb a]) the byte there.\n"
      "( )        come first, then - ~ ! (minus, complement of 16 bits, not); then\n"
      "* / %      then + -, then & | ^ (and, or, exclusive or of the bits), then\n"
      "== != < <= > >=   comparisons: 1 if so, else 0 (= is ==); then &&, then ||, which\n"
      "           look at what is behind them only if it decides.\n"
      "Where - and / make ranges (EXAMINE, DEPOSIT, BREAK), an address is a sum of numbers,\n"
      "names, ( ) and [ ]: _u+74, _proc/50, [_proc+12], (_etext-2). ASSERT, BREAK IF, DISPLAY,\n"
      "EVALUATE, GO and PRINT take whole expressions. Working one out disturbs nothing.\n" },
};
/* clang-format on */

const char *help_topic(const char *term)
{
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++)
        if (abbreviates(term, topics[i].name, topics[i].shortest))
            return topics[i].text;
    return NULL;
}
