/* Branches, and the jumps whose size the assembler finds: jbr is a br or a jmp, jeq a beq or a bne
 * around a jmp. In PASS_PLACE each jump is held against where its target was guessed, less what
 * the latest label has come down from its own guess. */
#include "images/as_parts.h"

/* Bytes from a branch to what it reaches. */
enum { FARTHEST_BACK = -254, FARTHEST = 256 };

enum { SKIP_JMP = 0402, /* turns beq x into bne .+6 */ JMP_ABSOLUTE = 0000137 };

/* A jump back in PASS_ESTIMATE. */
enum { GUESS_BACK = -0376 };

static bool reaches(word distance)
{
    int16_t d = (int16_t)distance;
    return d >= FARTHEST_BACK && d <= FARTHEST;
}

/* FAR: what is said of a target out of reach. */
static void branch(struct as *as, const struct as_token *token, word op,
                   const struct as_value *target, const char *far)
{
    word distance = (word)(target->value - *as_dot(as));
    word offset = 0;
    if (as->pass == PASS_WRITE) {
        if (!reaches(distance))
            as_error(as, token, far);
        else if (distance & 1)
            as_error(as, token, "is an odd address: an even one was expected");
        else if (target->type != as_segment(as))
            as_error(as, token,
                     "is not in this segment: a label of the same segment was "
                     "expected");
        offset = (word)((int16_t)distance / 2 - 1) & 0377;
    }
    as_emit_plain(as, token, op | offset);
}

void as_branch_to(struct as *as, const struct as_token *token, word op,
                  const struct as_value *target)
{
    branch(as, token, op, target,
           "is too far for a branch: at most 254 bytes back or 256 ahead was expected, "
           "or jbr, jeq...");
}

static void guess(struct as *as, int kind, const struct as_value *target)
{
    word size = kind == AS_JBR ? 4 : 6;
    int16_t distance = (int16_t)(target->value - *as_dot(as));
    if (target->type == as_segment(as) && distance < 0 && distance >= GUESS_BACK)
        size = 2;
    *as_dot(as) = (word)(*as_dot(as) + size);
}

/* Is jump number N, in this pass, long? The first time it is found out. */
static bool place(struct as *as, word target)
{
    unsigned n = as->jumps;
    if (n >= AS_SIZED)
        return true;
    as->jumps++;
    word distance = (word)(target - *as_dot(as));
    if (as->pass == PASS_PLACE) {
        if ((int16_t)distance > 0)
            distance = (word)(distance - as->moved);
        if (!reaches(distance))
            as->is_long[n / 8] |= (byte)(1 << n % 8);
    }
    return as->is_long[n / 8] >> n % 8 & 1;
}

static void write_long(struct as *as, const struct as_token *token, int kind, word op,
                       const struct as_value *target)
{
    if (kind == AS_JCC)
        as_emit_plain(as, token, op ^ SKIP_JMP);
    as_emit_plain(as, token, JMP_ABSOLUTE);
    as_emit(as, token,
            &(struct as_extra){ target->value, target->type, false, target->external });
}

void as_jump(struct as *as, int kind, word op)
{
    const struct as_token *token = as_now(as);
    struct as_value target = as_expression(as);
    if (as->pass == PASS_ESTIMATE) {
        guess(as, kind, &target);
        return;
    }
    if (place(as, target.value)) {
        write_long(as, token, kind, op, &target);
        return;
    }
    branch(as, token, op, &target,
           "lies further than V6's as guesses, which took this jump for a short one: "
           "fewer jumps behind it, or a branch around a jmp, was expected");
}
