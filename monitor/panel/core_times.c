/* How the last forks lie on the time line. */
#include "monitor/panel/core_times.h"

enum { LEAST_SHOWN = 10, BAR_HEIGHT = 12, BAR_GAP = 3, DIGIT = 7, LONGEST_GAP = 80 };

static const int64_t finest = 100000, coarsest = INT64_C(10000000000000);

const struct box times_box = { 84, 905, 1496, TIMES_LANES *TIMES_PITCH };

/* A time line in the making. */
struct fitting {
    const struct core_picture *p;
    struct core_times *t;
    float lane[TIMES_LANES]; /* where the last bar of each ends */
    int64_t busy;            /* until when somebody forked */
    float right;             /* the furthest that anything reaches */
};

static int forks_of(const struct core_picture *p)
{
    return p->forks < 0 ? 0 : p->forks > CORE_LINES ? CORE_LINES : p->forks;
}

static int64_t fork_start(const struct core_picture *p, int i)
{
    int64_t start = p->fork[i].began > p->now ? p->now : p->fork[i].began;
    return start < 0 ? 0 : start;
}

int64_t fork_end(const struct core_picture *p, int i)
{
    int64_t end = p->fork[i].ended > p->now ? p->now : p->fork[i].ended;
    int64_t start = fork_start(p, i);
    return end < start ? start : end;
}

static float units(const struct core_times *t, int64_t ns)
{
    return (float)((double)ns / (double)t->step * TIMES_STEP);
}

/* So wide at least that its number can be read. */
static float least_width(int number)
{
    float width = 2 * DIGIT;
    for (; number >= 10; number /= 10)
        width += DIGIT;
    return width;
}

/* Makes the last piece reach to UNTIL, or begins another one there after a cut. */
static void reach(struct fitting *f, int64_t until, int64_t start)
{
    struct core_times *t = f->t;
    if (t->pieces == 0 || units(t, start - f->busy) > LONGEST_GAP) {
        float x = t->pieces == 0 ? times_box.x : f->right + TIMES_CUT;
        t->piece[t->pieces++] = (struct time_piece){ .from = start, .to = start, .x = x };
    }
    struct time_piece *piece = &t->piece[t->pieces - 1];
    if (until > piece->to)
        piece->to = until;
    piece->w = units(t, piece->to - piece->from);
    if (piece->x + piece->w > f->right)
        f->right = piece->x + piece->w;
    if (until > f->busy)
        f->busy = until;
}

static bool put_bar(struct fitting *f, int i)
{
    struct core_times *t = f->t;
    int64_t start = fork_start(f->p, i), end = fork_end(f->p, i);
    int lane = 0;
    if (t->pieces && start < t->piece[t->pieces - 1].from) /* out of order */
        start = t->piece[t->pieces - 1].from;
    reach(f, end, start);
    const struct time_piece *piece = &t->piece[t->pieces - 1];
    float x = piece->x + units(t, start - piece->from);
    while (lane < TIMES_LANES && f->lane[lane] > x)
        lane++;
    if (lane == TIMES_LANES)
        return false;
    struct box *bar = &t->bar[i];
    *bar = (struct box){ x, times_box.y + (float)(lane * TIMES_PITCH),
                         units(t, end > start ? end - start : 0), BAR_HEIGHT };
    if (bar->w < least_width(f->p->fork[i].number))
        bar->w = least_width(f->p->fork[i].number);
    f->lane[lane] = x + bar->w + BAR_GAP;
    if (x + bar->w > f->right)
        f->right = x + bar->w;
    return true;
}

/* Lays out the forks from FIRST on at the step. False: there is no room. */
static bool fit(const struct core_picture *p, struct core_times *t, int first)
{
    struct fitting f = { .p = p, .t = t };
    t->first = first;
    t->pieces = 0;
    for (int i = first; i < forks_of(p); i++)
        if (!put_bar(&f, i) || f.right > times_box.x + times_box.w)
            return false;
    reach(&f, p->now, p->now);
    return f.right <= times_box.x + times_box.w;
}

/* How many of the last forks there is room for. */
static int fitting_at(const struct core_picture *p, struct core_times *t, int64_t step)
{
    int first = forks_of(p);
    t->step = step;
    while (first > 0 && fit(p, t, first - 1))
        first--;
    return forks_of(p) - first;
}

static int64_t next_step(int64_t step)
{
    int64_t power = 1;
    while (power * 10 <= step)
        power *= 10;
    return step / power == 2 ? power * 5 : step * 2;
}

void layout_times(const struct core_picture *p, struct core_times *t)
{
    int forks = forks_of(p), wanted = forks < LEAST_SHOWN ? forks : LEAST_SHOWN;
    int64_t best = coarsest;
    int most = -1;
    for (int64_t step = finest; step <= coarsest && most < wanted;
         step = next_step(step)) {
        int n = fitting_at(p, t, step);
        if (n > most) {
            most = n;
            best = step;
        }
    }
    t->step = best;
    if (!fit(p, t, forks - most)) /* it did before */
        t->pieces = 0;
}

bool layout_fork_at(const struct core_picture *p, const struct core_times *t, float x,
                    float y, int *i)
{
    for (*i = t->first; *i < forks_of(p); (*i)++)
        if (box_has(t->bar[*i], x, y))
            return true;
    return false;
}
