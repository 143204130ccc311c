/* Fuzz: random and mutated command lines never crash the monitor, and every failure has a
 * sentence. Lines are made from the command table and the tables of SET and SHOW, then
 * often spoilt; files among their arguments are packs, tapes, saved machines and scripts,
 * good, cut off and garbage. FORK11_LINES lines (default 3,000), FORK11_SEED to repeat a
 * run, FORK11_ECHO=1 to see each line before it is done. */
#include "monitor/complete.h"
#include "monitor/set.h"
#include "monitor/show.h"
#include "tests/unit/rig.h"
#include "tests/unit/session.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST = 3000, RENEW = 200 /* lines between new files and a new machine */ };

static char home[] = "/tmp/fork11-lines-XXXXXX";
static struct dice dice;

static unsigned any(unsigned n)
{
    return dice_next(&dice) % n;
}

static const char *pick(const char *const *list)
{
    unsigned n = 0;
    while (list[n])
        n++;
    return list[any(n)];
}

static const char *const files[] = {
    "pack", "short.rk", "odd.rk",  "empty",   "large.rk", "garbage", "tape",
    "bad",  "saved",    "cut.sav", "bad.sav", "script",   "dir",     "fifo",
    "new1", "new2",     "nodir",   "locked",  "loop",     NULL,
};

static const char *const numbers[] = {
    "0",
    "1",
    "2",
    "7",
    "10",
    "377",
    "777",
    "1000",
    "160000",
    "177776",
    "177777",
    "200000",
    "757776",
    "760000",
    "777560",
    "777776",
    "1000000",
    "17777777",
    "8",
    "9",
    "10.",
    "65535.",
    "65536.",
    "-1",
    "'a",
    "4294967296",
    "99999999999999999999",
    "1777777777777777777777",
    "9223372036854775807.",
    NULL,
};

static const char *const registers[] = {
    "PC",     "SP",     "R0",   "R5",   "R15",  "PSW", "KSP",   "MMR0",
    "UDPDR7", "KIPAR0", "FAC0", "FPS",  "RKCS", "SR",  "STATE", "ALL",
    "R0-R5",  "PIRQ",   "N",    "RKDS", "TTO",  NULL,
};

static const char *const texts[] = {
    "\"a\\r\"", "\"\"", "'x'", "\"\\377\\0\"", "\"@\"", "\"unclosed", "\"\\q\"", NULL,
};

static const char *const instructions[] = {
    "MOV R0,@#1234", "BR .",          "BR 1000",        "SOB R0,1000", "HALT",
    "ADD #5,(R3)+",  "JSR PC,@4(R2)", "LDF @#2000,AC1", "TRAP 377",    "MARK 77",
    "MOV",           "ASH #-6,R5",    "XOR R1,-(SP)",   NULL,
};

static const char *const rest[] = {
    "UNTIL",
    "-T",
    "-C",
    "-e",
    "-r -w",
    "-o",
    "-n",
    "-m",
    "-k",
    "-v",
    "-p",
    "-b",
    "-zz",
    "[3]",
    ";",
    ";step 5;continue",
    "{e pc; d r0 1}",
    "5 seconds",
    "30s",
    "ALL",
    "=",
    "-",
    ",",
    "/",
    "(",
    "[",
    "STATE",
    "log=new1",
    "HISTORY=9",
    "VIRTUAL=1000",
    "IOSPACE",
    "256K",
    "7K",
    "%1",
    "%%",
    "%X%",
    "+",
    "*",
    "& 7",
    "^",
    "<=",
    "1/0",
    "((((((((((((((((((((((((((((((((((((((1",
    NULL,
};

static const char *argument(void)
{
    switch (any(12)) {
    case 0:
    case 1:
        return pick(files);
    case 2:
    case 3:
        return pick(numbers);
    case 4:
        return pick(registers);
    case 5:
        return pick(texts);
    case 6:
        return pick(instructions);
    case 7:
        return device_table[any((unsigned)device_count)].name;
    case 8:
        return set_table[any((unsigned)set_rows)].option;
    case 9:
        return show_table[any((unsigned)show_rows)].name;
    case 10:
        return command_table[any((unsigned)command_count)].name;
    default:
        return pick(rest);
    }
}

static void add(char *line, const char *text)
{
    if (strlen(line) + strlen(text) + 2 < LONGEST)
        strcat(strcat(line, *line ? " " : ""), text);
}

/* Arguments that often make sense for a verb, so that the fuzz gets past its first check. */
static void sensible(char *line, const struct command *command)
{
    switch (command->complete) {
    case COMPLETE_UNIT_FILE:
        if (any(2))
            add(line, pick((const char *const[]){ "-r", "-o", "-e", "-n", NULL }));
        add(line,
            pick((const char *const[]){ "rk0", "RK7", "dk1:", "ptr", "PTP", NULL }));
        add(line, pick(files));
        return;
    case COMPLETE_FILE:
        add(line, pick(files));
        return;
    case COMPLETE_DEVICE:
        add(line, device_table[any((unsigned)device_count)].name);
        return;
    case COMPLETE_SET: {
        const struct set_row *row = &set_table[any((unsigned)set_rows)];
        if (row->device)
            add(line, row->device[0] == '*' ? "pclk" : row->device);
        add(line, row->option);
        return;
    }
    case COMPLETE_SHOW:
        add(line, show_table[any((unsigned)show_rows)].name);
        return;
    case COMPLETE_COMMAND:
        add(line, command_table[any((unsigned)command_count)].name);
        return;
    default:
        add(line, pick(any(2) ? numbers : registers));
    }
}

/* CUT characters of LINE at AT become the N of TEXT, if there is room. */
static void graft(char *line, size_t at, size_t cut, const char *text, size_t n)
{
    size_t length = strlen(line);
    if (at + cut > length || length - cut + n >= LONGEST)
        return;
    memmove(line + at + n, line + at + cut, length - at - cut + 1);
    memcpy(line + at, text, n);
}

static void spoil(char *line)
{
    static const char special[] = "\"'\\{};-@%[]()=,:#. \t\001\177\377~^&|<>0189aAzZ";
    size_t n = strlen(line), at = n ? any((unsigned)n) : 0;
    char copy[LONGEST], one = special[any(sizeof special - 1)];
    memcpy(copy, line, n + 1);
    switch (any(6)) {
    case 0: /* a character goes */
        graft(line, at, 1, "", 0);
        break;
    case 1: /* one comes */
        graft(line, at, 0, &one, 1);
        break;
    case 2: /* one is another */
        graft(line, at, 1, &one, 1);
        break;
    case 3: /* the end goes */
        line[at] = '\0';
        break;
    case 4: /* a part again */
        graft(line, at, 0, copy + at, any((unsigned)(n - at) + 1));
        break;
    default: /* longer than any buffer */
        while (any(100))
            graft(line, at, 0, copy, n);
    }
}

/* No command of the host's, and no file that is not in our own folder. */
static bool harmless(const char *line)
{
    for (const char *p = line; *p; p++) {
        bool digits =
            p > line && p[-1] >= '0' && p[-1] <= '7' && p[1] >= '0' && p[1] <= '7';
        if (*p == '!' || *p == '~' || (*p == '/' && !digits) ||
            (*p == '.' && p[1] == '.'))
            return false;
    }
    return true;
}

static void make_line(char *line)
{
    do {
        const struct command *command = &command_table[any((unsigned)command_count)];
        strcpy(line, any(3) ? command->name : command->shortest);
        if (any(3))
            sensible(line, command);
        while (any(2))
            add(line, argument());
        while (any(5) < 2)
            spoil(line);
    } while (!harmless(line));
}

static void write_file(const char *name, const void *data, size_t n)
{
    int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, data, n), (ssize_t)n);
    close(fd);
}

static void long_file(const char *name, off_t n)
{
    write_file(name, "", 0);
    ck_assert_int_eq(truncate(name, n), 0);
}

static void make_script(const char *name)
{
    char text[10 * (LONGEST + 1)] = "", line[LONGEST];
    for (int i = 0; i < 10; i++) {
        make_line(line);
        strcat(strcat(text, line), "\n");
    }
    write_file(name, text, strlen(text));
}

/* The saved machine, cut off and with a few bytes changed. */
static void spoil_saved(struct session *s)
{
    struct stat st;
    ck_assert_str_eq(session_do(s, "save saved"), "");
    ck_assert_int_eq(stat("saved", &st), 0);
    size_t n = (size_t)st.st_size;
    byte *data = malloc(n);
    int fd = open("saved", O_RDONLY);
    ck_assert_int_eq(read(fd, data, n), (ssize_t)n);
    close(fd);
    write_file("cut.sav", data, any(2) ? any((unsigned)n) : any(300));
    for (unsigned i = any(3); i < 3; i++)
        data[any(any(2) ? (unsigned)n : 100)] ^= (byte)(1 << any(8));
    write_file("bad.sav", data, n);
    free(data);
}

static void make_files(struct session *s)
{
    static const byte tape[] = { 1, 0, 8, 0, 0, 2, 0, 0, 0365, 1, 0, 6, 0, 0, 2, 0367 };
    byte garbage[3000], bad[sizeof tape];
    for (size_t i = 0; i < sizeof garbage; i++) {
        byte c = (byte)(any(4) ? any(256) : any(12) + '\n');
        garbage[i] = c == '!' || c == '/' ? '\n' : c;
    }
    memcpy(bad, tape, sizeof bad);
    bad[any(sizeof bad)] ^= (byte)(1 << any(8));
    long_file("pack", RK_BYTES);
    long_file("short.rk", 512L * any(4872));
    long_file("odd.rk", 513 + 2 * any(9999));
    long_file("large.rk", RK_BYTES + 512);
    long_file("empty", 0);
    long_file("locked", 1024);
    chmod("locked", 0);
    write_file("garbage", garbage, sizeof garbage);
    write_file("tape", tape, sizeof tape);
    write_file("bad", bad, sizeof bad);
    make_script("script");
    write_file("loop", "do loop\n", 8);
    mkdir("dir", 0777);
    mkfifo("fifo", 0666);
    spoil_saved(s);
}

static void remove_files(void)
{
    DIR *dir = opendir(home);
    for (struct dirent *e; dir && (e = readdir(dir));)
        if (e->d_name[0] != '.' && unlinkat(dirfd(dir), e->d_name, 0) != 0)
            unlinkat(dirfd(dir), e->d_name, AT_REMOVEDIR);
    if (dir)
        closedir(dir);
}

/* A session in our own folder, with new files. What runs, runs a short while. */
static struct session begin(void)
{
    ck_assert_int_eq(chdir(home), 0);
    remove_files();
    struct session s = session_begin();
    make_files(&s);
    return s;
}

static void one_line(struct session *s, const char *line)
{
    static struct candidates candidates;
    size_t from;
    if (getenv("FORK11_ECHO"))
        fprintf(stderr, "%s\n", line);
    s->m->run_limit = s->machine->bus.sched.now + 2 * NS_PER_MS;
    s->m->error[0] = '\0';
    rewind(s->out);
    if (any(4) == 0 && strlen(line) < LINE_SIZE)
        complete_line(s->m, line, &candidates, &from);
    if (command_do(s->m, line) == FAILED)
        ck_assert_msg(strlen(s->m->error) > 4 && !strchr(s->m->error, '\n'),
                      "%s failed with \"%s\"", line, s->m->error);
    ck_assert_int_eq(chdir(home), 0);
}

START_TEST(random_lines_never_crash)
{
    const char *given = getenv("FORK11_LINES");
    long count = given ? strtol(given, NULL, 10) : 3000;
    char line[LONGEST];
    strcpy(home + strlen(home) - 6, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(home));
    setenv("PATH", home, 1);
    dice = dice_start("lines", 1975);
    struct session s = begin();
    for (long i = 1; i <= count; i++) {
        make_line(line);
        one_line(&s, line);
        if (i % RENEW == 0) {
            session_end(&s);
            s = begin();
        }
    }
    session_end(&s);
    remove_files();
    ck_assert_int_eq(chdir("/"), 0);
    rmdir(home);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lines");
    TCase *tc = tcase_create("lines");
    tcase_set_timeout(tc, 0);
    tcase_add_test(tc, random_lines_never_crash);
    suite_add_tcase(s, tc);
    return s;
}
