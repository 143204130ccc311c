/* The lab's disks in a test: more of them, errors of theirs, and what is on them. */
#include "images/v6alloc.h"
#include "images/v6check.h"
#include "tests/unit/lab_rig.h"

static bool read_disk(void *context, uint32_t block, byte *data)
{
    return disk_read(context, (int64_t)block * BLOCK_SIZE, data, BLOCK_SIZE);
}

static bool write_disk(void *context, uint32_t block, const byte *data)
{
    return disk_write(context, (int64_t)block * BLOCK_SIZE, data, BLOCK_SIZE);
}

static struct block_device device(struct lab *l, int drive)
{
    return (struct block_device){ &l->s.machine->rk11.drive[drive].unit.disk,
                                  LABPACK_BLOCKS, read_disk, write_disk };
}

static void read_nothing(uint32_t n, byte *data)
{
    (void)n;
    memset(data, 0, BLOCK_SIZE);
}

void lab_drive(struct lab *l, int drive)
{
    static const struct disk_built_in empty = { "an empty pack", read_nothing };
    char error[DISK_ERROR];
    struct disk_wish pack = { .built_in = &empty, .mode = DISK_OVERLAY };
    ck_assert_msg(drive_load(&l->s.machine->rk11.board, drive, &pack, error), "%s",
                  error);
    struct block_device d = device(l, drive);
    ck_assert_ptr_null(v6fs_make(&d, FS_V6, 200, 64, 0));
}

void lab_checks(struct lab *l, int drive)
{
    struct v6_tally tally;
    struct v6fs fs;
    struct block_device d = device(l, drive);
    ck_assert_ptr_null(v6fs_open(&fs, &d, FS_V6));
    ck_assert_ptr_null(v6fs_check(&fs, NULL, &tally));
    ck_assert_uint_eq(tally.damage, 0);
    ck_assert_uint_eq(tally.loss, 0);
}

void lab_bad(struct lab *l, bool (*bad)(struct lab *l, struct lab_transfer t))
{
    l->bad = bad;
}

/* A drive that is not there is the quickest of errors. */
static void set_absent(struct lab *l, int drive, bool absent)
{
    l->s.machine->rk11.drive[drive].unit.absent = absent;
}

void lab_at_disk(struct lab *l, bool begins)
{
    enum { ACTF = 6, FLAGS = 0, B_READ = 1, DEV = 012, BLKNO = 022 };
    const word *core = l->s.machine->bus.core;
    word bp = core[(lab_at(l, "_rktab") + ACTF) / 2];
    if (!bp)
        return;
    struct lab_transfer t = { core[(bp + DEV) / 2] & 0377, core[(bp + BLKNO) / 2],
                              core[(bp + FLAGS) / 2] & B_READ };
    if (t.drive < RK_DRIVES)
        set_absent(l, t.drive, begins && l->bad && l->bad(l, t));
}
