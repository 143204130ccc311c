/* Callers on real sockets and pseudo terminals, a program on the machine that echoes: DLI0 and
 * DC0 to DC2. How many call and vanish: FORK11_CALLERS. */
#include "monitor/lines/exchange.h"
#include "monitor/run.h"
#include "tests/unit/session.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

static struct session s;

/* Polls three DC11s and a DL11, and sends back what they get. A DC11 is given DTR again when it
 * has lost its carrier. R5 counts the rounds. */
static const char program[] = "d -m 1000 MOV #174000,R1\n"
                              "d -m 1004 MOV #3,R2\n"
                              "d -m 1010 MOV #31,(R1)\n"
                              "d -m 1014 MOV #431,4(R1)\n"
                              "d -m 1022 ADD #10,R1\n"
                              "d -m 1026 SOB R2,1010\n"
                              "d -m 1030 INC R5\n" /* the round begins */
                              "d -m 1032 MOV #174000,R1\n"
                              "d -m 1036 MOV #3,R2\n"
                              "d -m 1042 JSR PC,1100\n"
                              "d -m 1046 ADD #10,R1\n"
                              "d -m 1052 SOB R2,1042\n"
                              "d -m 1054 MOV #176500,R1\n"
                              "d -m 1060 JSR PC,1100\n"
                              "d -m 1064 BR 1030\n"
                              "d -m 1100 TSTB (R1)\n"
                              "d -m 1102 BPL 1124\n"
                              "d -m 1104 TSTB 4(R1)\n"
                              "d -m 1110 BPL 1124\n"
                              "d -m 1112 MOV 2(R1),6(R1)\n"
                              "d -m 1120 NOP\n"
                              "d -m 1122 NOP\n"
                              "d -m 1124 RTS PC\n"
                              "d sp 1000\nd pc 1000\n";

static void setup(void)
{
    s = session_begin();
    session_all(&s, program);
    session_all(&s, "set dc lines=3\nset dli lines=1\n");
}

static void teardown(void)
{
    session_end(&s);
}

static void run_ms(int ms)
{
    run_machine(s.m, s.machine->bus.sched.now + ms * NS_PER_MS, 0);
}

/* ATTACH what is in LINE, and the port that it names. */
static int attach(const char *line)
{
    int port = 0;
    const char *said = session_do(&s, line), *at = strstr(said, "port ");
    ck_assert_msg(at != NULL, "%s", said);
    ck_assert_int_eq(sscanf(at, "port %d", &port), 1);
    return port;
}

static int call(int port)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ck_assert_int_eq(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
    fcntl(fd, F_SETFL, O_NONBLOCK);
    return fd;
}

static void tell(int fd, const char *text)
{
    ck_assert_int_eq(send(fd, text, strlen(text), MSG_NOSIGNAL), (ssize_t)strlen(text));
}

/* What has come until it ends with WANTED (the machine runs on); NULL: never. */
static const char *hear(int fd, const char *wanted)
{
    static char text[100000];
    size_t n = 0, length = strlen(wanted);
    for (int round = 0; round < 3000; round++) {
        ssize_t got = recv(fd, text + n, sizeof text - n, 0);
        if (got == 0)
            return NULL;
        n += got > 0 ? (size_t)got : 0;
        if (n >= length && memcmp(text + n - length, wanted, length) == 0) {
            text[n] = '\0';
            return text;
        }
        run_ms(2);
    }
    return NULL;
}

static bool closed(int fd)
{
    char rest[4096];
    for (int round = 0; round < 200; round++) {
        ssize_t n = recv(fd, rest, sizeof rest, 0);
        if (n == 0 || (n < 0 && errno != EAGAIN))
            return true;
        run_ms(10);
        usleep(2000);
    }
    return false;
}

static void wait_for_ports(int wanted)
{
    for (int i = 0; i < 3000 && s.m->exchange.ports != wanted; i++) {
        run_ms(5);
        usleep(2000);
    }
    ck_assert_int_eq(s.m->exchange.ports, wanted);
    run_ms(100); /* and a line can be called again */
}

#define HELLO "\377\373\1\377\373\3\377\375\3\377\373\0\377\375\0"
enum { HELLO_BYTES = 15 };

START_TEST(echoes)
{
    int fd = call(attach("attach dli 0"));
    tell(fd, "hello\377\375\1 you\377\377");
    const char *heard = hear(fd, "you\177"); /* seven bits, until SET 8B */
    ck_assert_ptr_nonnull(heard);
    ck_assert_mem_eq(heard, HELLO, HELLO_BYTES);
    ck_assert_str_eq(heard + HELLO_BYTES, "hello you\177");
    session_all(&s, "set dli 8b\n");
    tell(fd, "\377\377.\377\375\3");
    ck_assert_str_eq(hear(fd, "."), "\377\377.");
    close(fd);
}
END_TEST

/* Even parity is what a terminal sends to a DC11. */
START_TEST(parity)
{
    int fd = call(attach("attach dc 0"));
    tell(fd, "a");
    hear(fd, "a");
    ck_assert_uint_eq(s.machine->dc11[0].rbuf, 0341);
    ck_assert_uint_eq(s.machine->dc11[0].rcsr & 040, 0);
    close(fd);
}
END_TEST

START_TEST(lines_in_turn)
{
    int port = attach("attach dc 0"), fd[4];
    run_ms(1);
    for (int i = 0; i < 3; i++) {
        char text[2] = { (char)('a' + i) };
        fd[i] = call(port);
        tell(fd[i], text);
        ck_assert_ptr_nonnull(hear(fd[i], text));
    }
    check_has(&s, "show dc", "  DC2: 127.0.0.1:");
    fd[3] = call(port);
    ck_assert_ptr_nonnull(hear(fd[3], "All lines of DC are busy.\r\n"));
    ck_assert(closed(fd[3]));
    close(fd[3]);
    close(fd[1]);
    wait_for_ports(2);
    check_has(&s, "show dc", "  DC1: free");
    fd[1] = call(port);
    tell(fd[1], "again");
    ck_assert_ptr_nonnull(hear(fd[1], "again"));
    for (int i = 0; i < 3; i++)
        close(fd[i]);
}
END_TEST

/* Lines whose DTR is up come first. */
START_TEST(lines_that_answer)
{
    int port = attach("attach dc 0"), fd[3];
    run_ms(1);
    session_do(&s, "d dc0rcsr 30");
    for (int i = 0; i < 3; i++) {
        fd[i] = call(port);
        run_ms(50);
        ck_assert_ptr_nonnull(s.m->exchange.port[GROUP_DC][(i + 1) % 3]);
        ck_assert_int_eq(s.m->exchange.ports, i + 1);
    }
    check_has(&s, "show dc0", "rings");
    for (int i = 0; i < 3; i++)
        close(fd[i]);
}
END_TEST

/* A line of its own; DETACH of one caller. */
START_TEST(one_line)
{
    int fd = call(attach("attach dc1 0"));
    tell(fd, "x");
    ck_assert_ptr_nonnull(hear(fd, "x"));
    check_has(&s, "show dc1", ", connected, in 120 ch/s, out 120 ch/s");
    check_says(&s, "set dc disconnect=0", "Nobody is on DC0.");
    check_has(&s, "set dc disconnect=99", "Expected SET DC DISCONNECT=n");
    check_says(&s, "set dc disconnect=1", "");
    ck_assert(closed(fd));
    close(fd);
    run_ms(200);
    fd = call(attach("attach dc1 0"));
    tell(fd, "y");
    ck_assert_ptr_nonnull(hear(fd, "y"));
    check_says(&s, "detach dc1", "");
    ck_assert(closed(fd));
    check_has(&s, "show dc1", "DC1: free");
    close(fd);
}
END_TEST

/* Carrier goes up and down with the caller; DTR that falls hangs him up. */
START_TEST(carrier)
{
    int port = attach("attach dc0 0"), fd = call(port);
    run_ms(20);
    run_ms(20);
    ck_assert(s.machine->dc11[0].rcsr & 04);
    close(fd);
    wait_for_ports(0);
    run_ms(20);
    ck_assert(!(s.machine->dc11[0].rcsr & 04));
    fd = call(port);
    tell(fd, "last words");
    ck_assert_ptr_nonnull(hear(fd, "last words"));
    session_do(&s, "d dc0rcsr 30");
    ck_assert(closed(fd));
    close(fd);
    wait_for_ports(0);
    fd = call(port); /* nobody takes the call: it rings */
    run_ms(20);
    run_ms(20);
    check_has(&s, "show dc0", "rings");
    session_do(&s, "d dc0rcsr 31");
    tell(fd, "up");
    ck_assert_ptr_nonnull(hear(fd, "up"));
    close(fd);
}
END_TEST

/* A long text, faster than the line: every character, in order; and a half-closed socket. */
START_TEST(nothing_is_lost)
{
    static char text[3001];
    int fd = call(attach("attach dli 0"));
    for (int i = 0; i < 3000; i++)
        text[i] = (char)(i < 2990 ? ' ' + i % 90 : 'z');
    tell(fd, text);
    shutdown(fd, SHUT_WR);
    const char *heard = hear(fd, text + 2980);
    ck_assert_ptr_nonnull(heard);
    ck_assert_str_eq(heard + HELLO_BYTES, text);
    ck_assert(closed(fd)); /* he has typed his last, and it was read */
    close(fd);
}
END_TEST

/* Who does not read stops his own line, and nothing else. */
START_TEST(slow_reader)
{
    int port = attach("attach dli 0"), other = call(attach("attach dc 0")), fd;
    int small = 4096;
    fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ck_assert_int_eq(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
    fcntl(fd, F_SETFL, O_NONBLOCK);
    /* A program that sends without end. */
    session_all(&s, "d -m 1100 MOV #130,6(R1)\nd -m 1106 RTS PC\n");
    struct serial *line = group_serial(s.machine, GROUP_DL, 0);
    for (int i = 0; i < 20000 && !line->stalled; i++)
        run_ms(100);
    ck_assert(line->stalled);
    ck_assert_ptr_nonnull(strstr(session_do(&s, "show dli"), "the caller does not read"));
    word rounds = s.machine->cpu.r[5];
    run_ms(100);
    ck_assert_uint_ne(rounds, s.machine->cpu.r[5]);
    char heard[64];
    ck_assert_int_gt(recv(other, heard, sizeof heard, 0), 0);
    /* He reads again, and it goes on. */
    static char lot[1 << 16];
    int64_t bytes = 0;
    for (int i = 0; i < 200; i++) {
        ssize_t n = recv(fd, lot, sizeof lot, 0);
        bytes += n > 0 ? n : 0;
        run_ms(20);
    }
    ck_assert_int_gt(bytes, PORT_OUT + SERIAL_ROOM);
    ck_assert(!line->stalled);
    close(fd);
    close(other);
}
END_TEST

static void reset_close(int fd)
{
    struct linger now = { 1, 0 };
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close(fd);
}

/* Callers who flood with anything, and vanish in any way; then one who behaves. */
START_TEST(floods)
{
    int port = attach("attach dc 0");
    const char *wish = getenv("FORK11_CALLERS");
    int callers = wish ? atoi(wish) : 100;
    char lot[5000];
    srand(7);
    for (int i = 0; i < callers; i++) {
        int fd = call(port);
        for (size_t n = 0; n < sizeof lot; n++)
            lot[n] = (char)(rand() % 2 ? 0377 - rand() % 16 : rand());
        for (int times = rand() % 4; times > 0; times--)
            send(fd, lot, sizeof lot, MSG_NOSIGNAL);
        if (rand() % 2)
            run_ms(1);
        if (rand() % 2)
            reset_close(fd);
        else
            close(fd);
        if (i % 8 == 0)
            run_ms(1);
        ck_assert_int_le(s.m->exchange.ports, 3);
    }
    wait_for_ports(0);
    int fd = call(port);
    tell(fd, "sane");
    ck_assert_ptr_nonnull(hear(fd, "sane"));
    close(fd);
}
END_TEST

START_TEST(pseudo_terminal)
{
    char name[64];
    ck_assert_int_eq(sscanf(session_do(&s, "attach dc0 pty"), "DC0 is %63s", name), 1);
    check_has(&s, "show dc0", "nobody has opened it");
    run_ms(20);
    ck_assert(!(s.machine->dc11[0].rcsr & 04));
    for (int times = 0; times < 2; times++) {
        int fd = open(name, O_RDWR | O_NOCTTY | O_NONBLOCK);
        ck_assert_int_ge(fd, 0);
        ck_assert_int_eq(write(fd, "pty\r", 4), 4);
        char text[16] = "";
        size_t n = 0;
        for (int i = 0; i < 500 && n < 4; i++) {
            ssize_t got = read(fd, text + n, sizeof text - n);
            n += got > 0 ? (size_t)got : 0;
            run_ms(10);
        }
        ck_assert_str_eq(text, "pty\r");
        check_has(&s, "show dc0", "connected");
        close(fd);
        run_ms(20);
        run_ms(20);
        check_has(&s, "show dc0", "nobody has opened it");
        ck_assert(!(s.machine->dc11[0].rcsr & 04));
    }
    check_has(&s, "attach dc0 pty", "DC0 is taken by /dev/pts/");
    check_says(&s, "detach dc0", "");
}
END_TEST

/* With a listener and nobody there, the machine runs the same instructions. */
START_TEST(nobody_changes_nothing)
{
    run_ms(500);
    uint64_t count = s.machine->cpu.count;
    word rounds = s.machine->cpu.r[5];
    session_end(&s);
    setup();
    attach("attach dc 0");
    session_do(&s, "attach dli0 pty");
    run_ms(500);
    ck_assert_uint_eq(s.machine->cpu.count, count);
    ck_assert_uint_eq(s.machine->cpu.r[5], rounds);
}
END_TEST

/* A machine that is restored has on its lines who is there now. */
START_TEST(restored)
{
    char save[64], line[96];
    snprintf(save, sizeof save, "/tmp/exchange_test.%d", (int)getpid());
    int port = attach("attach dc 0"), fd = call(port), second;
    tell(fd, "one");
    ck_assert_ptr_nonnull(hear(fd, "one"));
    snprintf(line, sizeof line, "save %s", save);
    check_says(&s, line, "");
    second = call(port);
    run_ms(20);
    close(fd);
    wait_for_ports(1);
    snprintf(line, sizeof line, "restore %s", save);
    check_says(&s, line, "");
    unlink(save);
    run_ms(20);
    ck_assert(!(s.machine->dc11[0].rcsr & 04));
    tell(second, "two");
    ck_assert_ptr_nonnull(hear(second, "two"));
    close(second);
}
END_TEST

/* Lines that are taken out of the machine hang up. */
START_TEST(fewer_lines)
{
    int port = attach("attach dc 0"), fd[3];
    for (int i = 0; i < 3; i++) {
        fd[i] = call(port);
        tell(fd[i], "x");
        ck_assert_ptr_nonnull(hear(fd[i], "x"));
    }
    session_all(&s, "set dc lines=1\n");
    ck_assert(closed(fd[2]) && closed(fd[1]));
    ck_assert_int_eq(s.m->exchange.ports, 1);
    session_all(&s, "set dc disabled\n");
    ck_assert(closed(fd[0]));
    ck_assert_int_eq(s.m->exchange.listeners, 0);
    for (int i = 0; i < 3; i++)
        close(fd[i]);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("exchange");
    TCase *t = tcase_create("exchange");
    tcase_set_timeout(t, 600);
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, echoes);
    tcase_add_test(t, parity);
    tcase_add_test(t, lines_in_turn);
    tcase_add_test(t, lines_that_answer);
    tcase_add_test(t, one_line);
    tcase_add_test(t, carrier);
    tcase_add_test(t, nothing_is_lost);
    tcase_add_test(t, slow_reader);
    tcase_add_test(t, floods);
    tcase_add_test(t, pseudo_terminal);
    tcase_add_test(t, nobody_changes_nothing);
    tcase_add_test(t, restored);
    tcase_add_test(t, fewer_lines);
    suite_add_tcase(suite, t);
    return suite;
}
